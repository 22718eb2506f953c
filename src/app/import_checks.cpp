#include "app/import_checks.h"

#include <charconv>
#include <optional>
#include <set>
#include <string_view>

#include "domain/named_files.h"

namespace casebridge::app {
namespace {

using Kind = ImportCheckKind;
using State = ImportCheck::State;

Kind kind_of(const bundle::Finding& finding) {
    switch (finding.code) {
        case ErrorCode::part_mismatch: return Kind::parts;
        case ErrorCode::not_addressed_to_us:
        case ErrorCode::sender_unknown:
        case ErrorCode::sender_unverified: return Kind::parties;
        default: break;
    }
    const std::string_view place = finding.place;
    if (place.starts_with("events")) return Kind::records;
    if (place.starts_with("files")) return Kind::evidence;
    const bool header_signed = finding.code == ErrorCode::manifest_mismatch && place == "header";
    return place.starts_with("manifest") || header_signed ? Kind::signature : Kind::format;
}

/// The n of "events[n]…"; nothing for a finding about the whole list.
std::optional<std::size_t> index_in(std::string_view place) {
    const std::size_t open = place.find('[');
    if (open == std::string_view::npos) return std::nullopt;
    std::size_t index = 0;
    const char* const first = place.data() + open + 1;
    const auto [end, error] = std::from_chars(first, place.data() + place.size(), index);
    if (error != std::errc{} || end == first) return std::nullopt;
    return index;
}

std::string title_of(const bundle::BundleContents& contents, std::size_t file) {
    if (file >= contents.files.size()) return {};
    for (const bundle::BundleEvent& event : contents.events) {
        if (!event.decoded.understood) continue;
        const auto named = domain::file_named_by(event.decoded.data);
        if (named && named->file == contents.files[file].sm3) return named->title;
    }
    return {};
}

/// Whether the reader came to the end of what this check looks at.
bool reached(Kind kind, const bundle::BundleContents& contents, bool format_good) {
    const bool manifest = !contents.manifest.event_ids.empty();
    switch (kind) {
        case Kind::format: return true;
        case Kind::parts:
        case Kind::parties: return !contents.header.bundle.empty();
        case Kind::signature: return manifest;
        case Kind::records:
            return format_good || (manifest && contents.events.size() == contents.manifest.events &&
                                   !contents.files.empty());
        case Kind::evidence: return format_good;
    }
    __builtin_trap();
}

}  // namespace

std::vector<ImportCheck> import_checks(const bundle::BundleContents& contents,
                                       std::span<const bundle::Finding> findings) {
    std::vector<ImportCheck> checks;
    for (const Kind kind : {Kind::format, Kind::parts, Kind::parties, Kind::signature,
                            Kind::records, Kind::evidence}) {
        ImportCheck check;
        check.kind = kind;
        if (kind == Kind::records) check.total = contents.manifest.events;
        if (kind == Kind::evidence) check.total = contents.manifest.files;
        std::set<std::size_t> wrong;
        for (const bundle::Finding& finding : findings) {
            if (kind_of(finding) != kind) continue;
            if (check.state != State::failed) check.code = finding.code;
            check.state = State::failed;
            if (const auto index = index_in(finding.place)) wrong.insert(*index);
        }
        check.failed = wrong.size();
        if (kind == Kind::evidence && !wrong.empty()) {
            check.first_failed = title_of(contents, *wrong.begin());
        }
        const bool format_good = kind == Kind::format || checks.front().state == State::passed;
        if (check.state == State::passed && !reached(kind, contents, format_good)) {
            check.state = State::not_reached;
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

}  // namespace casebridge::app
