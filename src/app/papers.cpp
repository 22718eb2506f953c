#include "app/papers.h"

#include <algorithm>
#include <utility>

#include "documents/annexes.h"
#include "documents/cooperation_papers.h"
#include "documents/evidence_lists.h"
#include "documents/paper_forms.h"
#include "domain/fold.h"
#include "domain/forms.h"

namespace casebridge::app {
namespace {

using documents::Document;
using domain::EventType;
using domain::MatterState;

/// The number that the entry took; `otherwise` where it took none.
std::string number_of(const MatterState& state, const EventId& entry, std::string otherwise = {}) {
    for (const domain::NumberedPaper& paper : state.numbered) {
        if (paper.entry == entry) return paper.number;
    }
    return otherwise;
}

void add_paper(std::string_view form, const domain::HistoryLine* line, std::string number,
               std::vector<PaperLine>& papers) {
    PaperLine paper;
    paper.paper.form = form;
    paper.title = documents::find_paper_form(form)->label;
    paper.number = std::move(number);
    if (line != nullptr) {
        paper.paper.entry = line->event;
        paper.date = line->date;
    }
    papers.push_back(std::move(paper));
}

/// What is not signed yet: the draft of 附件1, and the forms that a leader signs before the entry.
void add_unsigned(const MatterState& state, std::vector<PaperLine>& papers) {
    const auto add = [&](std::string_view form, bool draft) {
        add_paper(form, nullptr, {}, papers);
        papers.back().draft = draft;
        papers.back().to_sign = !draft;
    };
    if (state.stage == domain::Stage::drafted) {
        add("transfer_letter", true);
        add("transfer_approval", false);
    }
    if (state.stage == domain::Stage::rectified) add("closing", false);
    const bool runs = domain::loop_step_of(state) < domain::LoopStep::replied;
    const std::string_view running = documents::running_form_of(state.kind);
    if (runs && !running.empty()) add(running, false);
    if (state.stage == domain::Stage::reviewed) {
        add("filing_approval", false);
        add("declining_approval", false);
    }
}

void add_list(std::string_view form, std::size_t count, std::vector<PaperLine>& papers) {
    if (count == 0) return;
    add_paper(form, nullptr, {}, papers);
    papers.back().count = static_cast<int>(count);
}

/// Empty where the entry brought none, or belongs to a transfer.
std::string_view record_type_of(const MatterState& state, const EventId& entry) {
    if (state.kind == domain::MatterKind::transfer) return {};
    for (const domain::FiledRecord& filed : state.records) {
        if (filed.event == entry) return filed.record.type;
    }
    return {};
}

documents::PaperSource source_of(const MatterState& state, const PaperContext& context) {
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
    const auto forms = documents::forms_of_entry(event->data);
    if (std::find(forms.begin(), forms.end(), paper.form) == forms.end()) return std::nullopt;
    // As it was: a later 转办, 更正 or new opening does not change a paper that was issued.
    const MatterState then = domain::state_at(file.events, paper.entry);
    documents::PaperSource source = source_of(then, context);
    source.signed_entry = [&file](const EventId& id) { return signed_entry(file, id); };
    return with_code(documents::entry_paper(paper.form, source, event->data, event->header.agency),
                     paper.form, then.matter, number_of(file.state, event->id, then.letter_number));
}

/// Forms whose paper is not the entry's own.
struct Preview {
    const MatterState& state;
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
        const auto forms = documents::forms_of_entry(event);
        if (forms.empty()) return std::nullopt;
        return documents::entry_paper(forms.front(), source_of(state, context), event, context.me);
    }
};

}  // namespace

std::vector<PaperLine> papers_of(const MatterState& state) {
    std::vector<PaperLine> papers;
    add_unsigned(state, papers);
    for (auto line = state.history.rbegin(); line != state.history.rend(); ++line) {
        if (line->standing != domain::Standing::effective) continue;
        const bool bears_letter_number = line->type == EventType::sign_receipt;
        const std::string_view record = record_type_of(state, line->event);
        for (const std::string_view form : documents::forms_of_entry(line->type, record)) {
            add_paper(form, &*line,
                      number_of(state, line->event, bears_letter_number ? state.letter_number : ""),
                      papers);
            papers.back().title = documents::paper_label(form, record);
        }
    }
    add_list("evidence_list", state.evidence.size(), papers);
    add_list("articles_list", documents::article_count(state), papers);
    if (state.receipt.day_zero().is_set()) {
        add_paper("deadline_calculation", nullptr, {}, papers);
    }
    return papers;
}

std::vector<PaperRef> papers_to_stamp(const MatterState& state, const AgencyId& me) {
    using domain::Stage;
    const bool bureau = me == state.bureau;
    const bool goes_out = state.stage == Stage::approved || state.stage == Stage::dispatched;
    for (auto line = state.history.rbegin(); line != state.history.rend(); ++line) {
        if (line->standing != domain::Standing::effective) continue;
        if (bureau && goes_out && line->type == EventType::approve_transfer) {
            return {{"transfer_letter", line->event},
                    {"service_receipt", line->event},
                    {"material_list", line->event}};
        }
        const bool replies =
            line->type == EventType::reply_final || line->type == EventType::reply_partial;
        if (!bureau && replies && domain::loop_step_of(state) != domain::LoopStep::archived) {
            return {{"disposition_reply", line->event}};
        }
    }
    return {};
}

std::optional<Document> paper_of(const MatterFile& file, const PaperRef& paper,
                                 const PaperContext& context) {
    if (!paper.entry.empty()) return paper_of_entry(file, paper, context);
    const MatterState& state = file.state;
    const std::string me = context.agency_name(context.me);
    if (paper.form == "transfer_letter" && state.stage == domain::Stage::drafted) {
        return documents::annex_1_transfer_letter(state.letter, state.letter_number, true);
    }
    const std::vector<PaperLine> papers = papers_of(state);
    if (std::any_of(papers.begin(), papers.end(),
                    [&](const PaperLine& line) { return line.to_sign && line.paper == paper; })) {
        return documents::approval_to_sign(paper.form, source_of(state, context), context.me);
    }
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

std::optional<Document> preview_of(const MatterState& state, EventType command,
                                   const domain::FieldValues& values, const PaperContext& context) {
    return std::visit(Preview{state, context}, domain::preview_from_values(command, values));
}

}  // namespace casebridge::app
