// The stable error codes of the whole program, one line each. A code's name is what the command
// line prints and what tests expect; it is never renamed once released. Sentences for people
// stand in ui/strings and cli.
#pragma once

#include <string_view>

namespace casebridge {

// clang-format off
#define CASEBRIDGE_ERROR_CODES(X)                                                                  \
    /* text and numbers */                                                                         \
    X(invalid_utf8)                                                                                \
    X(invalid_base64) X(invalid_hex) X(invalid_date) /* rules */                                   \
        X(not_allowed_in_stage) X(not_your_agency) X(gate_incomplete) X(field_required)            \
            X(field_invalid) X(matter_read_only) X(matter_unknown) X(agency_unknown)               \
                X(recipient_unknown) X(number_taken)                                               \
                    X(evidence_unknown) X(evidence_duplicate) X(evidence_too_large)                \
                    X(evidence_too_much) X(evidence_too_many) X(calendar_invalid)                  \
                    X(calendar_older) X(legal_bases_invalid) X(picture_invalid) X(code_unreadable)   \
                        X(scan_invalid) /* crypto and keys */                                      \
        X(crypto_failed) X(signature_invalid) X(key_invalid) X(passphrase_wrong)                   \
            X(passphrase_weak) X(device_unknown) X(device_revoked) X(keeper_needed)                    \
            X(key_changes_exhausted)                                                               \
                X(locked) /* reading a file that came from outside */                              \
        X(not_json) X(json_too_deep) X(json_duplicate_key) X(json_number_out_of_range)             \
            X(json_wrong_type) X(json_missing_key) X(json_unknown_key) X(json_trailing_text)       \
                X(json_other_spelling) X(limit_exceeded) X(file_empty) X(file_cut_short)           \
                    X(file_changed_while_read) X(wrong_format) X(wrong_version) X(suite_unknown)   \
                        X(manifest_mismatch) X(event_id_mismatch) X(event_not_authorised) X(       \
                            event_of_other_matter) X(event_sequence_gap) X(event_lamport_wrong)    \
                            X(event_parent_unknown) X(event_type_unknown) X(not_addressed_to_us)   \
                                X(sender_unknown) X(sender_unverified) X(sender_not_participant)   \
                                X(part_mismatch) X(part_too_small)                                 \
                                    X(file_hash_mismatch) X(file_unlisted) X(file_missing)         \
                                        X(chunk_mismatch) X(name_unsafe) X(card_invalid)           \
                                            X(card_older) X(card_forked) X(card_not_continued) X(card_is_ours) X(ledger_invalid) \
                                                X(fingerprint_mismatch) X(not_sealed_for_us)       \
                                                X(passphrase_needed) X(seal_broken) X(bundle_sealed) /* storage and platform */ \
        X(storage_failed) X(storage_full) X(storage_damaged) X(storage_newer) X(storage_lost) X(storage_sealed)      \
            X(backup_invalid) X(another_tab) X(blob_missing) X(read_failed) X(write_failed) X(cancelled) X(busy)
// clang-format on

enum class ErrorCode {
#define CASEBRIDGE_ENUMERATOR(name) name,
    CASEBRIDGE_ERROR_CODES(CASEBRIDGE_ENUMERATOR)
#undef CASEBRIDGE_ENUMERATOR
};

/// "signature_invalid" for ErrorCode::signature_invalid.
[[nodiscard]] std::string_view name_of(ErrorCode code);

}  // namespace casebridge
