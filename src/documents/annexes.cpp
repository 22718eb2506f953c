#include "documents/annexes.h"

#include "base/utf8.h"
#include "domain/compose.h"
#include "domain/document_number.h"
#include "domain/enum_names.h"

namespace casebridge::documents {
namespace {

using domain::DispositionReply;
using domain::SignReceipt;
using domain::TransferLetter;

constexpr int k_name_chars = 8;
constexpr std::string_view k_draft = "草稿";

Run fixed(std::string_view text) { return {std::string(text), "", 0}; }
Run filled(std::string_view field, std::string_view text, int blank_chars) {
    return {std::string(trimmed(text)), std::string(field), blank_chars};
}

Paragraph line(Style style, Alignment alignment, std::vector<Run> runs) {
    return {style, alignment, 0, std::move(runs)};
}
Paragraph body(std::vector<Run> runs) { return {Style::body, Alignment::left, 2, std::move(runs)}; }
Paragraph flush(std::vector<Run> runs) {
    return {Style::body, Alignment::left, 0, std::move(runs)};
}

/// “2026年11月23日”, or the opinion's “年 月 日” with room for ink.
Run date_run(std::string_view field, Date date) {
    return {date.is_set() ? to_chinese(date) : "　　年　月　日", std::string(field), 0};
}

/// The number, or “____移〔〕号” before one is taken.
Paragraph number_line(std::string_view field, std::string_view number, std::string_view kind) {
    if (!trimmed(number).empty()) {
        return line(Style::number, Alignment::centre, {filled(field, number, 0)});
    }
    return line(Style::number, Alignment::centre,
                {filled(field, "", 4), fixed(kind), fixed("〔"), filled(field, "", 3), fixed("〕"),
                 filled(field, "", 2), fixed("号")});
}

/// A finding often ends with its own full stop; the form's sentence must not end twice.
std::string without_full_stop(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view k_stop = "。";
    if (text.size() >= k_stop.size() && text.substr(text.size() - k_stop.size()) == k_stop) {
        text.remove_suffix(k_stop.size());
    }
    return std::string(text);
}

}  // namespace

Document annex_1_transfer_letter(const TransferLetter& letter, std::string_view document_number,
                                 bool draft) {
    Document document;
    document.name = "移送处理书";
    if (draft) document.watermark = k_draft;
    auto& blocks = document.blocks;
    blocks.push_back(line(Style::agency, Alignment::centre,
                          {filled("letter.agency_name", letter.agency_name, k_name_chars)}));
    blocks.push_back(number_line("document_number", document_number, "移"));
    blocks.push_back(
        line(Style::title, Alignment::centre,
             {filled("letter.agency_name", letter.agency_name, k_name_chars), fixed("关于"),
              filled("letter.title_subject", letter.title_subject, k_name_chars),
              fixed("的移送处理书")}));
    blocks.push_back(
        flush({filled("letter.addressee", letter.addressee, k_name_chars), fixed("：")}));
    blocks.push_back(body(
        {fixed("我们在对"), filled("letter.inspected", letter.inspected, k_name_chars),
         fixed("的检查过程中，发现有下列行为："), filled("letter.findings", letter.findings, 12)}));
    blocks.push_back(body(
        {fixed("我认为，"), filled("letter.party", letter.party, k_name_chars), fixed("的行为涉嫌"),
         filled("letter.suspected", without_full_stop(letter.suspected), k_name_chars),
         fixed(
             "，应当依法追究其相关法律责任，现移交你单位依法处理，并将处理结果书面告知我单位。")}));
    blocks.push_back(
        body({fixed("附件：证据材料"),
              filled("letter.attachment_count",
                     letter.attachment_count > 0 ? std::to_string(letter.attachment_count)
                                                 : std::string(),
                     2),
              fixed("份")}));
    blocks.push_back(
        Signature{fixed("（单位盖章）"), date_run("letter.letter_date", letter.letter_date)});
    return document;
}

Document annex_2_service_receipt(const TransferLetter& letter, std::string_view document_number,
                                 const SignReceipt& receipt) {
    Document document;
    document.name = "送达回执";
    auto& blocks = document.blocks;
    blocks.push_back(line(Style::agency, Alignment::centre,
                          {filled("letter.agency_name", letter.agency_name, k_name_chars)}));
    blocks.push_back(line(Style::title, Alignment::centre, {fixed("送　达　回　执")}));
    blocks.push_back(number_line("document_number", document_number, "移"));
    constexpr int k_ink = 8;
    const bool served = receipt.served_on.is_set();
    blocks.push_back(
        flush({fixed("送达文书名称："), filled("served_document", receipt.served_document, 16)}));
    blocks.push_back(
        flush({fixed("送达人："), filled("server", receipt.server, k_ink), fixed("(签名或盖章)")}));
    blocks.push_back(flush({fixed("送达时间："), date_run("served_on", receipt.served_on)}));
    blocks.push_back(flush({fixed("送达方式："), filled("method",
                                                        served || !receipt.served_document.empty()
                                                            ? domain::label_of(receipt.method)
                                                            : std::string_view{},
                                                        k_ink)}));
    blocks.push_back(
        flush({fixed("受送达人："), filled("recipient_person", receipt.recipient_person, k_ink),
               fixed("(签名或盖章)　"), date_run("recipient_date", receipt.recipient_date)}));
    blocks.push_back(flush({fixed("代收人："), filled("agent_person", receipt.agent_person, k_ink),
                            fixed("(签名或盖章)　"), date_run("agent_date", receipt.agent_date)}));
    blocks.push_back(flush({fixed("备注："), filled("remark", receipt.remark, 0)}));
    return document;
}

Document annex_2_blank(const domain::TransferState& state) {
    SignReceipt receipt;
    receipt.served_document = domain::cite_letter(state);
    receipt.method = state.dispatch.method;
    return annex_2_service_receipt(state.letter, state.letter_number, receipt);
}

Document annex_3_disposition_reply(const DispositionReply& letter, bool draft) {
    Document document;
    document.name = "移送案件办理单";
    if (draft) document.watermark = k_draft;
    auto& blocks = document.blocks;
    blocks.push_back(line(Style::agency, Alignment::centre,
                          {filled("letter.agency_name", letter.agency_name, k_name_chars)}));
    blocks.push_back(number_line("letter.document_number", letter.document_number, "函"));
    blocks.push_back(
        line(Style::title, Alignment::centre,
             {filled("letter.agency_name", letter.agency_name, k_name_chars), fixed("关于"),
              filled("letter.title_subject", letter.title_subject, k_name_chars),
              fixed("的案件办理单")}));
    blocks.push_back(
        flush({filled("letter.addressee", letter.addressee, k_name_chars), fixed(":")}));
    blocks.push_back(body({fixed("我们在对贵单位移送的"),
                           filled("letter.transferred", letter.transferred, k_name_chars),
                           fixed("进行了及时查办，办理情况如下："),
                           filled("letter.handling", letter.handling, 12)}));
    blocks.push_back(body({fixed("附件：证据材料"),
                           {std::to_string(letter.attachment_count), "letter.attachment_count", 0},
                           fixed("份")}));
    blocks.push_back(
        Signature{fixed("(单位盖章)"), date_run("letter.letter_date", letter.letter_date)});
    return document;
}

}  // namespace casebridge::documents
