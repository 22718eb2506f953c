#include "wire/card_codec.h"

#include "wire/fields_codec.h"
#include "wire/file_head.h"
#include "wire/strict_json.h"

namespace casebridge::wire {
namespace {

constexpr std::string_view k_payload_type = "agency_card";
constexpr std::uint64_t k_version = 1;

}  // namespace

std::string write_card_payload(const CardPayload& payload) {
    JsonValue json = JsonValue::object();
    json.add("type", JsonValue::of_text(std::string{k_payload_type}));
    json.add("v", JsonValue::of_unsigned(k_version));
    json.add("created", JsonValue::of_text(payload.created));
    json.add("card", to_json(payload.card));
    return write_json(json);
}

Result<CardPayload> read_card_payload(std::string_view text) {
    TRY(const JsonValue json, read_strict_json(text));
    CHECK_OK(check_head(json, "type", k_payload_type, 4));
    const JsonValue* created = json.find("created");
    const JsonValue* card = json.find("card");
    if (created == nullptr || card == nullptr) return fail(ErrorCode::json_missing_key);
    CardPayload payload;
    FieldsReport report;
    from_json(*created, payload.created, "created", report);
    from_json(*card, payload.card, "card", report);
    if (report.failed) return report.error;
    if (report.unknown_keys != 0) return fail(ErrorCode::json_unknown_key, "card");
    return payload;
}

std::string write_card_file(const CardFile& file) {
    std::string text =
        "{\"format\":" + quoted(k_card_format) + ",\"v\":1,\"card\":" + write_envelope(file.card);
    for (std::size_t i = 0; i < file.chain.size(); ++i) {
        text += (i == 0 ? ",\"chain\":[" : ",") + write_envelope(file.chain[i]);
    }
    return text + (file.chain.empty() ? "}" : "]}");
}

Result<CardFile> read_card_file(std::string_view text) {
    TRY(const JsonValue json, read_strict_json(text));
    const JsonValue* chain = json.find("chain");
    CHECK_OK(check_head(json, "format", k_card_format, chain == nullptr ? 3 : 4));
    const JsonValue* card = json.find("card");
    if (card == nullptr) return fail(ErrorCode::json_missing_key, "card");
    CardFile file;
    TRY(file.card, envelope_from_json(*card));
    if (chain == nullptr) return file;
    if (chain->kind != JsonValue::Kind::array) return fail(ErrorCode::json_wrong_type, "chain");
    if (chain->items.empty()) return fail(ErrorCode::card_invalid, "chain");
    if (chain->items.size() > k_most_handovers) return fail(ErrorCode::limit_exceeded, "chain");
    for (const JsonValue& item : chain->items) {
        TRY(Envelope handover, envelope_from_json(item));
        file.chain.push_back(std::move(handover));
    }
    return file;
}

}  // namespace casebridge::wire
