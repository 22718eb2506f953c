// The data that we ship (assets/embedded/*.json): the official calendar, legal bases and the names
// of agencies. Errors name the file; shipped data that cannot be read is a fault of the build.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/agency.h"
#include "domain/calendar.h"

namespace casebridge::wire {

/// Errors: those of read_shipped_json, json_missing_key, json_wrong_type, invalid_date.
[[nodiscard]] Result<domain::Calendar> read_calendar(std::string_view text);
/// Bytes that a calendar file may have.
inline constexpr std::size_t k_largest_calendar = 256 * 1024;
/// The same text as a file from outside: the notice of a new year, which may be here before a new
/// program is. Errors: calendar_invalid.
[[nodiscard]] Result<domain::Calendar> read_calendar_file(std::string_view text);

/// A penalty's basis (legal_bases.json).
struct LegalBasis {
    std::string category;
    std::string violation;
    std::string statute;
    std::string statute_version;
    std::string article;
    std::string paragraph;
    std::string penalty_hint;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("category", self.category);
        visit("violation", self.violation);
        visit("statute", self.statute);
        visit("statute_version", self.statute_version);
        visit("article", self.article);
        visit("paragraph", self.paragraph);
        visit("penalty_hint", self.penalty_hint);
    }
};
[[nodiscard]] Result<std::vector<LegalBasis>> read_legal_bases(std::string_view text);
/// Bytes that a list of legal bases may have.
inline constexpr std::size_t k_largest_legal_bases = 1024 * 1024;
/// The same text as a file from outside. Errors: legal_bases_invalid, with what is wrong.
[[nodiscard]] Result<std::vector<LegalBasis>> read_legal_bases_file(std::string_view text);

/// A name to choose at the first run (directory.json); it has no keys.
struct ShippedAgency {
    domain::AgencyKind kind{};
    std::string name;
    std::string short_name;
    std::string region;
    std::string number_word;
    std::string detachment;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("kind", self.kind);
        visit("name", self.name);
        visit("short_name", self.short_name);
        visit("region", self.region);
        visit("number_word", self.number_word);
        visit("detachment", self.detachment);
    }
};
[[nodiscard]] Result<std::vector<ShippedAgency>> read_shipped_agencies(std::string_view text);

}  // namespace casebridge::wire
