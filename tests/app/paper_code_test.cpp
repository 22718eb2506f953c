#include "app/paper_code.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "documents/qr.h"
#include "support/plain_case.h"

namespace casebridge::test {

TEST_CASE("a paper's code names matter, words and number, and nothing else is one") {
    const app::PaperCode code{{std::string(32, 'a')}, std::string(16, '7'), "昌江移〔2026〕17号"};
    const std::string text = app::text_of(code);
    CHECK(app::read_paper_code(text) == code);
    for (const std::string& wrong :
         {std::string{}, std::string{"https://example.cn"}, text.substr(4), text.substr(0, 20),
          "CB2" + text.substr(3), "CB1:" + std::string(32, 'a') + text.substr(36),
          text + std::string{'\x01'}, text + "\xff", text + std::string(100, '9'),
          // Found by fuzzing: other characters in the places of the colons.
          "CB1:" + std::string(32, 'A') + ":0000000000000AA0C",
          "CB1:" + std::string(32, 'A') + "C" + std::string(16, '0') + ":1号"}) {
        CAPTURE(wrong);
        CHECK_FALSE(app::read_paper_code(wrong));
    }
}

TEST_CASE("the annexes bear a code once they are approved; another word is another code") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    REQUIRE(story.failures == std::vector<std::string>{});
    const auto& papers = story.bureau.session().matter(story.matter)->papers;
    const auto paper = [&](const char* form) {
        const auto line = std::find_if(papers.begin(), papers.end(), [&](const auto& candidate) {
            return candidate.paper.form == form;
        });
        REQUIRE(line != papers.end());
        return story.bureau.session().paper(story.matter, line->paper);
    };
    const auto letter = paper("transfer_letter");
    const auto receipt = paper("service_receipt");
    REQUIRE(letter);
    REQUIRE(receipt);
    const auto code = app::read_paper_code(letter->code);
    REQUIRE(code);
    CHECK(code->matter == story.matter);
    CHECK(code->number == "昌江移〔2026〕17号");
    CHECK(letter->code != receipt->code);
    CHECK(paper("material_list")->code.empty());
    documents::Document changed = *letter;
    std::get<documents::Paragraph>(changed.blocks[4]).runs.front().text += "。";
    CHECK(app::text_of(app::code_of(story.matter, code->number, changed)) != letter->code);
}

}  // namespace casebridge::test
