#include "crypto/key_file.h"

#include <algorithm>
#include <utility>

#include "crypto/argon2id.h"
#include "crypto/sealed_text.h"
#include "crypto/sm4_gcm.h"

namespace casebridge::crypto {
namespace {

constexpr std::size_t k_secret_bytes = std::tuple_size_v<decltype(Secret::bytes)>;

// The first entry is what new texts use; OWASP's least setting for Argon2id, 2023.
constexpr std::array k_derivations = {
    Derivation{"argon2id-19456-2-1", 19'456, 2, 1},
};

/// SM4 takes the first half of what the derivation gives.
Sm4Key cipher_key(const Secret& secret) { return std::span{secret.bytes}.first<16>(); }

/// The text up to the next dot, which goes too.
std::string_view next_part(std::string_view& rest) {
    const std::size_t dot = rest.find('.');
    const std::string_view part = rest.substr(0, dot);
    rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
    return part;
}

template <std::size_t Size>
bool decode_exactly(std::string_view base64, std::array<std::uint8_t, Size>& into) {
    const auto bytes = from_base64(base64);
    if (!bytes.ok() || bytes->size() != Size) return false;
    std::copy(bytes->begin(), bytes->end(), into.begin());
    return true;
}

}  // namespace

std::string SealedText::header() const {
    std::string text{kind.magic};
    text.append(".").append(derivation.name);
    text.append(".").append(to_base64(salt));
    text.append(".").append(to_base64(nonce));
    return text;
}

Result<SealedText> parse_sealed_text(std::string_view text, SealedKind kind) {
    SealedText sealed;
    sealed.kind = kind;
    std::string_view rest = text;
    if (next_part(rest) != kind.magic) return fail(ErrorCode::key_invalid, "format");
    const std::string_view name = next_part(rest);
    const auto* const derivation =
        std::find_if(k_derivations.begin(), k_derivations.end(),
                     [&](const Derivation& known) { return known.name == name; });
    if (derivation == k_derivations.end()) return fail(ErrorCode::key_invalid, "parameters");
    sealed.derivation = *derivation;
    if (!decode_exactly(next_part(rest), sealed.salt)) return fail(ErrorCode::key_invalid, "salt");
    if (!decode_exactly(next_part(rest), sealed.nonce))
        return fail(ErrorCode::key_invalid, "nonce");
    auto ciphertext = from_base64(rest);
    if (!ciphertext.ok() || ciphertext->size() != kind.plaintext_bytes + k_gcm_tag_bytes) {
        return fail(ErrorCode::key_invalid, "ciphertext");
    }
    sealed.ciphertext = std::move(*ciphertext);
    return sealed;
}

Result<Secret> derive_secret(const Derivation& derivation, BytesView salt,
                             std::string_view passphrase) {
    TRY(Argon2id argon2id, Argon2id::begin(derivation, salt, passphrase));
    while (!argon2id.step()) {
    }
    return argon2id.finish();
}

Result<Plaintext> open_plaintext(const SealedText& text, const Secret& secret) {
    const std::string header = text.header();
    auto opened = sm4_gcm_open(cipher_key(secret), text.nonce, as_bytes(header), text.ciphertext);
    if (!opened.ok()) return fail(ErrorCode::passphrase_wrong);
    return Plaintext(std::move(opened).value());
}

Result<DeviceKeys> open_sealed_text(const SealedText& text, const Secret& secret) {
    TRY(const Plaintext plaintext, open_plaintext(text, secret));
    const BytesView bytes = plaintext.bytes;
    if (bytes.size() != k_device_keys_text.plaintext_bytes) return fail(ErrorCode::key_invalid);
    TRY(PrivateKey signing, private_key_from_secret(bytes.first(k_secret_bytes)));
    TRY(PrivateKey encryption, private_key_from_secret(bytes.last(k_secret_bytes)));
    return DeviceKeys{std::move(signing), std::move(encryption)};
}

Result<DeviceKeys> generate_device_keys(Random& random) {
    TRY(PrivateKey signing, generate_key(random));
    TRY(PrivateKey encryption, generate_key(random));
    return DeviceKeys{std::move(signing), std::move(encryption)};
}

Result<std::string> seal_under_passphrase(SealedKind kind, BytesView plaintext,
                                          std::string_view passphrase, Random& random) {
    CHECK_OK(check_passphrase(passphrase));
    SealedText sealed;
    sealed.kind = kind;
    sealed.derivation = k_derivations.front();
    random.fill(sealed.salt);
    random.fill(sealed.nonce);
    TRY(const Secret secret, derive_secret(sealed.derivation, sealed.salt, passphrase));
    const std::string header = sealed.header();
    TRY(const Bytes ciphertext,
        sm4_gcm_seal(cipher_key(secret), sealed.nonce, as_bytes(header), plaintext));
    return header + "." + to_base64(ciphertext);
}

Result<std::string> seal_keys(const DeviceKeys& keys, std::string_view passphrase, Random& random) {
    Plaintext plaintext{{}};
    plaintext.bytes.reserve(k_device_keys_text.plaintext_bytes);  // growing would leave a copy
    append(plaintext.bytes, secret_of(keys.signing).bytes);
    append(plaintext.bytes, secret_of(keys.encryption).bytes);
    return seal_under_passphrase(k_device_keys_text, plaintext.bytes, passphrase, random);
}

Status check_sealed_keys(std::string_view sealed) {
    CHECK_OK(parse_sealed_text(sealed));
    return Done{};
}

Result<DeviceKeys> open_keys(std::string_view sealed, std::string_view passphrase) {
    TRY(KeyOpening opening, KeyOpening::begin(sealed, passphrase));
    for (;;) {
        if (auto opened = opening.step()) return std::move(*opened);
    }
}

struct KeyOpening::Work {
    SealedText text;
    Argon2id derivation;
};

KeyOpening::KeyOpening(std::unique_ptr<Work> work) : work_(std::move(work)) {}
KeyOpening::KeyOpening(KeyOpening&&) noexcept = default;
KeyOpening& KeyOpening::operator=(KeyOpening&&) noexcept = default;
KeyOpening::~KeyOpening() = default;

Result<KeyOpening> KeyOpening::begin(std::string_view sealed, std::string_view passphrase) {
    TRY(SealedText text, parse_sealed_text(sealed));
    TRY(Argon2id derivation, Argon2id::begin(text.derivation, text.salt, passphrase));
    return KeyOpening{std::make_unique<Work>(Work{std::move(text), std::move(derivation)})};
}

std::optional<Result<DeviceKeys>> KeyOpening::step() {
    if (!work_->derivation.step()) return std::nullopt;
    return open_sealed_text(work_->text, work_->derivation.finish());
}

}  // namespace casebridge::crypto
