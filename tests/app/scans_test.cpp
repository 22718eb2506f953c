#include <doctest/doctest.h>

#include "support/plain_case.h"
#include "support/zip_reader.h"

using namespace casebridge;
using namespace casebridge::test;
using app::Outcome;
using domain::EventType;

namespace {

/// The plain case up to the receipt that the brigade signed.
struct Received : PlainCase {
    Received() {
        discover();
        prepare();
        transfer();
        on(Date::of(2026, 11, 19));
        enter(brigade, EventType::sign_receipt,
              {{"server", "张伟"},
               {"served_on", "2026-11-19"},
               {"recipient_person", "吴晓琳"},
               {"recipient_date", "2026-11-19"}});
    }
    [[nodiscard]] app::PaperRef paper_of(Office& office, const char* form, EventType type) const {
        for (const app::HistoryView& entry : office.session().matter(matter)->history) {
            if (entry.line.type == type) return {form, entry.line.event};
        }
        return {form, {}};
    }
    [[nodiscard]] app::PaperRef receipt(Office& office) const {
        return paper_of(office, "service_receipt", EventType::sign_receipt);
    }
};

Bytes pdf(std::string_view words) {
    const std::string text = "%PDF-1.4\n" + std::string{words};
    const BytesView view = as_bytes(text);
    return {view.begin(), view.end()};
}

}  // namespace

TEST_CASE("a scanned receipt travels with the case and is the copy of record on both desks") {
    Received story;
    REQUIRE(story.told() == "");
    const Bytes scan = pdf("送达回执");
    const Outcome attached =
        story.brigade.attach_scan(story.matter, story.receipt(story.brigade), "回执.pdf", scan);
    story.note(story.brigade, EventType::attach_scan, attached);
    CHECK(story.carry(story.brigade, story.bureau) == app::ImportView::Phase::merged);
    CHECK(story.told() == "");
    for (Office* office : {&story.brigade, &story.bureau}) {
        const app::MatterView& view = *office->session().matter(story.matter);
        REQUIRE(view.state.scans.size() == 1);
        const domain::AttachScan& content = view.state.scans.front().content;
        CHECK(content.title == "送达回执");
        CHECK(content.media_type == "application/pdf");
        CHECK(view.missing_files.empty());
        CHECK(view.history.front().summary.find("送达回执，1 页，回执.pdf") != std::string::npos);
        // It opens in a tab of its own, with the bytes that were scanned.
        CHECK(office->perform(app::OpenEvidence{content.file}).kind == Outcome::Kind::done);
    }
    CHECK(story.brigade.session().matter(story.matter)->fold_hash ==
          story.bureau.session().matter(story.matter)->fold_hash);
    REQUIRE(story.bureau.perform(app::ExportVolume{story.matter, "档案室", "归档"}).kind ==
            Outcome::Kind::done);
    const ZipReader zip(story.bureau.desk().saved.back().second);
    CHECK(zip.text("存档件/01_回执.pdf") == as_text(scan));
    CHECK(zip.text("清单.txt").find("SM3 (存档件/01_回执.pdf)") != std::string::npos);
}

TEST_CASE("what is no scan, or of no paper of the matter, is refused and nothing is entered") {
    Received story;
    REQUIRE(story.told() == "");
    const app::PaperRef receipt = story.receipt(story.brigade);
    struct Row {
        const char* what;
        app::PaperRef paper;
        Bytes bytes;
        ErrorCode expected;
    };
    const std::string page = "<html><script>alert(1)</script>";
    const BytesView html = as_bytes(page);
    const Row rows[] = {
        {"a web page", receipt, {html.begin(), html.end()}, ErrorCode::scan_invalid},
        {"an empty file", receipt, {}, ErrorCode::file_empty},
        {"a paper of another entry",
         {"transfer_letter", receipt.entry},
         pdf("甲"),
         ErrorCode::field_invalid},
        {"no form of ours", {"no_such_form", receipt.entry}, pdf("乙"), ErrorCode::field_invalid},
        {"an entry that is not there",
         {"service_receipt", {std::string(64, 'f')}},
         pdf("丙"),
         ErrorCode::field_invalid},
        {"a paper that nobody signs", {"evidence_list", {}}, pdf("丁"), ErrorCode::field_invalid},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const Outcome outcome =
            story.brigade.attach_scan(story.matter, row.paper, "文件.pdf", row.bytes);
        CHECK(outcome.kind == Outcome::Kind::refused);
        CHECK(outcome.error.code == row.expected);
    }
    CHECK(story.brigade.session().matter(story.matter)->state.scans.empty());
}

TEST_CASE("one file may hold two papers; the same scan of the same paper is refused") {
    Received story;
    REQUIRE(story.told() == "");
    const Bytes both = pdf("移送处理书和送达回执");
    const app::PaperRef letter =
        story.paper_of(story.brigade, "transfer_letter", EventType::approve_transfer);
    const auto attach = [&](const app::PaperRef& paper, const Bytes& bytes) {
        return story.brigade.attach_scan(story.matter, paper, "扫描.pdf", bytes);
    };
    CHECK(attach(letter, both).kind == Outcome::Kind::done);
    CHECK(attach(story.receipt(story.brigade), both).kind == Outcome::Kind::done);
    const Outcome again = attach(letter, both);
    CHECK(again.error.code == ErrorCode::evidence_duplicate);
    CHECK(again.error.detail == "移送处理书");
    CHECK(attach(letter, pdf("重新扫描")).kind == Outcome::Kind::done);
    CHECK(attach(letter, both).kind == Outcome::Kind::done);  // back to the first one
    CHECK(story.brigade.session().matter(story.matter)->state.scans.size() == 4);
    CHECK(story.carry(story.brigade, story.bureau) == app::ImportView::Phase::merged);
    CHECK(story.bureau.session().matter(story.matter)->missing_files.empty());
}
