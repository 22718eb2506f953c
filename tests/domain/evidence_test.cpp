#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "domain/corrections.h"
#include "domain/custody.h"
#include "domain/decide.h"
#include "domain/enum_names.h"
#include "domain/evidence_types.h"
#include "domain/forms.h"
#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::domain;
using namespace casebridge::test;

namespace {

const DecideContext k_today{{Date::of(2026, 12, 31), 600}, {}, {}};

std::set<std::string> problem_keys(const MatterState& state, const EventData& data) {
    std::set<std::string> keys;
    for (const FieldProblem& problem : problems_of(state, data, k_today)) keys.insert(problem.key);
    return keys;
}

std::set<std::string> shown_keys(const FieldValues& values) {
    std::set<std::string> keys;
    for (const FormField& field : fields_of(form_of(EventType::add_evidence), values)) {
        keys.insert(field.key);
    }
    return keys;
}

RecordCustody make_custody(const EventId& entry, CustodyAction action,
                           Moment when = {Date::of(2026, 11, 3), 600}) {
    return {entry, action, when, "张伟", "李明", "区局证据室3号柜", ""};
}

}  // namespace

TEST_CASE("each of the eight kinds asks for something of its own") {
    std::set<std::string_view> keys;
    for (const Option& kind : options_of(EvidenceKind{})) {
        CAPTURE(kind.label);
        EvidenceKind value{};
        REQUIRE(from_file_text(kind.value, value));
        const RecordType& type = particulars_type(value);
        CHECK(type.label == kind.label);
        CHECK(type.key == "evidence_" + std::string{kind.value});
        CHECK(keys.insert(type.key).second);
        CHECK(find_record_type(type.key) == &type);
        const auto shown = shown_keys({{"evidence.kind", std::string{kind.value}}});
        for (const Field& field : type.fields) {
            CHECK(shown.contains("evidence.particulars." + std::string{field.key}));
            CHECK_FALSE(field.label.empty());
        }
        AddEvidence event = make_evidence("证据");
        event.evidence.kind = value;
        event.evidence.particulars = {std::string{type.key}, {}};
        const auto missing = problem_keys({}, event);
        CHECK_FALSE(missing.empty());
        for (const std::string& key : missing) CHECK(key.starts_with("evidence.particulars."));
    }
}

TEST_CASE("another kind shows other fields; what both have stays, the rest is not entered") {
    FieldValues values = values_of(make_evidence("录像"));
    CHECK(shown_keys(values).contains("evidence.particulars.duration"));
    values["evidence.particulars.duration"] = "3分钟";
    values["evidence.kind"] = "electronic";
    CHECK_FALSE(shown_keys(values).contains("evidence.particulars.duration"));
    CHECK(shown_keys(values).contains("evidence.particulars.source"));
    const auto event = event_from_values(EventType::add_evidence, values);
    REQUIRE(event.ok());
    const Evidence& evidence = std::get<AddEvidence>(*event).evidence;
    CHECK(evidence.particulars.type == "evidence_electronic");
    CHECK(evidence.particulars.value("carrier") == "执法记录仪");
    CHECK(evidence.particulars.value("duration").empty());
    CHECK(problem_keys({}, *event).empty());
}

TEST_CASE("officers who collect are two, with certificates or a reason; other ways need none") {
    AddEvidence event = make_evidence("照片");
    CHECK(problem_keys({}, event).empty());
    CHECK(collected_by(event.evidence) == "张伟、陈志远");
    set_value(event.evidence.collection, "officer_2", "张伟");
    CHECK(problem_keys({}, event).contains("evidence.collection.officer_2"));
    event = make_evidence("照片");
    set_value(event.evidence.collection, "certificate_2", "");
    CHECK(problem_keys({}, event) == std::set<std::string>{"evidence.collection.certificate_2"});
    set_value(event.evidence.collection, "certificate_reason", "证件换发中");
    CHECK(problem_keys({}, event).empty());
    for (const auto& [way, fields] :
         {std::pair{CollectionWay::from_agency,
                    RecordValues{{"sender", "交警大队"}, {"received_by", "张伟"}}},
          std::pair{CollectionWay::by_post,
                    RecordValues{{"sender", "李某"}, {"received_by", "张伟"}}},
          std::pair{CollectionWay::from_others,
                    RecordValues{{"sender", "李某"}, {"received_by", "张伟"}}}}) {
        event.evidence.way = way;
        event.evidence.collection = {std::string{collection_type(way).key}, fields};
        CHECK(problem_keys({}, event).empty());
        CHECK(collected_by(event.evidence) == "张伟");
    }
}

TEST_CASE("what a device recorded says on every list that it was not reviewed") {
    AddEvidence event = make_evidence("卡口抓拍");
    event.evidence.way = CollectionWay::automatic;
    event.evidence.collection = {"collected_automatically",
                                 {{"device", "G206卡口01"}, {"review", "none"}}};
    CHECK(problem_keys({}, event).empty());
    CaseBuilder builder;
    builder.add(k_bureau_pc, make_open());
    builder.add(k_bureau_pc, event);
    const auto lines = materials_of(builder.state());
    CHECK(lines.back().title == "卡口抓拍（未审核）");
    set_value(event.evidence.collection, "review", "passed");
    CHECK(problem_keys({}, event) == std::set<std::string>{"evidence.collection.reviewed_by",
                                                           "evidence.collection.reviewed_on"});
    set_value(event.evidence.collection, "reviewed_by", "法制股王某");
    set_value(event.evidence.collection, "reviewed_on", "2026-11-05");
    CHECK(problem_keys({}, event).empty());
    CHECK(review_mark(event.evidence).empty());
}

TEST_CASE("a copied document says where its original lies; a refused signature says why") {
    AddEvidence event = make_evidence("结算单");
    event.evidence.kind = EvidenceKind::documentary;
    event.evidence.particulars = {"evidence_documentary", {}};
    event.evidence.form = EvidenceForm::original;
    CHECK(problem_keys({}, event).empty());
    event.evidence.form = EvidenceForm::copy;
    CHECK(problem_keys({}, event) == std::set<std::string>{"evidence.particulars.provider",
                                                           "evidence.particulars.original_place",
                                                           "evidence.particulars.checked"});
    event.evidence.kind = EvidenceKind::inquest_record;
    event.evidence.particulars = {"evidence_inquest_record", {{"signing", "refused"}}};
    CHECK(problem_keys({}, event) == std::set<std::string>{"evidence.particulars.refusal_reason"});
    set_value(event.evidence.particulars, "signing", "party");
    CHECK(problem_keys({}, event) == std::set<std::string>{"evidence.particulars.signer"});
}

TEST_CASE("a correction may name another kind and fill its fields") {
    const AddEvidence event = make_evidence("轮胎");
    const std::vector<FieldChange> changes = {{"evidence.kind", "physical"},
                                              {"evidence.particulars.quantity", "4条"},
                                              {"evidence.particulars.kept_at", "证据室"},
                                              {"evidence.particulars.features", "磨损"},
                                              {"evidence.particulars.seal", "sealed"}};
    const auto result = corrected(event, changes);
    REQUIRE(result.ok());
    const Evidence& evidence = std::get<AddEvidence>(*result).evidence;
    CHECK(evidence.particulars.type == "evidence_physical");
    CHECK(evidence.particulars.value("quantity") == "4条");
    CHECK(evidence.particulars.value("carrier").empty());
    // What the form gives back is those very changes.
    FieldValues after = values_of(EventData{event});
    for (const FieldChange& change : changes) after[change.key] = change.value;
    CHECK(changes_between(EventType::add_evidence, values_of(EventData{event}), after).size() ==
          changes.size());
    CHECK_FALSE(
        corrected(event, std::vector<FieldChange>{{"evidence.particulars.witness", "某"}}).ok());
}

TEST_CASE("a correction adds no item to a list") {
    const AnswerSupplement event = make_answer();
    const std::string next = "answers." + std::to_string(event.answers.size()) + ".explanation";
    CHECK_FALSE(corrected(event, std::vector<FieldChange>{{next, "多出来的"}}).ok());
}

TEST_CASE("the log of an item is kept by who entered it, then by who took it over") {
    CaseBuilder builder;
    builder.add(k_bureau_pc, make_open());
    CHECK_FALSE(allowed(builder.state(), EventType::record_custody, k_bureau_pc.agency).ok());
    const EventId tyre = builder.add(k_bureau_pc, make_evidence("轮胎"));
    const auto decide_as = [&](const Writer& who, const RecordCustody& event) {
        return decide(builder.state(), event, {who.agency, who.device, who.officer}, k_today);
    };
    CHECK(decide_as(k_bureau_pc, make_custody(tyre, CustodyAction::stored)).ok());
    CHECK_FALSE(decide_as(k_stranger_pc, make_custody(tyre, CustodyAction::stored)).ok());
    builder.add(k_bureau_pc, make_custody(tyre, CustodyAction::stored));
    CHECK(custody_of(builder.state(), tyre).size() == 1);
    CHECK(location_of(builder.state(), builder.state().evidence.front()) == "区局证据室3号柜");
    // Before the one that was entered last.
    const auto early = decide_as(
        k_bureau_pc, make_custody(tyre, CustodyAction::lent, {Date::of(2026, 11, 2), 700}));
    REQUIRE_FALSE(early.ok());
    CHECK(early.error().detail == "happened_at");
    RecordCustody destroyed = make_custody(tyre, CustodyAction::destroyed);
    CHECK(problem_keys(builder.state(), destroyed) == std::set<std::string>{"note"});
    RecordCustody nowhere = make_custody(tyre, CustodyAction::lent);
    nowhere.location.clear();
    CHECK(problem_keys(builder.state(), nowhere) == std::set<std::string>{"location"});
    CHECK(problem_keys(builder.state(), make_custody({}, CustodyAction::lent)) ==
          std::set<std::string>{"entry"});
}

TEST_CASE("an entry about evidence of nobody, or of the other side, has no effect") {
    CaseBuilder builder = plain_case_until(EventType::file_case);
    const EventId own = builder.add(k_brigade_pc, make_evidence("大队取的账册"));
    const EventId stranger = builder.add(k_bureau_pc, make_custody(own, CustodyAction::stored));
    const EventId unknown =
        builder.add(k_brigade_pc, make_custody({std::string(64, '7')}, CustodyAction::stored));
    builder.add(k_brigade_pc, make_custody(own, CustodyAction::stored));
    builder.add(k_brigade_pc, make_custody(own, CustodyAction::handed_over));
    const EventId taken = builder.add(k_bureau_pc, make_custody(own, CustodyAction::stored));
    const MatterState state = builder.state();
    CHECK(find_entry(state, stranger)->standing == Standing::out_of_order);
    CHECK(find_entry(state, unknown)->standing == Standing::out_of_order);
    CHECK(find_entry(state, taken)->standing == Standing::effective);
    CHECK(state.custody.size() == 3);
    // R keeps the log of what came with the case.
    CHECK(may_keep(state, state.evidence.front(), Side::recipient));
}
