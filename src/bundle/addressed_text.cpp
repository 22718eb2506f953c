#include "bundle/addressed_text.h"

#include "wire/fields_codec.h"
#include "wire/strict_json.h"

namespace casebridge::bundle {
namespace {

constexpr std::string_view k_purpose = "casebridge/addressed;v=1";
constexpr std::int64_t k_version = 1;

struct Reader {
    std::string kid;
    std::string ek;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("kid", self.kid);
        visit("ek", self.ek);
    }
};
struct Token {
    std::int64_t v = k_version;
    std::vector<Reader> readers;
    std::string mac;
    std::string text;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("v", self.v);
        visit("readers", self.readers);
        visit("mac", self.mac);
        visit("text", self.text);
    }
};

Result<Token> read_token(std::string_view text) {
    if (text.size() > k_most_addressed_bytes) return fail(ErrorCode::limit_exceeded, "addressed");
    TRY(const wire::JsonValue json, wire::read_strict_json(text));
    Token token;
    wire::FieldsReport report;
    wire::from_json(json, token, "addressed", report);
    if (report.failed) return report.error;
    if (report.unknown_keys != 0) return fail(ErrorCode::json_unknown_key, "addressed");
    if (token.v != k_version) return fail(ErrorCode::wrong_version, "addressed");
    if (token.readers.size() > k_most_addressees) return fail(ErrorCode::limit_exceeded, "readers");
    return token;
}

std::vector<Recipient> recipients_of(const Token& token) {
    std::vector<Recipient> recipients;
    for (const Reader& reader : token.readers) recipients.push_back({reader.kid, reader.ek});
    return recipients;
}

}  // namespace

Result<std::string> seal_addressed(std::string_view text, const std::vector<DeviceKey>& readers,
                                   Random& random) {
    if (readers.empty() || readers.size() > k_most_addressees) {
        return fail(ErrorCode::limit_exceeded, "readers");
    }
    const crypto::ContentKey key = crypto::generate_content_key(random);
    TRY(const std::vector<Recipient> recipients, wrap_for(key, readers, random));
    TRY(const SealingKeys keys, SealingKeys::of(key, k_purpose));
    Token token;
    for (const Recipient& recipient : recipients) {
        token.readers.push_back({recipient.kid, recipient.ek});
    }
    TRY(token.mac, keys.mac(recipients));
    TRY(token.text, keys.seal(Section::event, 0, true, as_bytes(text)));
    std::string written = wire::write_json(wire::to_json(token));
    if (written.size() > k_most_addressed_bytes) return fail(ErrorCode::limit_exceeded, "text");
    return written;
}

Result<std::vector<DeviceId>> readers_of(std::string_view token) {
    TRY(const Token read, read_token(token));
    std::vector<DeviceId> readers;
    for (const Reader& reader : read.readers) readers.push_back({reader.kid});
    return readers;
}

Result<std::string> open_addressed(std::string_view token, const Unlock& unlock) {
    TRY(const Token read, read_token(token));
    const std::vector<Recipient> recipients = recipients_of(read);
    TRY(const crypto::ContentKey key, unlock(recipients));
    TRY(const SealingKeys keys, SealingKeys::of(key, k_purpose));
    CHECK_OK(keys.check_mac(recipients, read.mac));
    TRY(const Bytes plain, keys.open(Section::event, 0, true, read.text));
    return std::string{as_text(plain)};
}

}  // namespace casebridge::bundle
