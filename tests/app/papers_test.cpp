#include "app/papers.h"

#include <doctest/doctest.h>

#include "documents/qr.h"
#include "support/plain_case.h"
#include "support/zip_reader.h"

namespace casebridge::test {
namespace {

void prepare(PlainCase& story) {
    story.discover();
    story.prepare();
    story.transfer();
    REQUIRE(story.failures == std::vector<std::string>{});
}

/// A page photographed around its code.
app::Picture photo_of(std::string_view text) {
    constexpr int k_scale = 4;
    constexpr int k_quiet = 20;
    const auto [plain, rest] = documents::split_code(text);
    const auto code = documents::make_qr(plain, rest);
    REQUIRE(code);
    const int side = code->size * k_scale + 2 * k_quiet;
    app::Picture picture{side, side, Bytes(static_cast<std::size_t>(side * side * 4), 255)};
    for (int y = 0; y < code->size * k_scale; ++y) {
        for (int x = 0; x < code->size * k_scale; ++x) {
            if (!code->at(x / k_scale, y / k_scale)) continue;
            const auto at = static_cast<std::size_t>(((y + k_quiet) * side + x + k_quiet) * 4);
            for (std::size_t channel = 0; channel < 3; ++channel) picture.rgba[at + channel] = 30;
        }
    }
    return picture;
}

app::Outcome find(Office& office, std::string_view text) {
    office.scan(photo_of(text));
    const app::Outcome outcome =
        office.perform(app::FindByCode{office.hold("扫描.jpg", as_bytes("x"))});
    office.settle();
    return outcome;
}

std::vector<std::string> forms_of(const std::vector<app::PaperLine>& papers) {
    std::vector<std::string> forms;
    for (const app::PaperLine& line : papers) forms.push_back(line.paper.form);
    return forms;
}

}  // namespace

TEST_CASE("文书 lists what the matter has, newest first, and every line can be printed") {
    PlainCase story;
    prepare(story);
    const app::MatterView* view = story.bureau.session().matter(story.matter);
    CHECK(forms_of(view->papers) == std::vector<std::string>{"transfer_letter", "service_receipt",
                                                             "material_list", "transfer_approval",
                                                             "recheck", "rectification_order",
                                                             "inspection", "evidence_list"});
    for (const app::PaperLine& line : view->papers) {
        CAPTURE(line.paper.form);
        CHECK(story.bureau.perform(app::PrintPapers{story.matter, {line.paper}, false}).kind ==
              app::Outcome::Kind::done);
    }
    CHECK(story.bureau.desk().printed.size() == view->papers.size());
    CHECK(story.bureau.perform(app::PrintPapers{story.matter, {{"minutes", {}}}, false}).kind ==
          app::Outcome::Kind::refused);
}

TEST_CASE("what must be stamped is printed in one job, each as often as custom asks") {
    PlainCase story;
    prepare(story);
    const app::MatterView* view = story.bureau.session().matter(story.matter);
    REQUIRE(view->to_stamp.size() == 3);
    CHECK(story.bureau.perform(app::PrintPapers{story.matter, view->to_stamp, true}).kind ==
          app::Outcome::Kind::done);
    const std::string& job = story.bureau.desk().printed.back();
    std::size_t sheets = 0;
    for (std::size_t at = job.find("<section"); at != std::string::npos;
         at = job.find("<section", at + 1)) {
        ++sheets;
    }
    CHECK(sheets == 6);
    CHECK(story.brigade.session().matter(story.matter)->to_stamp.empty());
}

TEST_CASE("a paper is saved for WPS and Word, and stands in 外发登记") {
    PlainCase story;
    prepare(story);
    Office& office = story.bureau;
    const app::PaperRef letter = office.session().matter(story.matter)->to_stamp.at(0);
    CHECK(office.perform(app::SavePaper{story.matter, letter}).kind == app::Outcome::Kind::done);
    office.settle();
    const auto& [name, bytes] = office.desk().saved.back();
    CHECK(name == "昌江移〔2026〕17号_移送处理书.docx");
    CHECK(ZipReader(bytes).find("word/document.xml") != nullptr);
    CHECK(office.session().exports().front().file_name == name);
}

TEST_CASE("what is signed by a leader is printed before its entry, and goes when that is made") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.on(Date::of(2026, 11, 12));
    story.enter(story.bureau, domain::EventType::draft_transfer, {});
    const auto& papers = story.bureau.session().matter(story.matter)->papers;
    REQUIRE(papers.size() > 2);
    CHECK(papers[0].draft);
    CHECK(papers[1].paper.form == "transfer_approval");
    CHECK(papers[1].to_sign);
    const auto paper = story.bureau.session().paper(story.matter, papers[1].paper);
    REQUIRE(paper);
    CHECK(documents::text_of(*paper).find("处罚依据") != std::string::npos);
}

TEST_CASE("an issued paper stays as it was, and its code is found in later states, too") {
    PlainCase story;
    prepare(story);
    const auto of_bureau = [&](const app::PaperRef& paper) {
        return story.bureau.session().paper(story.matter, paper);
    };
    const app::PaperRef letter = story.bureau.session().matter(story.matter)->to_stamp.at(0);
    const app::PaperRef receipt = story.bureau.session().matter(story.matter)->to_stamp.at(1);
    const auto before = of_bureau(letter);
    const auto to_sign = of_bureau(receipt);
    REQUIRE(before);
    REQUIRE(to_sign);
    story.on(Date::of(2026, 11, 19));
    story.enter(story.bureau, domain::EventType::sign_receipt,
                {{"server", "张伟"},
                 {"served_on", "2026-11-19"},
                 {"recipient_person", "吴晓琳"},
                 {"recipient_date", "2026-11-19"},
                 {"proof", "已签名的附件2"}});
    REQUIRE(story.failures == std::vector<std::string>{});
    CHECK(of_bureau(letter)->code == before->code);
    CHECK(of_bureau(receipt)->code == to_sign->code);
    CHECK(find(story.bureau, to_sign->code).kind == app::Outcome::Kind::done);
    CHECK(story.bureau.session().notices().back().what == app::Notice::What::code_found);
}

TEST_CASE("blank forms for the field; no other") {
    PlainCase story;
    CHECK(story.bureau.perform(app::PrintBlank{"inspection"}).kind == app::Outcome::Kind::done);
    CHECK(story.bureau.perform(app::PrintBlank{"volume_cover"}).kind ==
          app::Outcome::Kind::refused);
    CHECK(story.bureau.perform(app::PrintBlank{"../x"}).kind == app::Outcome::Kind::refused);
}

TEST_CASE("a scan finds its matter, and tells whether the words are still the same") {
    PlainCase story;
    prepare(story);
    Office& office = story.brigade;
    const auto letter = story.bureau.session().paper(
        story.matter, story.bureau.session().matter(story.matter)->to_stamp.at(0));
    REQUIRE(letter);
    const app::Outcome found = find(office, letter->code);
    CHECK(found.kind == app::Outcome::Kind::done);
    CHECK(found.matter == story.matter);
    CHECK(office.session().notices().back().what == app::Notice::What::code_found);

    auto code = *app::read_paper_code(letter->code);
    code.hash = std::string(16, '0');
    CHECK(find(office, app::text_of(code)).matter == story.matter);
    CHECK(office.session().notices().back().what == app::Notice::What::code_differs);

    code.matter.text = std::string(32, 'b');
    CHECK(find(office, app::text_of(code)).error.code == ErrorCode::matter_unknown);
    CHECK(find(office, "HTTPS://EXAMPLE.CN/").error.code == ErrorCode::code_unreadable);
    office.scan({4, 4, Bytes(64, 255)});
    CHECK(office.perform(app::FindByCode{office.hold("白.jpg", as_bytes("x"))}).error.code ==
          ErrorCode::code_unreadable);
}

TEST_CASE("every form that has a paper previews it while it is filled") {
    PlainCase story;
    prepare(story);
    for (const auto command :
         {domain::EventType::raise_objection, domain::EventType::request_supplement,
          domain::EventType::file_case, domain::EventType::return_case, domain::EventType::redirect,
          domain::EventType::reply_partial}) {
        CHECK(story.brigade.session().preview(story.matter, command, {}).has_value());
    }
    CHECK_FALSE(
        story.brigade.session().preview(story.matter, domain::EventType::note, {}).has_value());
}

}  // namespace casebridge::test
