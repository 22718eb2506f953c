#include "app/evidence_limits.h"

#include "bundle/bundle_format.h"
#include "domain/named_files.h"

namespace casebridge::app {

// Base64 makes four bytes of three; what is left is for events and signatures.
static_assert(k_most_own_evidence_bytes / 3 * 4 + bundle::k_most_event_bytes <
              bundle::k_most_bytes);
static_assert(k_most_evidence_files == bundle::k_most_files);

Status check_evidence_file(const domain::MatterState& state, const AgencyId& me,
                           std::uint64_t size_bytes) {
    if (size_bytes == 0) return fail(ErrorCode::file_empty);
    if (size_bytes > k_most_evidence_bytes) return fail(ErrorCode::evidence_too_large);
    std::uint64_t own = size_bytes;
    std::size_t files = 1;
    for (const domain::Filed<domain::NamedFile>& filed : domain::named_files(state)) {
        ++files;
        if (filed.agency == me) own += filed.content.size_bytes;
    }
    if (files > k_most_evidence_files) return fail(ErrorCode::evidence_too_many);
    if (own > k_most_own_evidence_bytes) return fail(ErrorCode::evidence_too_much);
    return Done{};
}

std::optional<std::string> title_of_file(const domain::MatterState& state, const FileId& file) {
    for (domain::Filed<domain::NamedFile>& filed : domain::named_files(state)) {
        if (filed.content.file == file) return std::move(filed.content.title);
    }
    return std::nullopt;
}

}  // namespace casebridge::app
