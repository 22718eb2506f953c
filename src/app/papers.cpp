#include "app/papers.h"

#include <algorithm>
#include <utility>

#include "documents/annexes.h"
#include "documents/evidence_lists.h"
#include "documents/paper_forms.h"
#include "domain/forms.h"

namespace casebridge::app {
namespace {

using documents::Document;
using domain::EventType;
using domain::TransferState;

bool is_approved(const TransferState& state) {
    return !state.letter_number.empty() && !state.transfer_approval.approver.empty();
}

std::string number_of(const TransferState& state, const EventId& entry) {
    for (const domain::NumberedPaper& paper : state.numbered) {
        if (paper.entry == entry) return paper.number;
    }
    return {};
}

/// 附件1 with what goes out beside it, at the entry that made it.
void add_letter(const TransferState& state, const domain::HistoryLine& line,
                std::vector<PaperLine>& papers) {
    const bool approved = is_approved(state);
    const EventType makes = approved ? EventType::approve_transfer : EventType::draft_transfer;
    const bool made = line.type == makes && !state.letter.party.empty();
    const bool listed = std::any_of(papers.begin(), papers.end(), [](const PaperLine& paper) {
        return paper.paper.form == "transfer_letter";
    });
    if (!made || listed) return;
    const auto add = [&](std::string_view form, bool draft) {
        papers.push_back({{std::string{form}, {}},
                          std::string{documents::find_paper_form(form)->label},
                          state.letter_number,
                          line.date,
                          draft});
    };
    add("transfer_letter", !approved);
    if (approved) {
        add("service_receipt", false);
        add("material_list", false);
    }
}

void add_list(std::string_view form, std::size_t count, std::vector<PaperLine>& papers) {
    if (count == 0) return;
    PaperLine line;
    line.paper.form = form;
    line.title = documents::find_paper_form(form)->label;
    line.count = static_cast<int>(count);
    papers.push_back(std::move(line));
}

documents::PaperSource source_of(const TransferState& state, const PaperContext& context) {
    return {state, context.category, context.agency_name, nullptr};
}

/// The code says the words that stand around it.
Document with_code(Document document, std::string_view form, const MatterId& matter,
                   std::string_view number) {
    const documents::PaperForm* kind = documents::find_paper_form(form);
    if (kind == nullptr || !kind->coded || number.empty()) return document;
    document.code = text_of(code_of(matter, number, document));
    return document;
}

std::optional<Document> paper_of_entry(const MatterFile& file, const PaperRef& paper,
                                       const PaperContext& context) {
    const auto event =
        std::find_if(file.events.begin(), file.events.end(),
                     [&](const domain::Event& found) { return found.id == paper.entry; });
    if (event == file.events.end()) return std::nullopt;
    const auto forms = documents::forms_of_entry(event->header.type);
    if (std::find(forms.begin(), forms.end(), paper.form) == forms.end()) return std::nullopt;
    documents::PaperSource source = source_of(file.state, context);
    source.signed_entry = [&file](const EventId& id) { return signed_entry(file, id); };
    return with_code(documents::entry_paper(paper.form, source, event->data, event->header.agency),
                     paper.form, file.state.matter, number_of(file.state, event->id));
}

/// Forms whose paper is not the entry's own.
struct Preview {
    const TransferState& state;
    const PaperContext& context;

    std::optional<Document> operator()(const domain::DraftTransfer& event) const {
        return documents::annex_1_transfer_letter(event.letter, state.letter_number, true);
    }
    std::optional<Document> operator()(const domain::ApproveTransfer& event) const {
        return documents::annex_1_transfer_letter(state.letter, event.document_number, false);
    }
    std::optional<Document> operator()(const domain::SignReceipt& event) const {
        return documents::annex_2_service_receipt(state.letter, state.letter_number, event);
    }
    std::optional<Document> operator()(const domain::ReplyPartial& event) const {
        return documents::annex_3_disposition_reply(event.letter, true);
    }
    std::optional<Document> operator()(const domain::ReplyFinal& event) const {
        return documents::annex_3_disposition_reply(event.letter, true);
    }
    /// What a correction changes is known only when it is entered.
    std::optional<Document> operator()(const domain::CorrectEntry&) const { return std::nullopt; }
    template <class Other>
    std::optional<Document> operator()(const Other& event) const {
        const auto forms = documents::forms_of_entry(Other::type);
        if (forms.empty()) return std::nullopt;
        return documents::entry_paper(forms.front(), source_of(state, context), event, context.me);
    }
};

}  // namespace

std::vector<PaperLine> papers_of(const TransferState& state) {
    std::vector<PaperLine> papers;
    for (auto line = state.history.rbegin(); line != state.history.rend(); ++line) {
        if (line->standing != domain::Standing::effective) continue;
        add_letter(state, *line, papers);
        for (const std::string_view form : documents::forms_of_entry(line->type)) {
            papers.push_back({{std::string{form}, line->event},
                              std::string{documents::find_paper_form(form)->label},
                              number_of(state, line->event),
                              line->date});
        }
    }
    add_list("evidence_list", state.evidence.size(), papers);
    add_list("articles_list", documents::article_count(state), papers);
    if (state.receipt.day_zero().is_set()) {
        papers.push_back({{"deadline_calculation", {}}, "期限计算说明", {}, {}});
    }
    return papers;
}

std::vector<PaperRef> papers_to_stamp(const TransferState& state, const AgencyId& me) {
    using domain::Stage;
    const bool goes_out = state.stage == Stage::approved || state.stage == Stage::dispatched;
    if (goes_out && me == state.bureau && is_approved(state)) {
        return {{"transfer_letter", {}}, {"service_receipt", {}}, {"material_list", {}}};
    }
    if (state.stage != Stage::replied || me == state.bureau) return {};
    for (auto line = state.history.rbegin(); line != state.history.rend(); ++line) {
        const bool replies =
            line->type == EventType::reply_final && line->standing == domain::Standing::effective;
        if (replies) return {{"disposition_reply", line->event}};
    }
    return {};
}

std::optional<Document> paper_of(const MatterFile& file, const PaperRef& paper,
                                 const PaperContext& context) {
    if (!paper.entry.empty()) return paper_of_entry(file, paper, context);
    const TransferState& state = file.state;
    const bool approved = is_approved(state);
    const std::string me = context.agency_name(context.me);
    const auto coded = [&](Document document) {
        if (!approved) return document;
        return with_code(std::move(document), paper.form, state.matter, state.letter_number);
    };
    if (paper.form == "transfer_letter" && !state.letter.party.empty()) {
        return coded(
            documents::annex_1_transfer_letter(state.letter, state.letter_number, !approved));
    }
    if (paper.form == "service_receipt" && approved) {
        if (!state.receipt.day_zero().is_set()) return coded(documents::annex_2_blank(state));
        return coded(
            documents::annex_2_service_receipt(state.letter, state.letter_number, state.receipt));
    }
    if (paper.form == "material_list") return documents::materials_list(state, !approved);
    if (paper.form == "evidence_list" && !state.evidence.empty()) {
        return documents::evidence_list(state, me);
    }
    if (paper.form == "articles_list" && documents::has_articles(state)) {
        return documents::articles_list(state, me);
    }
    if (paper.form == "deadline_calculation") {
        const auto clocks = domain::clocks_of(state, context.due_rules.calendar);
        if (clocks.empty()) return std::nullopt;
        return documents::deadline_paper(source_of(state, context), me, clocks, context.today);
    }
    return std::nullopt;
}

std::optional<PaperRef> paper_with_code(const MatterFile& file, const PaperCode& code,
                                        const PaperContext& context) {
    const std::string wanted = text_of(code);
    for (const PaperLine& line : papers_of(file.state)) {
        const documents::PaperForm* form = documents::find_paper_form(line.paper.form);
        if (form == nullptr || !form->coded) continue;
        const auto document = paper_of(file, line.paper, context);
        if (document && document->code == wanted) return line.paper;
    }
    return std::nullopt;
}

std::optional<Document> preview_of(const TransferState& state, EventType command,
                                   const domain::FieldValues& values, const PaperContext& context) {
    return std::visit(Preview{state, context}, domain::preview_from_values(command, values));
}

}  // namespace casebridge::app
