#include "wire/event_codec.h"

#include <doctest/doctest.h>

#include "domain/transitions.h"
#include "support/case_builder.h"
#include "wire/envelope_codec.h"

namespace casebridge::test {
namespace {

domain::EventHeader some_header() {
    domain::EventHeader header;
    header.type = domain::EventType::order_rectification;
    header.matter = {std::string(32, 'a')};
    header.agency = {std::string(32, 'd')};
    header.device = {std::string(32, '1')};
    header.officer = "张伟";
    header.seq = 2;
    header.parents = {{std::string(64, 'e')}};
    header.lamport = 2;
    header.wall = "2026-11-23T09:12";
    return header;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string code_of(std::string_view payload) {
    const auto read = wire::read_event(payload);
    return read.ok() ? "ok" : std::string{name_of(read.error().code)};
}

}  // namespace

TEST_CASE("every step of the plain case is read back as it was written") {
    for (const Step& step : plain_case()) {
        domain::EventHeader header = some_header();
        header.type = domain::type_of(step.data);
        const std::string_view name = domain::name_of(header.type);
        CAPTURE(name);
        const std::string text = wire::write_event(header, step.data);
        const auto read = wire::read_event(text);
        REQUIRE(read.ok());
        CHECK(read->understood);
        CHECK(read->header == header);
        CHECK(read->data == step.data);
    }
}

TEST_CASE("every event type has a payload") {
    for (const domain::Transition& row : domain::k_transitions) {
        const domain::EventData data = domain::make_empty(row.event);
        domain::EventHeader header = some_header();
        header.type = row.event;
        const std::string text = wire::write_event(header, data);
        CAPTURE(text);
        const auto read = wire::read_event(text);
        REQUIRE(read.ok());
        CHECK(read->data == data);
    }
}

TEST_CASE("the keys of a payload stand in the order of the specification") {
    const std::string text = wire::write_event(some_header(), make_basis());
    std::size_t last = 0;
    for (const std::string_view key :
         {"{\"type\":", ",\"v\":", ",\"matter\":", ",\"agency\":", ",\"device\":", ",\"officer\":",
          ",\"seq\":", ",\"parents\":", ",\"lamport\":", ",\"wall\":", ",\"data\":"}) {
        const std::size_t at = text.find(key);
        CAPTURE(key);
        REQUIRE(at != std::string::npos);
        CHECK(at >= last);
        last = at;
    }
}

TEST_CASE("unknown types, versions and keys are kept but not understood") {
    const std::string good = wire::write_event(some_header(), make_order());
    for (const std::string& text :
         {replaced(good, "order_rectification", "lunar_inspection"),
          replaced(good, "\"v\":1", "\"v\":2"),
          replaced(good, "\"data\":{", "\"data\":{\"extra\":1,"),
          replaced(good, "\"type\":\"rectification_order\"", "\"type\":\"new_record\""),
          replaced(good, "\"data\":", "\"__proto__\":{},\"data\":")}) {
        CAPTURE(text);
        const auto read = wire::read_event(text);
        REQUIRE(read.ok());
        CHECK_FALSE(read->understood);
        CHECK(read->header.matter == some_header().matter);
        CHECK(read->header.parents == some_header().parents);
    }
    const auto unknown =
        wire::read_event(replaced(good, "order_rectification", "lunar_inspection"));
    REQUIRE(unknown.ok());
    CHECK(unknown->type_name == "lunar_inspection");
}

TEST_CASE("payloads with missing, mistyped or impossible values are refused") {
    const std::string good = wire::write_event(some_header(), make_order());
    CHECK(code_of(replaced(good, "\"officer\":\"张伟\",", "")) == "json_missing_key");
    CHECK(code_of(replaced(good, "\"officer\":\"张伟\"", "\"officer\":7")) == "json_wrong_type");
    CHECK(code_of(replaced(good, "\"seq\":2", "\"seq\":0")) == "json_number_out_of_range");
    CHECK(code_of(replaced(good, "\"seq\":2", "\"seq\":-1")) == "json_number_out_of_range");
    CHECK(code_of(replaced(good, "\"seq\":2", "\"seq\":1.5")) == "json_number_out_of_range");
    CHECK(code_of(replaced(good, "\"lamport\":2", "\"lamport\":0")) == "json_number_out_of_range");
    CHECK(code_of(replaced(good, "\"lamport\":2", "\"lamport\":18446744073709551616")) ==
          "json_number_out_of_range");
    CHECK(code_of("[]") == "json_wrong_type");
    CHECK(code_of("{}") == "json_missing_key");
    const std::string draft = wire::write_event(some_header(), make_draft());
    CHECK(code_of(replaced(draft, "2026-11-12", "9999-01-01")) == "invalid_date");
    CHECK(code_of(replaced(draft, "2026-11-12", "2026-02-30")) == "invalid_date");
    const std::string failed = wire::write_event(some_header(), make_recheck_failed());
    CHECK(code_of(replaced(failed, "\"refused\"", "\"maybe\"")) == "field_invalid");
    // A record of another type than the event holds there.
    CHECK(code_of(replaced(good, "\"type\":\"rectification_order\"", "\"type\":\"recheck\"")) ==
          "field_invalid");
    const std::string video = wire::write_event(some_header(), make_evidence("录像"));
    CHECK(code_of(replaced(video, "\"kind\":\"audiovisual\"", "\"kind\":\"physical\"")) ==
          "field_invalid");
    CHECK(code_of(replaced(video, "\"way\":\"by_officers\"", "\"way\":\"by_post\"")) ==
          "field_invalid");
}

TEST_CASE("keys in another order are another spelling of the same event") {
    const std::string good = wire::write_event(some_header(), make_basis());
    CHECK(code_of(replaced(good, "\"seq\":2,\"parents\":[\"" + std::string(64, 'e') + "\"]",
                           "\"parents\":[\"" + std::string(64, 'e') + "\"],\"seq\":2")) ==
          "json_other_spelling");
}

TEST_CASE("an envelope holds exactly a payload and a signature") {
    const wire::Envelope envelope{"{\"a\":\"案\"}", "QUJD"};
    const std::string text = wire::write_envelope(envelope);
    CHECK(text == "{\"p\":\"{\\\"a\\\":\\\"案\\\"}\",\"s\":\"QUJD\"}");
    const auto read = wire::read_envelope(text);
    REQUIRE(read.ok());
    CHECK(*read == envelope);
    for (const std::string bad : {"{\"p\":\"a\"}", "{\"s\":\"a\"}", "{\"p\":1,\"s\":\"a\"}", "[]",
                                  "{\"p\":\"a\",\"s\":\"b\",\"t\":\"c\"}"}) {
        CAPTURE(bad);
        CHECK_FALSE(wire::read_envelope(bad).ok());
    }
}

}  // namespace casebridge::test
