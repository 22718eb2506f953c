#include "app/evidence_limits.h"

#include "bundle/bundle_format.h"

namespace casebridge::app {

// Base64 makes four bytes of three; what is left is for events and signatures.
static_assert(k_most_own_evidence_bytes / 3 * 4 + bundle::k_most_event_bytes <
              bundle::k_most_bytes);
static_assert(k_most_evidence_files == bundle::k_most_files);

Status check_evidence_file(const domain::TransferState& state, const AgencyId& me,
                           std::uint64_t size_bytes) {
    if (size_bytes == 0) return fail(ErrorCode::file_empty);
    if (size_bytes > k_most_evidence_bytes) return fail(ErrorCode::evidence_too_large);
    std::uint64_t own = size_bytes;
    std::size_t files = 1;
    for (const domain::FiledEvidence& filed : state.evidence) {
        if (filed.evidence.file.empty()) continue;
        ++files;
        const std::int64_t size = filed.evidence.size_bytes;
        if (filed.agency == me && size > 0) own += static_cast<std::uint64_t>(size);
    }
    if (files > k_most_evidence_files) return fail(ErrorCode::evidence_too_many);
    if (own > k_most_own_evidence_bytes) return fail(ErrorCode::evidence_too_much);
    return Done{};
}

const domain::Evidence* evidence_with_file(const domain::TransferState& state, const FileId& file) {
    if (file.empty()) return nullptr;
    for (const domain::FiledEvidence& filed : state.evidence) {
        if (filed.evidence.file == file) return &filed.evidence;
    }
    return nullptr;
}

}  // namespace casebridge::app
