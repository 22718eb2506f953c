#include "domain/named_files.h"

#include <algorithm>

namespace casebridge::domain {
namespace {

template <class From>
NamedFile named(const From& from, std::string title) {
    return {from.file,
            std::move(title),
            from.file_name,
            from.media_type,
            static_cast<std::uint64_t>(std::max<std::int64_t>(0, from.size_bytes)),
            from.sha256};
}

NamedFile named_by(const Evidence& evidence) { return named(evidence, evidence.title); }
NamedFile named_by(const AttachScan& scan) { return named(scan, scan.title + "（存档件）"); }

}  // namespace

std::optional<NamedFile> file_named_by(const EventData& data) {
    const auto* added = std::get_if<AddEvidence>(&data);
    if (added != nullptr && !added->evidence.file.empty()) return named_by(added->evidence);
    const auto* attached = std::get_if<AttachScan>(&data);
    if (attached != nullptr && !attached->file.empty()) return named_by(*attached);
    return std::nullopt;
}

std::vector<Filed<NamedFile>> named_files(const MatterState& state) {
    std::vector<Filed<NamedFile>> files;
    for (const FiledEvidence& filed : state.evidence) {
        if (filed.evidence.file.empty()) continue;
        files.push_back({filed.event, filed.agency, named_by(filed.evidence)});
    }
    for (const FiledScan& filed : state.scans) {
        if (filed.content.file.empty()) continue;
        files.push_back({filed.event, filed.agency, named_by(filed.content)});
    }
    return files;
}

const FiledScan* scan_of(const MatterState& state, const EventId& entry, std::string_view form) {
    const FiledScan* last = nullptr;
    for (const FiledScan& filed : state.scans) {
        if (filed.content.entry == entry && filed.content.form == form) last = &filed;
    }
    return last;
}

}  // namespace casebridge::domain
