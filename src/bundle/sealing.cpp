#include "bundle/sealing.h"

#include <algorithm>

#include "crypto/digest.h"
#include "crypto/sm4_gcm.h"

namespace casebridge::bundle {
namespace {

constexpr std::string_view k_cipher_label = "casebridge/bundle-cipher;v=1";
constexpr std::string_view k_mac_label = "casebridge/bundle-mac;v=1";

/// Each field with its length before it, so that none can run into the next.
void add_field(std::string& message, std::string_view field) {
    message.append(std::to_string(field.size())).append(" ").append(field).append(" ");
}

std::string mac_message(std::string_view header_text, const std::vector<Recipient>& recipients) {
    std::string message;
    add_field(message, header_text);
    for (const Recipient& recipient : recipients) {
        add_field(message, recipient.kid);
        add_field(message, recipient.ek);
    }
    return message;
}

const Recipient* find(const std::vector<Recipient>& recipients, std::string_view kid) {
    for (const Recipient& recipient : recipients) {
        if (recipient.kid == kid) return &recipient;
    }
    return nullptr;
}

}  // namespace

std::array<std::uint8_t, 12> nonce_of(Section section, std::uint64_t counter, bool final) {
    std::array<std::uint8_t, 12> nonce{};
    nonce.front() = static_cast<std::uint8_t>(section);
    for (std::size_t i = 0; i < 8; ++i) {
        nonce[10 - i] = static_cast<std::uint8_t>(counter >> (8 * i));
    }
    nonce.back() = final ? 1 : 0;
    return nonce;
}

Result<SealingKeys> SealingKeys::of(const crypto::ContentKey& key, std::string_view header_text) {
    SealingKeys keys;
    keys.content_ = key;
    TRY(keys.cipher_, crypto::derive_cipher_key(key, k_cipher_label));
    keys.header_text_ = header_text;
    keys.header_sm3_ = crypto::sm3(header_text);
    return keys;
}

Result<std::string> SealingKeys::mac(const std::vector<Recipient>& recipients) const {
    TRY(const Digest digest,
        crypto::mac_under(content_, k_mac_label, as_bytes(mac_message(header_text_, recipients))));
    return to_base64(digest);
}

Status SealingKeys::check_mac(const std::vector<Recipient>& recipients,
                              std::string_view base64) const {
    TRY(const Digest expected,
        crypto::mac_under(content_, k_mac_label, as_bytes(mac_message(header_text_, recipients))));
    const auto bytes = from_base64(base64);
    Digest given{};
    if (!bytes.ok() || bytes->size() != given.size()) return fail(ErrorCode::seal_broken);
    std::copy(bytes->begin(), bytes->end(), given.begin());
    if (!crypto::equal_digests(expected, given)) return fail(ErrorCode::seal_broken);
    return Done{};
}

Result<std::string> SealingKeys::seal(Section section, std::uint64_t counter, bool final,
                                      BytesView plaintext) const {
    TRY(const Bytes sealed,
        crypto::sm4_gcm_seal(crypto::Sm4Key{cipher_.bytes}, nonce_of(section, counter, final),
                             header_sm3_, plaintext));
    return to_base64(sealed);
}

Result<Bytes> SealingKeys::open(Section section, std::uint64_t counter, bool final,
                                std::string_view base64) const {
    TRY(const Bytes sealed, from_base64(base64));
    auto opened = crypto::sm4_gcm_open(crypto::Sm4Key{cipher_.bytes},
                                       nonce_of(section, counter, final), header_sm3_, sealed);
    if (!opened.ok()) return fail(ErrorCode::seal_broken);
    return opened;
}

Unlock unlock_with_device(const crypto::PrivateKey& encryption, DeviceId device, Random& random) {
    return [&encryption, &random, device = std::move(device)](
               const std::vector<Recipient>& recipients) -> Result<crypto::ContentKey> {
        const Recipient* mine = find(recipients, device.text);
        if (mine == nullptr) {
            return fail(find(recipients, k_kid_passphrase) == nullptr
                            ? ErrorCode::not_sealed_for_us
                            : ErrorCode::passphrase_needed);
        }
        const auto wrapped = from_base64(mine->ek);
        if (!wrapped.ok()) return fail(ErrorCode::key_invalid);
        return crypto::unwrap_key(*wrapped, encryption, random);
    };
}

Unlock unlock_with_passphrase(std::string passphrase) {
    return [passphrase = std::move(passphrase)](
               const std::vector<Recipient>& recipients) -> Result<crypto::ContentKey> {
        const Recipient* sealed = find(recipients, k_kid_passphrase);
        if (sealed == nullptr) return fail(ErrorCode::not_sealed_for_us);
        return crypto::open_content_key(sealed->ek, passphrase);
    };
}

Result<std::vector<Recipient>> wrap_for(const crypto::ContentKey& key,
                                        const std::vector<DeviceKey>& devices, Random& random) {
    std::vector<Recipient> recipients;
    for (const DeviceKey& device : devices) {
        TRY(const Bytes wrapped, crypto::wrap_key(key, device.encryption, random));
        recipients.push_back({device.device.text, to_base64(wrapped)});
    }
    return recipients;
}

}  // namespace casebridge::bundle
