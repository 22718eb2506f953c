#include "app/import_checks.h"

#include <doctest/doctest.h>

using namespace casebridge;
using app::ImportCheck;
using app::ImportCheckKind;
using State = app::ImportCheck::State;

namespace {

/// What a reader holds that has seen header, manifest, two records and one file with its entry.
bundle::BundleContents whole_contents() {
    bundle::BundleContents contents;
    contents.header.bundle = std::string(32, 'a');
    contents.manifest.event_ids = std::string(64, 'b');
    contents.manifest.events = 2;
    contents.manifest.files = 1;
    contents.events.resize(2);
    domain::AddEvidence added;
    added.evidence.title = "现场照片04";
    added.evidence.file = {std::string(64, 'c')};
    contents.events[1].decoded.understood = true;
    contents.events[1].decoded.data = added;
    contents.files.resize(1);
    contents.files[0].sm3 = added.evidence.file;
    return contents;
}

/// One letter a check, in order: p passed, F failed, - not reached.
std::string states(const std::vector<ImportCheck>& checks) {
    std::string text;
    for (const ImportCheck& check : checks) {
        text += check.state == State::passed ? 'p' : check.state == State::failed ? 'F' : '-';
    }
    return text;
}

}  // namespace

TEST_CASE("each finding of a file belongs to the check that made it") {
    struct Row {
        const char* what;
        bundle::Finding finding;
        const char* expected;  // format parts parties signature records evidence
    };
    const std::vector<Row> rows = {
        {"cut in its files", {ErrorCode::file_cut_short, "byte 900"}, "Fpppp-"},
        {"another agency's", {ErrorCode::not_addressed_to_us, "header"}, "ppFppp"},
        {"an unknown sender's", {ErrorCode::sender_unknown, "header"}, "ppFppp"},
        {"a part", {ErrorCode::part_mismatch, "header"}, "pFpppp"},
        {"a changed header", {ErrorCode::manifest_mismatch, "header"}, "pppFpp"},
        {"a manifest with a wrong signature", {ErrorCode::signature_invalid, "manifest"}, "pppFpp"},
        {"a record with a wrong signature", {ErrorCode::signature_invalid, "events[1]"}, "ppppFp"},
        {"a missing record", {ErrorCode::manifest_mismatch, "events"}, "ppppFp"},
        {"a changed photo", {ErrorCode::chunk_mismatch, "files[0].chunks[2]"}, "pppppF"},
        {"a wrong end", {ErrorCode::manifest_mismatch, "end"}, "Fpppp-"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(states(app::import_checks(whole_contents(), {&row.finding, 1})) == row.expected);
    }
}

TEST_CASE("what the reader did not come to is not called passed") {
    const bundle::Finding text{ErrorCode::wrong_format, "byte 0"};
    CHECK(states(app::import_checks({}, {&text, 1})) == "F-----");
    bundle::BundleContents cut = whole_contents();
    cut.events.resize(1);
    cut.files.clear();
    const bundle::Finding end{ErrorCode::file_cut_short, "byte 400"};
    CHECK(states(app::import_checks(cut, {&end, 1})) == "Fppp--");
}

TEST_CASE("wrong files are counted once each and the first is named") {
    const std::vector<bundle::Finding> findings = {
        {ErrorCode::chunk_mismatch, "files[0].chunks[2]"},
        {ErrorCode::file_hash_mismatch, "files[0]"},
    };
    const ImportCheck evidence = app::import_checks(whole_contents(), findings).back();
    CHECK(evidence.kind == ImportCheckKind::evidence);
    CHECK(evidence.total == 1);
    CHECK(evidence.failed == 1);
    CHECK(evidence.first_failed == "现场照片04");
    CHECK(evidence.code == ErrorCode::chunk_mismatch);
}
