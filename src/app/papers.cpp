#include "app/papers.h"

#include "documents/annexes.h"
#include "documents/evidence_lists.h"
#include "documents/records.h"
#include "domain/enum_names.h"
#include "domain/forms.h"

namespace casebridge::app {
namespace {

using documents::Document;

struct Preview {
    const domain::TransferState& state;
    const PaperContext& context;

    std::optional<Document> operator()(const domain::OpenMatter& event) const {
        return documents::record_print(event.inspection, context.agency_name);
    }
    std::optional<Document> operator()(const domain::AddInspection& event) const {
        return documents::record_print(event.inspection, context.agency_name);
    }
    std::optional<Document> operator()(const domain::OrderRectification& event) const {
        return documents::record_print(event.order, context.agency_name);
    }
    std::optional<Document> operator()(const domain::RecheckComplete& event) const {
        return documents::record_print(event.recheck, context.agency_name,
                                       domain::recheck_result(event));
    }
    std::optional<Document> operator()(const domain::RecheckFailed& event) const {
        return documents::record_print(event.recheck, context.agency_name,
                                       domain::recheck_result(event));
    }
    std::optional<Document> operator()(const domain::DraftTransfer& event) const {
        return documents::annex_1_transfer_letter(event.letter, state.letter_number, true);
    }
    std::optional<Document> operator()(const domain::ApproveTransfer& event) const {
        return documents::annex_1_transfer_letter(state.letter, event.document_number, false);
    }
    std::optional<Document> operator()(const domain::SignReceipt& event) const {
        return documents::annex_2_service_receipt(state.letter, state.letter_number, event);
    }
    std::optional<Document> operator()(const domain::ReplyFinal& event) const {
        return documents::annex_3_disposition_reply(event.letter, true);
    }
    template <class Other>
    std::optional<Document> operator()(const Other&) const {
        return std::nullopt;
    }
};

std::optional<Document> record_paper(const domain::TransferState& state, const EventId& record,
                                     const PaperContext& context) {
    for (const domain::FiledRecord& filed : state.records) {
        if (filed.event != record) continue;
        const std::string& issuer =
            filed.agency == state.bureau ? context.bureau_name : context.recipient_name;
        return documents::record_print(filed.record, issuer, filed.result);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Document> paper_of(const domain::TransferState& state, PaperKind kind,
                                 const EventId& record, const PaperContext& context) {
    const bool frozen = !state.letter_number.empty() && !state.transfer_approval.approver.empty();
    switch (kind) {
        case PaperKind::transfer_letter:
            if (state.letter.party.empty()) return std::nullopt;
            return documents::annex_1_transfer_letter(state.letter, state.letter_number, !frozen);
        case PaperKind::service_receipt:
            if (!frozen) return std::nullopt;
            if (!state.receipt.day_zero().is_set()) return documents::annex_2_blank(state);
            return documents::annex_2_service_receipt(state.letter, state.letter_number,
                                                      state.receipt);
        case PaperKind::disposition_reply:
            if (state.reply.letter.handling.empty()) return std::nullopt;
            return documents::annex_3_disposition_reply(state.reply.letter, false);
        case PaperKind::material_list: return documents::materials_list(state, !frozen);
        case PaperKind::evidence_list:
            if (state.evidence.empty()) return std::nullopt;
            return documents::evidence_list(state, context.agency_name);
        case PaperKind::articles_list:
            if (!documents::has_articles(state)) return std::nullopt;
            return documents::articles_list(state, context.agency_name);
        case PaperKind::record: return record_paper(state, record, context);
    }
    __builtin_trap();
}

std::optional<Document> preview_of(const domain::TransferState& state, domain::EventType command,
                                   const domain::FieldValues& values, const PaperContext& context) {
    return std::visit(Preview{state, context}, domain::preview_from_values(command, values));
}

}  // namespace casebridge::app
