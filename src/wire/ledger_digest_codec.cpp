#include "wire/ledger_digest_codec.h"

#include <algorithm>

#include "wire/fields_codec.h"
#include "wire/file_head.h"
#include "wire/strict_json.h"

namespace casebridge::wire {
namespace {

constexpr std::string_view k_payload_type = "ledger";
constexpr std::uint64_t k_version = 1;

JsonLimits limits() {
    JsonLimits given;
    given.text_bytes = k_most_ledger_bytes;
    return given;
}

template <class T, class Less>
bool is_sorted_once(const std::vector<T>& items, Less less) {
    return std::adjacent_find(items.begin(), items.end(),
                              [&](const T& a, const T& b) { return !less(a, b); }) == items.end();
}

}  // namespace

std::string write_ledger_digest(const LedgerDigest& digest) {
    JsonValue json = JsonValue::object();
    json.add("type", JsonValue::of_text(std::string{k_payload_type}));
    json.add("v", JsonValue::of_unsigned(k_version));
    json.add("ledger", to_json(digest));
    return write_json(json);
}

Result<LedgerDigest> read_ledger_digest(std::string_view text) {
    TRY(const JsonValue json, read_strict_json(text, limits()));
    CHECK_OK(check_head(json, "type", k_payload_type, 3));
    const JsonValue* ledger = json.find("ledger");
    if (ledger == nullptr) return fail(ErrorCode::json_missing_key, "ledger");
    LedgerDigest digest;
    FieldsReport report;
    from_json(*ledger, digest, "ledger", report);
    if (report.failed) return report.error;
    if (report.unknown_keys != 0) return fail(ErrorCode::json_unknown_key, "ledger");
    const bool in_order = is_sorted_once(
        digest.matters,
        [](const LedgerMatter& a, const LedgerMatter& b) { return a.matter < b.matter; });
    if (!in_order) return fail(ErrorCode::ledger_invalid, "matters");
    for (const LedgerMatter& matter : digest.matters) {
        if (!is_sorted_once(matter.entries, std::less<>{})) {
            return fail(ErrorCode::ledger_invalid, "entries");
        }
    }
    return digest;
}

std::string write_ledger_file(const LedgerFile& file) {
    return "{\"format\":" + quoted(k_ledger_format) +
           ",\"v\":1,\"device\":" + quoted(file.device.text) +
           ",\"ledger\":" + write_envelope(file.ledger) + "}";
}

Result<LedgerFile> read_ledger_file(std::string_view text) {
    if (text.size() > k_most_ledger_bytes) return fail(ErrorCode::limit_exceeded, "ledger");
    TRY(const JsonValue json, read_strict_json(text, limits()));
    CHECK_OK(check_head(json, "format", k_ledger_format, 4));
    const JsonValue* device = json.find("device");
    const JsonValue* ledger = json.find("ledger");
    if (device == nullptr || ledger == nullptr) return fail(ErrorCode::json_missing_key);
    if (device->kind != JsonValue::Kind::text) return fail(ErrorCode::json_wrong_type, "device");
    LedgerFile file;
    file.device = {device->text};
    TRY(file.ledger, envelope_from_json(*ledger));
    return file;
}

}  // namespace casebridge::wire
