#include "bundle/authority.h"

#include <doctest/doctest.h>

namespace casebridge::test {

TEST_CASE("who may author what follows the opinion's division of work") {
    using domain::AgencyKind;
    using domain::EventType;
    struct Row {
        EventType type;
        bool bureau;
        bool recipient;
    };
    constexpr Row k_rows[] = {
        {EventType::open_matter, true, false},
        {EventType::order_rectification, true, false},
        {EventType::recheck_failed, true, false},
        {EventType::draft_transfer, true, false},
        {EventType::approve_transfer, true, false},
        {EventType::dispatch_transfer, true, false},
        {EventType::sign_receipt, true, true},
        {EventType::pass_review, false, true},
        {EventType::raise_objection, false, true},
        {EventType::record_consultation, true, true},
        {EventType::request_supplement, false, true},
        {EventType::answer_supplement, true, false},
        {EventType::file_case, false, true},
        {EventType::decide, false, true},
        {EventType::reply_final, false, true},
        {EventType::confirm_reply, true, false},
        {EventType::archive, true, true},
        {EventType::add_evidence, true, true},
    };
    for (const Row& row : k_rows) {
        const std::string_view name = domain::name_of(row.type);
        CAPTURE(name);
        CHECK(bundle::may_author(AgencyKind::district_bureau, row.type) == row.bureau);
        CHECK(bundle::may_author(AgencyKind::brigade, row.type) == row.recipient);
        CHECK(bundle::may_author(AgencyKind::detachment, row.type) == row.recipient);
    }
}

}  // namespace casebridge::test
