#include "domain/enum_names.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "domain/event_type.h"
#include "domain/stage.h"

using namespace casebridge::domain;

namespace {

template <class Enum>
void check_round_trip(std::size_t count) {
    const auto options = options_of(Enum{});
    REQUIRE(options.size() == count);
    std::set<std::string_view> values;
    std::set<std::string_view> labels;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const Enum value = static_cast<Enum>(i);
        Enum read{};
        CHECK(from_file_text(file_text_of(value), read));
        CHECK(read == value);
        CHECK_FALSE(label_of(value).empty());
        values.insert(options[i].value);
        labels.insert(options[i].label);
    }
    CHECK(values.size() == count);
    CHECK(labels.size() == count);
    Enum unchanged = static_cast<Enum>(count - 1);
    CHECK_FALSE(from_file_text("no_such_text", unchanged));
    CHECK_FALSE(from_file_text("", unchanged));
    CHECK(unchanged == static_cast<Enum>(count - 1));
}

}  // namespace

TEST_CASE("every enumerator has one file text and one label, and reads back") {
    check_round_trip<AgencyKind>(3);
    check_round_trip<EvidenceKind>(8);
    check_round_trip<PaperGroup>(3);
    check_round_trip<EvidenceForm>(2);
    check_round_trip<PartyKind>(2);
    check_round_trip<ApprovalManner>(2);
    check_round_trip<ServiceMethod>(6);
    check_round_trip<DayReading>(2);
    check_round_trip<RecheckOutcome>(2);
    check_round_trip<ObjectionKind>(3);
    check_round_trip<DecisionOutcome>(6);
    check_round_trip<CaseOrigin>(4);
    check_round_trip<RedirectBasis>(2);
    check_round_trip<ReturnBasis>(2);
    check_round_trip<PoliceVerdict>(2);
    check_round_trip<SettleVerdict>(2);
}

TEST_CASE("the texts in files are fixed") {
    CHECK(file_text_of(AgencyKind::district_bureau) == "district_bureau");
    CHECK(file_text_of(EvidenceKind::inquest_record) == "inquest_record");
    CHECK(file_text_of(ServiceMethod::confidential_exchange) == "confidential_exchange");
    CHECK(file_text_of(DecisionOutcome::no_penalty_unfounded) == "no_penalty_unfounded");
    CHECK(name_of(AgencyKind::brigade) == "brigade");
    CHECK(label_of(EvidenceKind::party_statement) == "当事人的陈述");
    CHECK(label_of(RecheckOutcome::refused) == "拒不整改");
}

TEST_CASE("every event type's name reads back and nothing else does") {
    for (std::size_t i = 0; i < k_event_type_count; ++i) {
        const EventType type = static_cast<EventType>(i);
        EventType read{};
        CHECK(from_name(name_of(type), read));
        CHECK(read == type);
    }
    EventType read = EventType::archive;
    CHECK_FALSE(from_name("Archive", read));
    CHECK_FALSE(from_name("", read));
    CHECK(read == EventType::archive);
    CHECK(name_of(EventType::sign_receipt) == "sign_receipt");
    CHECK(name_of(EventType::set_legal_basis) == "set_legal_basis");
}

TEST_CASE("stages and flags have the names of their enumerators") {
    CHECK(name_of(Stage::none) == "none");
    CHECK(name_of(Stage::received) == "received");
    CHECK(name_of(Stage::withdrawn) == "withdrawn");
    CHECK(name_of(Flag::supplement) == "supplement");
    CHECK(name_of(Flag::archived_recipient) == "archived_recipient");
}
