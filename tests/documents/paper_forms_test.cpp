#include "documents/paper_forms.h"

#include <doctest/doctest.h>

#include <set>

#include "base/assets.h"
#include "documents/layout.h"
#include "documents/paper_template.h"
#include "domain/forms.h"
#include "domain/transitions.h"
#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::documents;
using namespace casebridge::domain;

namespace {

std::string name_of_agency(const AgencyId& id) {
    return id == test::k_bureau_pc.agency ? "昌江区交通运输局" : "市支队昌江大队";
}

Template template_of(std::string_view form) {
    int wrong_line = 0;
    CAPTURE(form);
    const auto parsed = parse_template(asset("papers/" + std::string{form} + ".txt"), wrong_line);
    CAPTURE(wrong_line);
    REQUIRE(parsed);
    return *parsed;
}

/// Keys of the form of an entry, and the groups of its lists.
std::set<std::string> keys_of_entry(EventType type) {
    FieldValues values;
    if (type == EventType::answer_supplement) values["answers.0.item"] = "照片";
    std::set<std::string> keys;
    for (const FormField& field : fields_of(form_of(type), values)) keys.insert(field.key);
    return keys;
}

/// Papers that annexes.h and evidence_lists.h fill from the matter; annexes_test.cpp reads them.
const std::set<std::string_view> k_made_elsewhere = {"transfer_letter", "service_receipt",
                                                     "disposition_reply", "material_list"};

/// What values_of_entry adds to the form's own keys.
const std::set<std::string> k_given = {"author",
                                       "other",
                                       "paper.blank",
                                       "#",
                                       ".",
                                       "matter.title",
                                       "matter.subject",
                                       "matter.party",
                                       "matter.party_number",
                                       "matter.category",
                                       "matter.bureau",
                                       "matter.recipient",
                                       "matter.letter",
                                       "matter.letter_number",
                                       "matter.received_on",
                                       "matter.findings",
                                       "matter.basis",
                                       "matter.attachment_count",
                                       "matter.source",
                                       "matter.reply_number",
                                       "corrected.date",
                                       "corrected.what",
                                       "change",
                                       "answers",
                                       ".label",
                                       ".before",
                                       ".after",
                                       ".item",
                                       ".provided",
                                       ".explanation"};

}  // namespace

TEST_CASE("every form has a template that is understood, and an empty one fits on paper") {
    for (const PaperForm& form : paper_forms()) {
        CAPTURE(form.id);
        CHECK_FALSE(template_of(form.id).lines.empty());
        const Document document = paper(form.id, {});
        CHECK_FALSE(document.name.empty());
        const LaidOut laid_out = lay_out(document, nominal_width_mm);
        CHECK_FALSE(laid_out.pages.empty());
        CHECK(text_of(laid_out) == text_of(document));
    }
}

TEST_CASE("a blank record has room for each of its fields") {
    const std::string text = text_of(blank_paper("inspection"));
    for (const Field& field : find_record_type("inspection")->fields) {
        CAPTURE(field.label);
        CHECK(text.find(field.label) != std::string::npos);
    }
}

TEST_CASE("a template about an entry names only what the entry's form or the matter has") {
    for (const Transition& row : k_transitions) {
        for (const std::string_view form : forms_of_entry(row.event)) {
            REQUIRE(find_paper_form(form) != nullptr);
            if (k_made_elsewhere.contains(form) || form == "inspection") continue;
            const std::set<std::string> keys = keys_of_entry(row.event);
            for (const std::string& key : keys_of(template_of(form))) {
                CAPTURE(form);
                CAPTURE(key);
                CHECK((keys.contains(key) || k_given.contains(key)));
            }
        }
    }
}

TEST_CASE("what each entry of the plain case says stands on its paper") {
    const test::CaseBuilder builder = test::plain_case_until(EventType::archive);
    const MatterState state = builder.state();
    const PaperSource source{state, "道路运政·机动车维修", name_of_agency, nullptr};
    for (const Event& event : builder.events()) {
        for (const std::string_view form : forms_of_entry(event.header.type)) {
            CAPTURE(form);
            const Document document = entry_paper(form, source, event.data, event.header.agency);
            const std::string text = text_of(document);
            if (k_made_elsewhere.contains(form)) continue;
            CHECK(text.find(name_of_agency(event.header.agency)) != std::string::npos);
            // Long texts are facts of the entry; none may be left out.
            const Form fields = form_of(event.header.type);
            const FieldValues values = values_of(event.data);
            for (const FormField& field : fields_of(fields, values)) {
                if (field.field->type != FieldType::multiline) continue;
                if (form == "inspection" && field.key.rfind("inspection.", 0) != 0) continue;
                const auto value = values.find(field.key);
                if (value == values.end()) continue;
                CAPTURE(field.key);
                CHECK(text.find(value->second) != std::string::npos);
            }
        }
        const Document sheet = entry_sheet("登记", source, event.data, event.header.agency);
        CHECK(lay_out(sheet, nominal_width_mm).pages.size() >= 1);
    }
}

TEST_CASE("a correction shows what was signed beside what it says now") {
    test::CaseBuilder builder = test::plain_case_until(EventType::dispatch_transfer);
    const EventId inspection = builder.events().front().id;
    CorrectEntry correction;
    correction.entry = inspection;
    correction.changes = {{"inspection.place", "西郊街道32号"}};
    correction.reason = "门牌号写错";
    correction.corrected_on = Date::of(2026, 11, 19);
    builder.add(test::k_bureau_pc, correction);
    const MatterState state = builder.state();
    const EventData signed_data = builder.events().front().data;
    const PaperSource source{state, {}, name_of_agency, [&](const EventId& id) {
                                 return id == inspection ? std::optional{signed_data}
                                                         : std::nullopt;
                             }};
    const std::string text =
        text_of(entry_paper("correction_note", source, correction, test::k_bureau_pc.agency));
    CAPTURE(text);
    CHECK(text.find("检查地点") != std::string::npos);
    CHECK(text.find(values_of(signed_data).at("inspection.place")) != std::string::npos);
    CHECK(text.find("西郊街道32号") != std::string::npos);
}

TEST_CASE("期限计算说明 tells how each reading was counted and on what basis") {
    MatterState state;
    state.title = "某案";
    Reading working;
    working.kind = DayReading::working_days;
    working.raw = Date::of(2026, 11, 24);
    working.due = working.raw;
    working.days = {{Date::of(2026, 11, 19), CountedDay::Kind::start, 0},
                    {Date::of(2026, 11, 20), CountedDay::Kind::counted, 1},
                    {Date::of(2026, 11, 21), CountedDay::Kind::rest, 0},
                    {Date::of(2026, 11, 22), CountedDay::Kind::rest, 0},
                    {Date::of(2026, 11, 23), CountedDay::Kind::counted, 2},
                    {Date::of(2026, 11, 24), CountedDay::Kind::due, 3}};
    Reading natural;
    natural.kind = DayReading::natural_days;
    natural.raw = Date::of(2026, 11, 22);
    natural.due = Date::of(2026, 11, 23);
    natural.provisional = true;
    natural.days = {{Date::of(2026, 11, 19), CountedDay::Kind::start, 0}};
    DeadlineClock clock;
    clock.kind = ClockKind::review;
    clock.start = Date::of(2026, 11, 19);
    clock.readings = {working, natural};
    clock.basis = "实施意见三（四）";
    const std::vector clocks = {clock};
    const std::string text = text_of(deadline_paper(
        {state, {}, name_of_agency, nullptr}, "市支队昌江大队", clocks, Date::of(2026, 11, 23)));
    CAPTURE(text);
    for (const char* words :
         {"3日审核", "11月20日第1日，11月21日休息，11月22日休息，11月23日第2日，11月24日第3日",
          "自11月20日起连续计算3日，至11月22日（星期日，休息日），顺延至11月23日",
          "依据：实施意见三（四）", "（暂定）", "放假安排还没有公布"}) {
        CAPTURE(words);
        CHECK(text.find(words) != std::string::npos);
    }
}
