// A record type, and a field of 检查记录, added in data alone: form, checks, JSON, print and search
// are drawn from the row, between two offices.
#include <doctest/doctest.h>

#include <array>

#include "documents/paper_forms.h"
#include "support/cooperation_story.h"
#include "wire/event_codec.h"

using namespace casebridge;
using namespace casebridge::test;
using domain::EventType;
using domain::Field;
using domain::FieldType;
using domain::RecordType;
using domain::Side;

namespace {

constexpr std::array k_strengths = {domain::Option{"light", "小雨"},
                                    domain::Option{"heavy", "暴雨"}};
constexpr std::array k_weather_fields = {
    Field{.key = "date", .label = "观测日期", .type = FieldType::date, .required = true},
    Field{.key = "strength",
          .label = "雨情",
          .type = FieldType::choice,
          .required = true,
          .options = k_strengths},
    Field{.key = "gauge", .label = "水位（厘米）", .type = FieldType::number},
    Field{.key = "remark", .label = "观测说明", .type = FieldType::multiline, .lines = 3},
};

std::string papers_of(Office& office, const app::MatterView& view) {
    std::string text;
    for (const app::PaperLine& line : view.papers) {
        const auto document = office.session().paper(view.state.matter, line.paper);
        if (document) text += line.title + documents::text_of(*document);
    }
    return text;
}

bool finds(Office& office, std::string_view typed, const MatterId& matter) {
    const auto found = office.session().search(typed);
    for (const app::MatterLine& line : office.session().matters()) {
        if (line.matter == matter) return found && found->contains(line.position);
    }
    return false;
}

}  // namespace

TEST_CASE("a new record type is a row: form, checks, JSON, page, print and search follow") {
    Cooperation story;
    const MatterId patrol = story.begin(Side::bureau, domain::MatterKind::joint_patrol);
    CHECK(domain::find_record_type("weather") == nullptr);
    const domain::AddedRecordType added{RecordType{"weather", "雨情记录", k_weather_fields}};

    // The form asks for it, with its own labels and checks.
    const app::FormSubject subject{.record_type = "weather"};
    domain::FieldValues values =
        story.bureau.session().first_values(patrol, EventType::file_record, {}, subject);
    std::vector<std::string> labels;
    for (const domain::FormField& field :
         domain::fields_of(domain::form_of(EventType::file_record), values)) {
        labels.emplace_back(field.field->label);
    }
    CHECK(labels == std::vector<std::string>{"观测日期", "雨情", "水位（厘米）", "观测说明"});
    values["record.gauge"] = "很高";
    const app::Outcome refused =
        story.bureau.perform(app::Execute{patrol, EventType::file_record, values});
    CHECK(refused.kind == app::Outcome::Kind::refused);

    story.file(Side::bureau, patrol, "weather",
               {{"record.date", "2026-11-02"},
                {"record.strength", "heavy"},
                {"record.gauge", "85"},
                {"record.remark", "鲇鱼山桥下积水漫过路面"}});
    REQUIRE_MESSAGE(story.failures.empty(), story.told());
    story.send(Side::bureau, patrol);
    story.check_alike(patrol);
    for (const Side side : {Side::bureau, Side::recipient}) {
        Office& office = story.office(side);
        const app::MatterView& view = story.view(side, patrol);
        REQUIRE(view.records.size() == 2);
        CHECK(view.records.front().label == "雨情记录");
        const std::string papers = papers_of(office, view);
        for (const char* words : {"雨情记录", "暴雨", "85", "鲇鱼山桥下积水漫过路面"}) {
            CAPTURE(words);
            CHECK(papers.find(words) != std::string::npos);
        }
        CHECK(finds(office, "桥下积水", patrol));
    }
}

TEST_CASE("a field more in 检查记录 is a row: form, JSON, print and search follow") {
    const RecordType* shipped = domain::find_record_type(domain::k_inspection);
    std::vector<Field> fields(shipped->fields.begin(), shipped->fields.end());
    fields.push_back(Field{.key = "instrument", .label = "检测仪器编号"});
    const domain::AddedRecordType added{RecordType{shipped->key, shipped->label, fields}};

    PlainCase story;
    const domain::FieldValues first =
        story.bureau.session().first_values({}, EventType::open_matter);
    bool asked = false;
    for (const domain::FormField& field :
         domain::fields_of(domain::form_of(EventType::open_matter), first)) {
        asked =
            asked || (field.key == "inspection.instrument" && field.field->label == "检测仪器编号");
    }
    CHECK(asked);
    story.discover();
    story.enter(story.bureau, EventType::add_inspection,
                {{"inspection.date", "2026-11-02"},
                 {"inspection.place", "昌江区西郊街道"},
                 {"inspection.inspected", "景德镇市澜桥汽车维修服务有限公司"},
                 {"inspection.officer_1", "张伟"},
                 {"inspection.certificate_1", "36020026"},
                 {"inspection.officer_2", "陈志远"},
                 {"inspection.certificate_2", "36020031"},
                 {"inspection.showed_certificates", "true"},
                 {"inspection.findings", "复测尾气。"},
                 {"inspection.instrument", "尾检仪赣H七〇三"}});
    REQUIRE_MESSAGE(story.failures.empty(), story.told());
    const app::MatterView* view = story.bureau.session().matter(story.matter);
    REQUIRE(view != nullptr);
    const std::string papers = papers_of(story.bureau, *view);
    CHECK(papers.find("检测仪器编号") != std::string::npos);
    CHECK(papers.find("尾检仪赣H七〇三") != std::string::npos);
    CHECK(finds(story.bureau, "尾检仪", story.matter));
    CHECK(view->state.records.back().record.value("instrument") == "尾检仪赣H七〇三");
}
