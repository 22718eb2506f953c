#include "documents/annexes.h"

#include "base/utf8.h"
#include "documents/paper_forms.h"
#include "domain/compose.h"
#include "domain/enum_names.h"

namespace casebridge::documents {
namespace {

using domain::DispositionReply;
using domain::SignReceipt;
using domain::TransferLetter;

constexpr std::string_view k_draft = "草稿";

/// A finding often ends with its own full stop; the form's sentence must not end twice.
std::string without_full_stop(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view k_stop = "。";
    if (text.size() >= k_stop.size() && text.substr(text.size() - k_stop.size()) == k_stop) {
        text.remove_suffix(k_stop.size());
    }
    return std::string(text);
}

Document marked(Document document, bool draft) {
    if (draft) document.watermark = k_draft;
    return document;
}

}  // namespace

Document annex_1_transfer_letter(const TransferLetter& letter, std::string_view document_number,
                                 bool draft) {
    PaperValues values;
    values.set("letter.agency_name", letter.agency_name);
    values.set("document_number", std::string{document_number});
    values.set("letter.title_subject", letter.title_subject);
    values.set("letter.addressee", letter.addressee);
    values.set("letter.inspected", letter.inspected);
    values.set("letter.findings", letter.findings);
    values.set("letter.party", letter.party);
    values.set("letter.suspected", without_full_stop(letter.suspected));
    if (letter.attachment_count > 0) {
        values.set("letter.attachment_count", std::to_string(letter.attachment_count));
    }
    values.set("letter.letter_date", to_chinese(letter.letter_date));
    return marked(paper("transfer_letter", values), draft);
}

Document annex_2_service_receipt(const TransferLetter& letter, std::string_view document_number,
                                 const SignReceipt& receipt) {
    PaperValues values;
    values.set("letter.agency_name", letter.agency_name);
    values.set("document_number", std::string{document_number});
    values.set("served_document", receipt.served_document);
    values.set("server", receipt.server);
    values.set("served_on", to_chinese(receipt.served_on));
    if (receipt.served_on.is_set() || !receipt.served_document.empty()) {
        values.set("method", std::string{domain::label_of(receipt.method)});
    }
    values.set("recipient_person", receipt.recipient_person);
    values.set("recipient_date", to_chinese(receipt.recipient_date));
    values.set("agent_person", receipt.agent_person);
    values.set("agent_date", to_chinese(receipt.agent_date));
    values.set("remark", receipt.remark);
    return paper("service_receipt", values);
}

Document annex_2_blank(const domain::MatterState& state) {
    SignReceipt receipt;
    receipt.served_document = domain::cite_letter(state);
    receipt.method = state.dispatch.method;
    return annex_2_service_receipt(state.letter, state.letter_number, receipt);
}

Document annex_3_disposition_reply(const DispositionReply& letter, bool draft) {
    PaperValues values;
    values.set("letter.agency_name", letter.agency_name);
    values.set("letter.document_number", letter.document_number);
    values.set("letter.title_subject", letter.title_subject);
    values.set("letter.addressee", letter.addressee);
    values.set("letter.transferred", letter.transferred);
    values.set("letter.handling", letter.handling);
    values.set("letter.attachment_count", std::to_string(letter.attachment_count));
    values.set("letter.letter_date", to_chinese(letter.letter_date));
    return marked(paper("disposition_reply", values), draft);
}

}  // namespace casebridge::documents
