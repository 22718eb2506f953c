#include "domain/forms.h"

#include <doctest/doctest.h>

#include <set>

#include "base/assets.h"
#include "domain/compose.h"
#include "domain/enum_names.h"
#include "domain/transitions.h"

using namespace casebridge;
using namespace casebridge::domain;

namespace {

const Moment k_now{Date::of(2026, 11, 23), 9 * 60 + 12};

Record record(std::string_view type, std::vector<std::pair<std::string, std::string>> values) {
    Record made;
    made.type = type;
    made.values = std::move(values);
    return made;
}

/// A case as the mockup of 移送处理书 shows it.
MatterState ready_case() {
    MatterState state;
    state.stage = Stage::unrectified;
    state.title = "砚川货运动态监控";
    state.party.name = "景德镇昌南砚川货运有限公司";
    state.records.push_back(
        {{},
         {},
         record(k_inspection,
                {{"date", "2026-10-14"},
                 {"inspected", "景德镇昌南砚川货运有限公司"},
                 {"officer_1", "张伟"},
                 {"certificate_1", "赣H0200123"},
                 {"officer_2", "陈志远"},
                 {"certificate_2", "赣H0200124"},
                 {"findings", "12辆重型货车未按规定上传车辆动态信息，未配备专职监控人员"}})});
    state.records.push_back({{},
                             {},
                             record(k_rectification_order, {{"issued_on", "2026-10-20"},
                                                            {"due_on", "2026-11-13"},
                                                            {"officer_1", "张伟"},
                                                            {"certificate_1", "赣H0200123"},
                                                            {"officer_2", "陈志远"},
                                                            {"certificate_2", "赣H0200124"}})});
    state.records.push_back(
        {{}, {}, record(k_recheck, {{"date", "2026-11-16"}, {"officer_1", "张伟"}})});
    state.last_recheck_failed = true;
    state.last_recheck_outcome = RecheckOutcome::refused;
    state.has_legal_basis = true;
    state.legal_basis = {"未按规定落实车辆动态监控", "道路运输车辆动态监督管理办法", "第三十五条",
                         ""};
    return state;
}

FormSeed seed_of_bureau(std::span<const std::string> used = {}) {
    FormSeed seed;
    seed.now = k_now;
    seed.officer = "张伟";
    seed.agency_name = "昌江区交通运输局";
    seed.number_word = "昌江";
    seed.recipient.text = "brigade";
    seed.recipient_name = "景德镇市交通运输综合行政执法支队昌江大队";
    seed.numbers_in_use = used;
    return seed;
}

/// A text that the field accepts.
std::string sample_of(const Field& field) {
    switch (field.type) {
        case FieldType::date: return "2026-11-20";
        case FieldType::moment: return "2026-11-20T08:30";
        case FieldType::number: return "3";
        case FieldType::yes_no: return "true";
        case FieldType::choice:
            // Whose items the caller holds takes any text.
            if (field.options.empty()) break;
            return std::string(field.options.back().value);
        case FieldType::string_list: return "第一项\n第二项";
        case FieldType::text:
        case FieldType::multiline:
        case FieldType::agency: break;
    }
    if (field.validator == Validator::document_number) return "昌江移〔2026〕18号";
    if (field.validator == Validator::money) return "5000";
    if (field.validator == Validator::coordinates) return "29.2937,117.2078";
    if (field.validator == Validator::party_number) return "不详";
    return "填写的内容";
}

}  // namespace

TEST_CASE("every command has a form whose keys are fields of its event") {
    for (const Transition& row : k_transitions) {
        CAPTURE(row.label);
        const Form form = form_of(row.event);
        CHECK_FALSE(form.sections.empty());
        FieldValues filled;
        if (row.event == EventType::answer_supplement) filled["answers.0.item"] = "原始照片";
        // Twice: what is chosen may bring more fields.
        for (int round = 0; round < 2; ++round) {
            for (const FormField& field : fields_of(form, filled)) {
                filled[field.key] = sample_of(*field.field);
            }
        }
        std::set<std::string> labels;
        for (const FormField& field : fields_of(form, filled)) {
            CAPTURE(field.key);
            FieldProblem::Kind kind{};
            CHECK_FALSE(problem_of_value(*field.field, filled[field.key], k_now, kind));
            CHECK(labels.insert(std::to_string(field.section) + std::string(field.field->label))
                      .second);
        }
        const auto event = event_from_values(row.event, filled);
        REQUIRE(event.ok());
        const FieldValues back = values_of(*event);
        for (const auto& value : filled) {
            CAPTURE(value.first);
            REQUIRE(back.contains(value.first));
            CHECK(back.at(value.first) == value.second);
        }
        CHECK(event_from_values(row.event, back).value() == *event);
    }
}

TEST_CASE("a value that its type cannot hold is refused with its key") {
    const auto refused = [](EventType command, const char* key, const char* value) {
        const auto event = event_from_values(command, {{key, value}});
        REQUIRE_FALSE(event.ok());
        CHECK(event.error() == Error{ErrorCode::field_invalid, key});
    };
    refused(EventType::confirm_reply, "confirmed_on", "2026-02-30");
    refused(EventType::recheck_failed, "outcome", "perhaps");
    refused(EventType::draft_transfer, "letter.attachment_count", "九");
    refused(EventType::add_evidence, "evidence.collected_at", "2026-11-20");
    refused(EventType::answer_supplement, "answers.0.provided", "ja");
}

TEST_CASE("a preview keeps what can be read while a date is still being typed") {
    const EventData data =
        preview_from_values(EventType::draft_transfer,
                            {{"letter.findings", "未备案"}, {"letter.letter_date", "2026-1"}});
    const auto& draft = std::get<DraftTransfer>(data);
    CHECK(draft.letter.findings == "未备案");
    CHECK_FALSE(draft.letter.letter_date.is_set());
}

TEST_CASE("records keep the table's order and leave out what is empty") {
    const auto event =
        event_from_values(EventType::order_rectification, {{"order.problem", " 未备案 "},
                                                           {"order.issued_on", "2026-10-20"},
                                                           {"order.document_number", ""},
                                                           {"order.unknown", "x"}});
    REQUIRE(event.ok());
    const Record& order = std::get<OrderRectification>(*event).order;
    CHECK(order.type == k_rectification_order);
    CHECK(order.values == std::vector<std::pair<std::string, std::string>>{
                              {"issued_on", "2026-10-20"}, {"problem", "未备案"}});
}

TEST_CASE("a value's own problem is named") {
    using Kind = FieldProblem::Kind;
    const auto problem = [](const Field& field, std::string_view value) {
        Kind kind{};
        REQUIRE(problem_of_value(field, value, k_now, kind));
        return kind;
    };
    const Field date{.key = "d",
                     .label = "日期",
                     .type = FieldType::date,
                     .required = true,
                     .validator = Validator::not_in_future};
    CHECK(problem(date, " ") == Kind::missing);
    CHECK(problem(date, "2026-13-01") == Kind::wrong);
    CHECK(problem(date, "2026-11-24") == Kind::in_future);
    Kind kind{};
    CHECK_FALSE(problem_of_value(date, "2026-11-23", k_now, kind));
    const Field moment{.key = "m",
                       .label = "时间",
                       .type = FieldType::moment,
                       .validator = Validator::not_in_future};
    CHECK(problem(moment, "2026-11-23T09:13") == Kind::in_future);
    CHECK_FALSE(problem_of_value(moment, "2026-11-23T09:12", k_now, kind));
    const Field name{.key = "n", .label = "名称"};
    std::string long_name;
    for (int i = 0; i < 200; ++i) long_name += "𠮷";
    CHECK_FALSE(problem_of_value(name, long_name, k_now, kind));
    CHECK(problem(name, long_name + "𠮷") == Kind::too_long);
    const Field shown{.key = "s", .label = "已出示", .type = FieldType::yes_no, .required = true};
    CHECK(problem(shown, "false") == Kind::missing);
    const Field choice{.key = "c",
                       .label = "方式",
                       .type = FieldType::choice,
                       .options = options_of(ServiceMethod{})};
    CHECK(problem(choice, "pigeon") == Kind::unknown_choice);
    const Field number{.key = "k", .label = "份数", .type = FieldType::number};
    CHECK(problem(number, "-1") == Kind::wrong);
    const Field plate{.key = "p", .label = "车牌", .validator = Validator::plate};
    CHECK_FALSE(problem_of_value(plate, "没见过", k_now, kind));
    CHECK(is_unusual(plate, "没见过"));
    CHECK_FALSE(is_unusual(plate, ""));
}

TEST_CASE("the draft of 附件1 is composed from the case's facts") {
    const MatterState state = ready_case();
    const FieldValues values = first_values(state, EventType::draft_transfer, seed_of_bureau());
    CHECK(values.at("letter.agency_name") == "昌江区交通运输局");
    CHECK(values.at("letter.title_subject") ==
          "景德镇昌南砚川货运有限公司涉嫌未按规定落实车辆动态监控");
    CHECK(values.at("letter.addressee") == "景德镇市交通运输综合行政执法支队昌江大队");
    CHECK(values.at("letter.findings") ==
          "12辆重型货车未按规定上传车辆动态信息，未配备专职监控人员。"
          "2026年10月20日责令其11月13日前改正，11月16日复查时仍未改正。");
    CHECK(values.at("letter.suspected") ==
          "未按规定落实车辆动态监控（处罚依据：《道路运输车辆动态监督管理办法》第三十五条）");
    CHECK(values.at("letter.letter_date") == "2026-11-23");
    CHECK(values.at("recipient") == "brigade");
}

TEST_CASE("a returned draft goes on from its own words and keeps its number") {
    MatterState state = ready_case();
    state.letter.agency_name = "昌江区交通运输局";
    state.letter.findings = "改过的话。";
    state.letter_number = "昌江移〔2026〕18号";
    CHECK(first_values(state, EventType::draft_transfer, seed_of_bureau()).at("letter.findings") ==
          "改过的话。");
    CHECK(
        first_values(state, EventType::approve_transfer, seed_of_bureau()).at("document_number") ==
        "昌江移〔2026〕18号");
}

TEST_CASE("numbers are proposed from the register") {
    const std::vector<std::string> used = {"昌江移〔2026〕17号"};
    const FieldValues values =
        first_values(ready_case(), EventType::approve_transfer, seed_of_bureau(used));
    CHECK(values.at("document_number") == "昌江移〔2026〕18号");
    CHECK(values.at("approval.approved_on") == "2026-11-23");
}

TEST_CASE("the officers of the last record go on only when the one at the keyboard is among them") {
    MatterState state = ready_case();
    state.records.pop_back();
    FieldValues values = first_values(state, EventType::recheck_failed, seed_of_bureau());
    CHECK(values.at("recheck.officer_2") == "陈志远");
    CHECK(values.at("recheck.certificate_2") == "赣H0200124");
    FormSeed other = seed_of_bureau();
    other.officer = "李明";
    values = first_values(state, EventType::recheck_failed, other);
    CHECK(values.at("recheck.officer_1") == "李明");
    CHECK_FALSE(values.contains("recheck.officer_2"));
}

TEST_CASE("附件2 and 附件3 name the letter and what became of the case") {
    MatterState state = ready_case();
    state.letter.agency_name = "昌江区交通运输局";
    state.letter.title_subject = "某公司涉嫌未备案经营";
    state.letter_number = "昌江移〔2026〕17号";
    CHECK(first_values(state, EventType::sign_receipt, seed_of_bureau()).at("served_document") ==
          "《昌江区交通运输局关于某公司涉嫌未备案经营的移送处理书》（昌江移〔2026〕17号）");
    state.filing.filed_on = Date::of(2026, 11, 25);
    state.filing.case_number = "景交立〔2026〕5号";
    state.decision.outcome = DecisionOutcome::penalty;
    state.decision.decided_on = Date::of(2026, 12, 10);
    state.decision.decision_number = "景交罚〔2026〕9号";
    state.decision.content = "责令改正。";
    state.decision.amount_yuan = "5000";
    FormSeed seed = seed_of_bureau();
    seed.agency_name = "支队昌江大队";
    const FieldValues values = first_values(state, EventType::reply_final, seed);
    CHECK(values.at("letter.handling") ==
          "2026年11月25日立案（立案号：景交立〔2026〕5号）。经调查，2026年12月10日作出行政处罚决定"
          "（景交罚〔2026〕9号）：责令改正，罚款5000元。");
    CHECK(values.at("letter.addressee") == "昌江区交通运输局");
    CHECK(values.at("letter.transferred").find("昌江移〔2026〕17号") != std::string::npos);
}

TEST_CASE("an answer to a supplement has one part for each item asked") {
    MatterState state = ready_case();
    Supplement supplement;
    supplement.request.items = {"原始照片", "现场笔录"};
    state.flags.insert(Flag::supplement);
    state.supplements.push_back(supplement);
    const FieldValues values = first_values(state, EventType::answer_supplement, seed_of_bureau());
    CHECK(values.at("answers.1.item") == "现场笔录");
    const auto fields = fields_of(form_of(EventType::answer_supplement), values);
    REQUIRE(fields.size() == 7);
    CHECK(fields[1].key == "answers.0.item");
    CHECK(fields[1].field->read_only);
    CHECK(fields[6].key == "answers.1.explanation");
    CHECK(fields[6].repetition == 1);
}

TEST_CASE("the shipped categories are those of the form") {
    const std::string_view json = asset("categories.json");
    std::size_t at = 0;
    for (const Option& option : violation_categories()) {
        const std::string row = "\"key\": \"" + std::string(option.value) + "\", \"label\": \"" +
                                std::string(option.label) + "\"";
        CAPTURE(row);
        const std::size_t found = json.find(row, at);
        REQUIRE(found != std::string_view::npos);
        at = found;
    }
    CHECK(json.find("\"key\"", at + 1) == std::string_view::npos);
}
