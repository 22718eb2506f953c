#include "domain/figures.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace casebridge::domain {
namespace {

/// 行政等级 of roads in their numbers: 国道, 省道, 县道, 乡道, 村道 (GB/T 917).
constexpr std::string_view k_road_classes = "GSXYC";
constexpr std::size_t k_road_digits = 2;

constexpr std::array<std::string_view, 12> k_organisation_words = {
    "公司", "厂", "店", "站", "局", "队", "社", "所", "场", "库", "港", "校"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool looks_like_person(std::string_view name) {
    constexpr std::size_t k_shortest = 2;
    constexpr std::size_t k_longest = 4;
    const std::size_t count = count_code_points(name);
    if (count < k_shortest || count > k_longest) return false;
    return std::none_of(
        k_organisation_words.begin(), k_organisation_words.end(),
        [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

}  // namespace

Date finished_on(const MatterState& state) {
    if (!is_finished(state.stage)) return {};
    const auto entered = state.entered.find(state.stage);
    return entered == state.entered.end() ? Date{} : entered->second;
}

std::string place_of(const MatterState& state) {
    for (const FiledRecord& filed : state.records) {
        const std::string_view place = filed.record.value("place");
        if (!place.empty()) return std::string{place};
    }
    return {};
}

std::string place_group(std::string_view place) {
    if (place.empty() || k_road_classes.find(place.front()) == std::string_view::npos) {
        return std::string{place};
    }
    const auto end = std::find_if_not(place.begin() + 1, place.end(), is_digit);
    const auto digits = static_cast<std::size_t>(end - place.begin()) - 1;
    if (digits < k_road_digits) return std::string{place};
    return std::string{place.substr(0, digits + 1)};
}

bool was_disputed(const MatterState& state) {
    return !state.objections.empty() ||
           std::any_of(state.earlier.begin(), state.earlier.end(),
                       [](const EarlierOpening& opening) { return !opening.objections.empty(); });
}

std::string masked_party(const MatterState& state) {
    const Party& party = state.party;
    const bool is_person = state.kind == MatterKind::transfer ? party.kind == PartyKind::person
                                                              : looks_like_person(party.name);
    if (!is_person || party.name.empty()) return party.name;
    return std::string{first_code_points(party.name, 1)} + "某";
}

}  // namespace casebridge::domain
