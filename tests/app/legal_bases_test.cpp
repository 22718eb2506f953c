#include <doctest/doctest.h>

#include <string>

#include "base/assets.h"
#include "support/plain_case.h"

namespace casebridge::test {
namespace {

app::Outcome import_bases(Office& office, std::string_view text) {
    const app::Outcome outcome =
        office.perform(app::ImportLegalBases{office.hold("处罚依据库.json", as_bytes(text))});
    office.settle();
    return outcome;
}

constexpr std::string_view k_one =
    R"([{"category":"道路运政","violation":"某行为","statute":"某条例","statute_version":"2027-01-01",)"
    R"("article":"第一条","paragraph":"","penalty_hint":"罚款"}])";

std::string with(std::string_view from, std::string_view to) {
    std::string text{k_one};
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the list of legal bases is exported, changed, imported, and stays over a reload") {
    PlainCase story;
    Office& office = story.bureau;
    const auto shipped = office.session().legal_bases_view();
    CHECK(shipped.count > 50);
    CHECK_FALSE(shipped.own);
    CHECK(office.perform(app::ExportLegalBases{}).kind == app::Outcome::Kind::done);
    office.settle();
    CHECK(office.desk().saved.back().first == "处罚依据库.json");
    CHECK(as_text(office.desk().saved.back().second) == asset("legal_bases.json"));

    CHECK(import_bases(office, k_one).kind == app::Outcome::Kind::done);
    office.reload();
    CHECK(office.session().legal_bases_view().own);
    REQUIRE(office.session().legal_bases().size() == 1);
    CHECK(office.session().legal_bases().front().law == "某条例");
    CHECK(office.session().legal_bases_view().newest == Date::of(2027, 1, 1));
}

TEST_CASE("a file that is no list of legal bases changes nothing") {
    PlainCase story;
    Office& office = story.bureau;
    for (const std::string& text :
         {std::string{}, std::string{"[]"}, std::string{"{}"}, std::string{"[1"},
          with("2027-01-01", "2027-13-01"), with("某行为", ""), with("\"article\"", "\"artikel\""),
          with("罚款", std::string(300, 'x')), with("罚款", "\xff"),
          std::string(2 * 1024 * 1024, ' ')}) {
        CAPTURE(text.substr(0, 60));
        CHECK(import_bases(office, text).error.code == ErrorCode::legal_bases_invalid);
        CHECK_FALSE(office.session().legal_bases_view().own);
    }
}

}  // namespace casebridge::test
