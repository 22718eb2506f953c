#include "documents/annexes.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace casebridge;
using namespace casebridge::documents;
using namespace casebridge::domain;

namespace {

TransferLetter filled_letter() {
    TransferLetter letter;
    letter.agency_name = "昌江区交通运输局";
    letter.title_subject = "景德镇昌南砚川货运有限公司涉嫌未落实动态监控";
    letter.addressee = "景德镇市交通运输综合行政执法支队昌江大队";
    letter.inspected = "景德镇昌南砚川货运有限公司";
    letter.findings = "12辆重型货车未上传动态信息。";
    letter.party = "景德镇昌南砚川货运有限公司";
    letter.suspected = "违反《道路运输车辆动态监督管理办法》第三十五条的规定。";
    letter.attachment_count = 9;
    letter.letter_date = Date::of(2026, 11, 23);
    return letter;
}

void holds_in_order(const std::string& text, const std::vector<std::string_view>& words) {
    std::size_t at = 0;
    for (const std::string_view word : words) {
        CAPTURE(word);
        CAPTURE(text);
        const std::size_t found = text.find(word, at);
        REQUIRE(found != std::string::npos);
        at = found + word.size();
    }
}

}  // namespace

TEST_CASE("附件1 has the opinion's fixed words around the filled blanks") {
    const std::string text =
        text_of(annex_1_transfer_letter(filled_letter(), "昌江移〔2026〕18号", false));
    CHECK(text ==
          "昌江区交通运输局"
          "昌江移〔2026〕18号"
          "昌江区交通运输局关于景德镇昌南砚川货运有限公司涉嫌未落实动态监控的移送处理书"
          "景德镇市交通运输综合行政执法支队昌江大队："
          "我们在对景德镇昌南砚川货运有限公司的检查过程中，发现有下列行为：12辆重型货车未上传动态信"
          "息。"
          "我认为，景德镇昌南砚川货运有限公司的行为涉嫌违反《道路运输车辆动态监督管理办法》第三十五"
          "条的规定"
          "，应当依法追究其相关法律责任，现移交你单位依法处理，并将处理结果书面告知我单位。"
          "附件：证据材料9份"
          "（单位盖章）2026年11月23日");
}

TEST_CASE("an empty 附件1 is the opinion's form: every fixed word, a ruled blank for every other") {
    const Document document = annex_1_transfer_letter({}, "", true);
    CHECK(document.watermark == "草稿");
    CHECK(text_of(document) ==
          "移〔〕号关于的移送处理书：我们在对的检查过程中，发现有下列行为：我认为，的行为涉嫌，应当"
          "依法追究其相关"
          "法律责任，现移交你单位依法处理，并将处理结果书面告知我单位。附件：证据材料份（单位盖章）"
          "　　年　月　日");
    int blanks = 0;
    for (const Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            for (const Run& run : paragraph->runs) {
                if (run.text.empty() && run.blank_chars > 0) ++blanks;
            }
        }
    }
    CHECK(blanks == 12);
}

TEST_CASE("附件2 leaves names and dates blank for ink until they are known") {
    MatterState state;
    state.letter = filled_letter();
    state.letter_number = "昌江移〔2026〕18号";
    const std::string blank = text_of(annex_2_blank(state));
    holds_in_order(blank, {"昌江区交通运输局",
                           "送　达　回　执",
                           "昌江移〔2026〕18号",
                           "送达文书名称：",
                           "移送处理书》（昌江移〔2026〕18号）",
                           "送达人：",
                           "(签名或盖章)",
                           "送达时间：",
                           "年",
                           "月",
                           "日",
                           "送达方式：",
                           "直接",
                           "受送达人：",
                           "(签名或盖章)",
                           "年",
                           "月",
                           "日",
                           "代收人：",
                           "(签名或盖章)",
                           "年",
                           "月",
                           "日",
                           "备注："});
    SignReceipt receipt;
    receipt.served_document = "《移送处理书》";
    receipt.server = "张伟";
    receipt.served_on = Date::of(2026, 11, 19);
    receipt.recipient_person = "吴晓琳";
    receipt.recipient_date = Date::of(2026, 11, 19);
    const std::string signed_text =
        text_of(annex_2_service_receipt(state.letter, state.letter_number, receipt));
    holds_in_order(signed_text,
                   {"送达人：张伟(签名或盖章)", "送达时间：2026年11月19日",
                    "受送达人：吴晓琳(签名或盖章)　2026年11月19日", "代收人：(签名或盖章)"});
}

TEST_CASE("附件3 has the opinion's fixed words around the filled blanks") {
    DispositionReply letter;
    letter.agency_name = "支队昌江大队";
    letter.document_number = "景交昌函〔2026〕3号";
    letter.title_subject = "某公司涉嫌未备案经营";
    letter.addressee = "昌江区交通运输局";
    letter.transferred = "《移送处理书》（昌江移〔2026〕17号）";
    letter.handling = "已作出决定。";
    letter.attachment_count = 1;
    letter.letter_date = Date::of(2026, 12, 18);
    CHECK(text_of(annex_3_disposition_reply(letter, false)) ==
          "支队昌江大队景交昌函〔2026〕3号支队昌江大队关于某公司涉嫌未备案经营的案件办理单昌江区交"
          "通运输局:"
          "我们在对贵单位移送的《移送处理书》（昌江移〔2026〕17号）进行了及时查办，办理情况如下：已"
          "作出决定。"
          "附件：证据材料1份(单位盖章)2026年12月18日");
}

TEST_CASE("the filled values carry the keys of the form, so that the edited one can be tinted") {
    const Document document = annex_1_transfer_letter(filled_letter(), "", true);
    bool found = false;
    for (const Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            for (const Run& run : paragraph->runs) {
                if (run.field == "letter.findings") {
                    found = run.text == "12辆重型货车未上传动态信息。";
                }
            }
        }
    }
    CHECK(found);
}
