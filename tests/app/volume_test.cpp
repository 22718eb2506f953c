#include <doctest/doctest.h>

#include <algorithm>

#include "app/volume_files.h"
#include "crypto/digest.h"
#include "documents/zip_writer.h"
#include "support/case_builder.h"
#include "support/plain_case.h"
#include "support/zip_reader.h"

using namespace casebridge;
using namespace casebridge::test;

namespace {

app::Outcome export_volume(Office& office, const MatterId& matter) {
    return office.perform(app::ExportVolume{matter, "本单位档案室", "归档"});
}

std::string all_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

/// Every hash line of 清单.txt holds, and every file but the lists has its two.
void check_manifest(const ZipReader& zip) {
    const std::string list = zip.text("清单.txt");
    for (const ZippedFile& file : zip.files()) {
        CAPTURE(file.name);
        documents::Crc32 crc;
        crc.update(as_bytes(file.bytes));
        CHECK(crc.value() == file.crc32);
        CHECK(file.utf8);
        if (file.name.starts_with("清单.")) continue;
        const std::string sm3 = to_hex(crypto::sm3(file.bytes));
        const std::string sha256 = to_hex(crypto::sha256(as_bytes(file.bytes)));
        CHECK(list.find("SM3 (" + file.name + ") = " + sm3 + "\n") != std::string::npos);
        CHECK(list.find("SHA256 (" + file.name + ") = " + sha256 + "\n") != std::string::npos);
        CHECK(zip.text("清单.json").find("\"sm3\":\"" + sm3 + "\",\"sha256\":\"" + sha256 + "\"") !=
              std::string::npos);
    }
}

std::vector<std::string> names_of(const ZipReader& zip) {
    std::vector<std::string> names;
    for (const ZippedFile& file : zip.files()) names.push_back(file.name);
    return names;
}

}  // namespace

TEST_CASE("either side exports the whole 案卷, and its files are the ones that were added") {
    PlainCase story;
    story.run();
    REQUIRE(all_of(story.failures) == "");
    for (Office* office : {&story.bureau, &story.brigade}) {
        REQUIRE(export_volume(*office, story.matter).kind == app::Outcome::Kind::done);
        const auto& [name, bytes] = office->desk().saved.back();
        CHECK(name == "昌江移〔2026〕17号_案卷_20261214.zip");
        const ZipReader zip(bytes);
        CHECK(names_of(zip) ==
              std::vector<std::string>{"案卷.html", "经过.csv", "事项.json", "清单.json",
                                       "清单.txt", "证据/01_现场照片.jpg", "证据/02_催办记录.jpg",
                                       "证据/03_维修结算单.jpg"});
        check_manifest(zip);
        CHECK(zip.text("证据/01_现场照片.jpg") ==
              as_text(PlainCase::made_up_file("现场照片.jpg", 1'900'000)));
        const std::string html = zip.text("案卷.html");
        const bool bureaus = office == &story.bureau;
        CHECK((html.find("2026-移-17") != std::string::npos) == bureaus);
        CHECK((html.find("2026-昌-9") != std::string::npos) == !bureaus);
        CHECK(zip.text("清单.json").find("\"missing\":[\n]") != std::string::npos);
        const auto& exports = office->session().exports();
        REQUIRE(exports.size() == 1);
        CHECK(exports.front().file_name == name);
        CHECK(exports.front().sm3 == to_hex(crypto::sm3(BytesView{bytes})));
        CHECK(exports.front().size_bytes == bytes.size());
        CHECK(exports.front().recipient == "本单位档案室");
        CHECK(exports.front().purpose == "归档");
        CHECK(exports.front().officer == office->session().me().officer);
    }
}

TEST_CASE("the entries lie in the archive as they were signed, and the register stays") {
    PlainCase story;
    story.discover();
    REQUIRE(export_volume(story.bureau, story.matter).kind == app::Outcome::Kind::done);
    const ZipReader zip(story.bureau.desk().saved.back().second);
    const std::string matter = zip.text("事项.json");
    for (const app::HistoryView& entry : story.bureau.session().matter(story.matter)->history) {
        CHECK(zip.text("经过.csv").find(entry.line.event.text) != std::string::npos);
        CHECK(zip.text("经过.csv").find(entry.line.device.text) != std::string::npos);
        CHECK(matter.find(entry.line.device.text) != std::string::npos);
    }
    CHECK(matter.find("\"cards\":[\n{\"p\":") != std::string::npos);
    story.bureau.reload();
    CHECK(story.bureau.session().exports().size() == 1);
}

TEST_CASE("经过 says who, which agency, when, and in which bundle it came") {
    PlainCase story;
    story.discover();
    story.prepare();
    story.transfer();
    story.object();
    REQUIRE(all_of(story.failures) == "");
    const app::MatterView* view = story.bureau.session().matter(story.matter);
    const app::HistoryView& newest = view->history.front();
    CHECK(newest.line.type == domain::EventType::request_supplement);
    CHECK(newest.agency_name == "支队昌江大队");
    CHECK(newest.line.officer == "周建平");
    CHECK(newest.bundle_number == 1);
    CHECK(newest.bundle_file.ends_with(".case.json"));
    CHECK(newest.bundle_taken == "2026-11-20T09:00");
    CHECK(newest.device == newest.line.device.text.substr(0, 8));
    CHECK_FALSE(newest.device_revoked);
    CHECK(view->history.back().bundle_number == 0);
    CHECK(view->history.back().bundle_file.empty());
}

TEST_CASE("a volume without its recipient or purpose is refused, naming the field") {
    PlainCase story;
    story.discover();
    const auto refused =
        story.bureau.perform(app::ExportVolume{story.matter, "本单位档案室", "　 "});
    CHECK(refused.kind == app::Outcome::Kind::refused);
    CHECK(refused.error.code == ErrorCode::field_required);
    REQUIRE(refused.problems.size() == 1);
    CHECK(refused.problems.front().key == "purpose");
    CHECK(story.bureau.session().exports().empty());
    CHECK(export_volume(story.bureau, {std::string(32, '9')}).error.code ==
          ErrorCode::matter_unknown);
}

TEST_CASE("what is missing does not stop the export and is said in the lists") {
    PlainCase story;
    story.discover();
    story.prepare();
    REQUIRE(all_of(story.failures) == "");
    // The photo is gone from the disk, as before a second part of a bundle has come.
    auto& blobs = story.bureau.disk().blobs;
    const auto photo = std::find_if(blobs.begin(), blobs.end(), [](const auto& blob) {
        return blob.second.size() > 1'000'000;
    });
    REQUIRE(photo != blobs.end());
    const std::string sm3 = photo->first;
    blobs.erase(photo);
    REQUIRE(export_volume(story.bureau, story.matter).kind == app::Outcome::Kind::done);
    const ZipReader zip(story.bureau.desk().saved.back().second);
    check_manifest(zip);
    CHECK(zip.find("证据/01_现场照片.jpg") == nullptr);
    CHECK(zip.find("证据/02_催办记录.jpg") != nullptr);
    CHECK(zip.text("清单.json").find("\"missing\":[\n{\"title\":\"现场照片.jpg\"") !=
          std::string::npos);
    CHECK(zip.text("清单.txt").find("# 没有收到、未收入：现场照片.jpg，现场照片.jpg，SM3 " + sm3) !=
          std::string::npos);
    CHECK(zip.text("案卷.html").find("份文件在导出时没有收到") != std::string::npos);
}

TEST_CASE("a file that is not what was signed for stops the export") {
    PlainCase story;
    story.discover();
    story.prepare();
    for (auto& [id, bytes] : story.bureau.disk().blobs) bytes[bytes.size() / 2] ^= 1;
    const auto refused = export_volume(story.bureau, story.matter);
    CHECK(refused.kind == app::Outcome::Kind::refused);
    CHECK(refused.error.code == ErrorCode::file_hash_mismatch);
    CHECK(story.bureau.session().exports().empty());
}

TEST_CASE("a cancelled export leaves neither a file nor a line, and the next one runs") {
    PlainCase story;
    story.discover();
    story.prepare();
    const std::size_t saved = story.bureau.desk().saved.size();
    app::Session& session = story.bureau.session();
    const app::Ticket ticket =
        session.push(app::ExportVolume{story.matter, "本单位档案室", "归档"});
    for (int i = 0; i < 3; ++i) session.turn();
    CHECK(session.job().kind == app::JobView::Kind::binding_volume);
    CHECK(story.bureau.perform(app::ExportVolume{story.matter, "甲", "乙"}).error.code ==
          ErrorCode::busy);
    story.bureau.settle();
    CHECK(session.outcome(ticket).kind == app::Outcome::Kind::done);
    const app::Ticket second =
        session.push(app::ExportVolume{story.matter, "本单位档案室", "归档"});
    for (int i = 0; i < 3; ++i) session.turn();
    (void)session.push(app::CancelJob{});
    story.bureau.settle();
    CHECK(session.outcome(second).error.code == ErrorCode::cancelled);
    CHECK(session.exports().size() == 1);
    CHECK(story.bureau.desk().saved.size() == saved + 1);
    CHECK(export_volume(story.bureau, story.matter).kind == app::Outcome::Kind::done);
}

TEST_CASE("names of evidence files are cleaned, and no two are alike") {
    struct Row {
        const char* given;
        const char* expected;
    };
    const Row rows[] = {
        {"../../x.jpg", "证据/01__.._.._x.jpg"}, {"CON.txt", "证据/02__CON.txt"},
        {"a\u202Egpj.exe", "证据/03_a_gpj.exe"}, {"C:\\x.jpg", "证据/04_C__x.jpg"},
        {"照片.jpg", "证据/05_照片.jpg"},        {"照片.JPG", "证据/06_照片.JPG"},
        {"照片.jpg", "证据/07_照片.jpg"},        {"x. ", "证据/08_x"},
    };
    CaseBuilder builder;
    builder.add(k_bureau_pc, make_open());
    char digit = '0';
    for (const Row& row : rows) {
        auto added = make_evidence("证据");
        added.evidence.file = {std::string(64, digit++)};
        added.evidence.file_name = row.given;
        builder.add(k_bureau_pc, added);
    }
    auto again = make_evidence("同一文件");  // named twice, lies there once
    again.evidence.file = {std::string(64, '0')};
    again.evidence.file_name = "again.jpg";
    builder.add(k_bureau_pc, again);
    const auto paths = app::archive_paths(builder.state());
    REQUIRE(paths.size() == std::size(rows));
    for (std::size_t i = 0; i < paths.size(); ++i) CHECK(paths[i].second == rows[i].expected);
}

TEST_CASE("a cell of 经过.csv is never a formula, and a comment of 清单.txt stays one line") {
    PlainCase story;
    story.discover();
    REQUIRE(
        story.bureau
            .perform(app::ExportVolume{story.matter, "档案室\nSM3 (x) = 0", "=cmd|' /C calc'!A0"})
            .kind == app::Outcome::Kind::done);
    const ZipReader zip(story.bureau.desk().saved.back().second);
    CHECK(zip.text("清单.txt").find("\nSM3 (x)") == std::string::npos);
    app::VolumeRequest request;
    app::HistoryView entry;
    entry.summary = "=1+1 \"甲\"";
    entry.line.officer = "@甲";
    entry.device_revoked = true;
    request.history = {entry};
    std::string csv;
    for (const app::ArchivedText& text : app::volume_texts(request, {})) {
        if (text.name == "经过.csv") csv = text.text;
    }
    CHECK(csv.find("\"'=1+1 \"\"甲\"\"\"") != std::string::npos);
    CHECK(csv.find("\"'@甲\"") != std::string::npos);
    CHECK(csv.find("\"有效，设备已停用\"") != std::string::npos);
    CHECK(csv.starts_with("\xEF\xBB\xBF"));
}
