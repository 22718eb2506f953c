#include <doctest/doctest.h>

#include <set>

#include "domain/named_files.h"
#include "domain/problems.h"
#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

const DecideContext k_today{{Date::of(2026, 12, 31), 600}, {}, {}};

/// A case up to the receipt, and the entry that signed it.
struct Received {
    Received() : builder(plain_case_until(EventType::sign_receipt)) {
        for (const HistoryLine& line : builder.state().history) {
            if (line.type == EventType::sign_receipt) receipt = line.event;
        }
    }
    [[nodiscard]] AttachScan scan(char file = '7') const {
        AttachScan event = make_scan(receipt, "service_receipt", "送达回执");
        event.file = {std::string(64, file)};
        return event;
    }
    [[nodiscard]] std::set<std::string> problem_keys(const AttachScan& event) const {
        std::set<std::string> keys;
        for (const FieldProblem& problem : problems_of(builder.state(), event, k_today)) {
            keys.insert(problem.key);
        }
        return keys;
    }
    CaseBuilder builder;
    EventId receipt;
};

}  // namespace

TEST_CASE("the scan that was attached last is the copy of record; the earlier one stays") {
    Received story;
    CHECK(scan_of(story.builder.state(), story.receipt, "service_receipt") == nullptr);
    story.builder.add(k_brigade_pc, story.scan('5'));
    const EventId last = story.builder.add(k_bureau_pc, story.scan('6'));
    const MatterState state = story.builder.state();
    REQUIRE(state.scans.size() == 2);
    REQUIRE(scan_of(state, story.receipt, "service_receipt") != nullptr);
    CHECK(scan_of(state, story.receipt, "service_receipt")->event == last);
    CHECK(scan_of(state, story.receipt, "transfer_letter") == nullptr);
    CHECK(state.stage == Stage::received);
}

TEST_CASE("a scan is of an entry that stands, has a file, and is not older than its paper") {
    const Received story;
    CHECK(story.problem_keys(story.scan()).empty());
    AttachScan scan = story.scan();
    scan.entry = {std::string(64, 'f')};
    CHECK(story.problem_keys(scan) == std::set<std::string>{"entry"});
    scan = story.scan();
    scan.form.clear();
    CHECK(story.problem_keys(scan) == std::set<std::string>{"entry"});
    scan = story.scan();
    scan.file = {};
    CHECK(story.problem_keys(scan) == std::set<std::string>{"file"});
    scan = story.scan();
    scan.pages = 0;
    CHECK(story.problem_keys(scan) == std::set<std::string>{"pages"});
    scan = story.scan();
    scan.attached_on = Date::of(2026, 11, 1);
    CHECK(story.problem_keys(scan) == std::set<std::string>{"attached_on"});
    scan.attached_on = Date::of(2027, 1, 1);
    CHECK(story.problem_keys(scan) == std::set<std::string>{"attached_on"});
}

TEST_CASE(
    "a scan of an entry that the matter does not have, and one by a stranger, have no effect") {
    Received story;
    AttachScan scan = story.scan();
    scan.entry = {std::string(64, 'f')};
    story.builder.add(k_brigade_pc, scan);
    story.builder.add(k_stranger_pc, story.scan());
    const MatterState state = story.builder.state();
    CHECK(state.scans.empty());
    CHECK(state.history.back().standing == Standing::out_of_order);
    CHECK(named_files(state).size() ==
          named_files(plain_case_until(EventType::sign_receipt).state()).size());
}

TEST_CASE("whoever archived the matter attaches no more; the other side still may") {
    CaseBuilder builder = plain_case_until(EventType::confirm_reply);
    CHECK(allowed(builder.state(), EventType::attach_scan, k_bureau_pc.agency).ok());
    builder.add(k_bureau_pc, make_archive("2026-移-17"));
    CHECK_FALSE(allowed(builder.state(), EventType::attach_scan, k_bureau_pc.agency).ok());
    CHECK(allowed(builder.state(), EventType::attach_scan, k_brigade_pc.agency).ok());
    CHECK_FALSE(allowed(builder.state(), EventType::attach_scan, k_stranger_pc.agency).ok());
}

TEST_CASE("the files of a matter are its evidence and its scans; a hostile size counts as none") {
    Received story;
    AddEvidence photo = make_evidence("现场照片二");
    photo.evidence.file = {std::string(64, '3')};
    photo.evidence.size_bytes = -1;
    story.builder.add(k_brigade_pc, photo);
    story.builder.add(k_brigade_pc, story.scan());
    const auto files = named_files(story.builder.state());
    REQUIRE(files.size() >= 2);
    CHECK(files[files.size() - 2].content.title == "现场照片二");
    CHECK(files[files.size() - 2].content.size_bytes == 0);
    CHECK(files.back().content.title == "送达回执（存档件）");
    CHECK(files.back().agency == k_brigade_pc.agency);
    CHECK(file_named_by(story.scan())->file == files.back().content.file);
    CHECK_FALSE(file_named_by(make_evidence("实物")).has_value());
    CHECK_FALSE(file_named_by(Note{}).has_value());
}
