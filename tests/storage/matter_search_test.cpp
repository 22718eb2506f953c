#include "storage/matter_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "storage/database.h"
#include "storage/matter_index.h"
#include "storage/page_store.h"
#include "storage/search_text.h"
#include "support/made_up_matters.h"

using namespace casebridge;
using namespace casebridge::storage;
using casebridge::test::characters_of;
using casebridge::test::MadeUpMatters;

namespace {

/// A small archive in a database, with the texts beside it for a scan.
struct Archive {
    PageStore store;
    Connection connection = [this] {
        auto opened = Connection::open(store);
        REQUIRE(opened.ok());
        return std::move(opened).value();
    }();
    MatterSearch search;
    std::vector<SearchText> texts;  // by position, from 1

    Archive() {
        REQUIRE(prepare_schema(connection).ok());
        REQUIRE(reset_projections(connection).ok());
    }
    void put(const domain::MatterState& state) {
        REQUIRE(project(connection, {.state = state, .clock = {}}).ok());
        auto statement = connection.prepare("SELECT position FROM matter WHERE id = ?1");
        REQUIRE(statement.ok());
        statement->bind(1, state.matter.text);
        REQUIRE(statement->step().value());
        const auto index = static_cast<std::size_t>(statement->column_int64(0)) - 1;
        texts.resize(std::max(texts.size(), index + 1));
        texts[index] = search_text_of(state);
    }
    /// Lets the index take in `most` of what was written.
    bool catch_up(int most = 1'000'000) {
        const auto current = search.catch_up(connection, [&most] { return --most <= 0; });
        REQUIRE(current.ok());
        return *current;
    }
    [[nodiscard]] MatterSet found(std::string_view typed) {
        auto result = search.find(connection, typed);
        REQUIRE(result.ok());
        REQUIRE(result->has_value());
        return **result;
    }
    /// What an officer with patience would find: a scan of every folded text.
    [[nodiscard]] MatterSet scanned(std::string_view typed) const {
        struct Wanted {
            std::string fragment;
            std::string squeezed;
            bool identifies = false;
        };
        std::vector<Wanted> wanted;
        for (const std::string& fragment : typed_fragments(typed)) {
            const std::string squeezed = squeezed_for_search(fragment);
            wanted.push_back(
                {fragment, squeezed, characters_of(squeezed).size() >= k_shortest_identifier});
        }
        MatterSet set;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const Wanted& w) {
                return texts[i].text.find(w.fragment) != std::string::npos ||
                       (w.identifies && texts[i].identifiers.find(w.squeezed) != std::string::npos);
            });
            if (all) set.insert(static_cast<std::int64_t>(i) + 1);
        }
        return set;
    }
};

domain::MatterState matter(char digit) {
    domain::MatterState state;
    state.matter = {std::string(32, digit)};
    return state;
}

/// The characters from a random place of a random line.
std::string fragment_of(MadeUpMatters& random, const std::string& text, std::size_t length) {
    const std::vector<std::string> all = characters_of(text);
    const std::size_t first = random.below(all.size());
    std::string fragment;
    for (std::size_t i = first; i < std::min(first + length, all.size()); ++i) fragment += all[i];
    return fragment;
}

std::string in_full_width(std::string_view text) {
    std::string wide;
    for (const std::string& c : characters_of(text)) {
        const auto byte = static_cast<unsigned char>(c.front());
        if (c.size() > 1 || byte <= ' ') {
            wide += c;
            continue;
        }
        const unsigned point = 0xFF00U + byte - 0x20U;
        wide += static_cast<char>(0xE0U | point >> 12U);
        wide += static_cast<char>(0x80U | (point >> 6U & 0x3FU));
        wide += static_cast<char>(0x80U | (point & 0x3FU));
    }
    return wide;
}

std::string in_lower_case(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

}  // namespace

TEST_CASE("a search finds what a full scan finds, for fragments of every length and spelling") {
    Archive archive;
    MadeUpMatters matters(20261123);
    for (int i = 0; i < 300; ++i) archive.put(matters.next(2024 + i % 3));
    // Some are entered again, as every new entry of a matter does.
    MadeUpMatters again(20261123);
    for (int i = 0; i < 300; ++i) {
        domain::MatterState state = again.next(2024 + i % 3);
        state.title += "，补充" + std::to_string(i);
        if (i % 7 == 0) archive.put(state);
    }
    int hits = 0;
    for (int round = 0; round < 2000; ++round) {
        // First nothing is indexed, at last everything, and the answers are the same.
        if (round % 4 == 3) archive.catch_up(1);
        const SearchText& text = archive.texts[matters.below(archive.texts.size())];
        const std::size_t length = 1 + matters.below(round % 4 == 0 ? 14 : 3);
        const bool identifier = round % 5 == 0;
        std::string typed = fragment_of(matters, identifier ? text.identifiers : text.text, length);
        if (round % 3 == 1) typed = in_full_width(typed);
        if (round % 3 == 2) typed = in_lower_case(typed);
        if (round % 11 == 0) typed += "　" + fragment_of(matters, text.text, 2);
        if (typed_fragments(typed).empty()) continue;
        CAPTURE(typed);
        const MatterSet found = archive.found(typed);
        CHECK(found == archive.scanned(typed));
        hits += found.empty() ? 0 : 1;
    }
    CHECK(hits > 1500);
    CHECK(archive.catch_up());
    CHECK(archive.catch_up());
}

TEST_CASE("what nobody wrote is not found, and no match crosses from one text to the next") {
    Archive archive;
    domain::MatterState state = matter('1');
    state.title = "货车遗洒";
    state.party.name = "碎石厂";
    state.letter_number = "昌江移〔2026〕17号";
    archive.put(state);
    for (const char* typed : {"车货", "洒碎", "遗洒碎石", "18号", "17号〔2026〕", "甲", "〕1号"}) {
        CAPTURE(typed);
        CHECK(archive.found(typed).empty());
    }
    CHECK(archive.search.find(archive.connection, " 　\t").value() == std::nullopt);
    CHECK(archive.search.find(archive.connection, "").value() == std::nullopt);
}

TEST_CASE("plates and numbers are found however people write the signs between") {
    Archive archive;
    domain::MatterState state = matter('1');
    state.party.vehicle_plate = "赣H·B2026";
    state.letter_number = "昌江移〔2026〕17号";
    state.party.id_number = "91360202MA35ABCD1U";
    archive.put(state);
    domain::MatterState other = matter('2');
    other.party.vehicle_plate = "赣HB2027";
    other.letter_number = "昌江移〔2026〕117号";
    archive.put(other);
    MatterSet first;
    first.insert(1);
    for (const char* typed : {"赣H·B2026", "赣HB2026", "赣h b2026", "ＨＢ２０２６", "赣H-B2026",
                              "昌江移〔2026〕17号", "昌江移[2026]17号", "昌江移（2026）17号",
                              "昌江移202617号", "【2026】17", "202617", "ma35abcd", "35ABCD1u"}) {
        CAPTURE(typed);
        CHECK(archive.found(typed) == first);
    }
    // Two or three figures are figures, not parts of a number without its brackets.
    CHECK(archive.found("61").empty());
    CHECK(archive.found("617").empty());
    CHECK(archive.found("17号").size() == 2);
}

TEST_CASE("characters beyond the basic plane and all signs can be searched for") {
    Archive archive;
    domain::MatterState state = matter('1');
    state.party.name = "余𠮷平";
    state.letter.findings = "收费“每车”20元；当场开具收据。";
    archive.put(state);
    for (const char* typed : {"𠮷", "𠮷平", "“每", "；", "20元；当", "\"", "*"}) {
        CAPTURE(typed);
        CHECK(archive.found(typed) == archive.scanned(typed));
    }
    CHECK(archive.found("余𠮷平").size() == 1);
}

TEST_CASE("a matter that was written again is found by its new text only, at its old place") {
    Archive archive;
    domain::MatterState state = matter('1');
    state.party.name = "砚川货运部";
    archive.put(state);
    archive.put(matter('2'));
    CHECK(archive.catch_up());
    CHECK(archive.found("砚川").size() == 1);
    state.party.name = "澄渡航运";
    archive.put(state);
    for (int i = 0; i < 2; ++i) {
        CAPTURE(i);  // before and after the index has caught up
        CHECK(archive.found("砚川").empty());
        CHECK(archive.found("货").empty());
        CHECK(archive.found("澄渡").contains(1));
        CHECK(archive.catch_up());
    }
    CHECK(archive.found("砚川").empty());
    CHECK(archive.found("货").empty());
    CHECK(archive.found("澄渡").contains(1));
    CHECK(archive.found("渡").size() == 1);
}

TEST_CASE("sets of matters meet and join, whatever their sizes") {
    MatterSet few;
    few.insert(3);
    few.insert(64);
    MatterSet many;
    for (std::int64_t i = 1; i < 20000; i += 2) many.insert(i);
    MatterSet both = many;
    both.keep_only(few);
    CHECK(both.size() == 1);
    CHECK(both.contains(3));
    CHECK_FALSE(both.contains(64));
    CHECK_FALSE(both.contains(1'000'000));
    few.insert_all(many);
    CHECK(few.size() == many.size() + 1);
    CHECK_FALSE(few == many);
    CHECK(MatterSet{}.empty());
}
