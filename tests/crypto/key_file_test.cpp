#include "crypto/key_file.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "crypto/sealed_text.h"
#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::crypto;
using casebridge::test::SeededRandom;

namespace {

constexpr std::string_view k_passphrase = "昌江移送2026";

struct Sealed {
    SeededRandom random;
    DeviceKeys keys = generate_device_keys(random).value();
    std::string text = seal_keys(keys, k_passphrase, random).value();
};

/// The outcome with the right secret of the unchanged text: the derivation is left out, and what is
/// refused here is refused with any other secret.
bool opens(std::string_view text, const Secret& secret) {
    const auto parsed = parse_sealed_text(text);
    return parsed.ok() && open_sealed_text(*parsed, secret).ok();
}

Secret secret_for(const std::string& text) {
    const SealedText parsed = parse_sealed_text(text).value();
    return derive_secret(parsed.derivation, parsed.salt, k_passphrase).value();
}

}  // namespace

TEST_CASE("keys sealed under a passphrase open with it and sign as before") {
    Sealed sealed;
    CHECK(sealed.text.starts_with("CBK1.argon2id-19456-2-1."));
    CHECK(sealed.text.find('\n') == std::string::npos);
    const auto opened = open_keys(sealed.text, k_passphrase);
    REQUIRE(opened.ok());
    CHECK(opened->signing.public_key() == sealed.keys.signing.public_key());
    CHECK(opened->encryption.public_key() == sealed.keys.encryption.public_key());
    CHECK_FALSE(opened->signing.public_key() == opened->encryption.public_key());
    const auto signature = sign(opened->signing, sealed.random, "test", "payload");
    REQUIRE(signature.ok());
    CHECK(verify(sealed.keys.signing.public_key(), "test", "payload", *signature).ok());
}

TEST_CASE("sealed keys stay shut to another passphrase") {
    const Sealed sealed;
    for (const std::string_view wrong : {"昌江移送2027", "", "昌江移送2026 "}) {
        CAPTURE(wrong);
        const auto opened = open_keys(sealed.text, wrong);
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == ErrorCode::passphrase_wrong);
    }
}

TEST_CASE("sealing twice gives two texts with nothing in common but their form") {
    SeededRandom random;
    const DeviceKeys keys = generate_device_keys(random).value();
    const auto first = parse_sealed_text(seal_keys(keys, k_passphrase, random).value());
    const auto second = parse_sealed_text(seal_keys(keys, k_passphrase, random).value());
    REQUIRE(first.ok());
    REQUIRE(second.ok());
    CHECK(first->salt != second->salt);
    CHECK(first->nonce != second->nonce);
    CHECK(first->ciphertext != second->ciphertext);
}

TEST_CASE("keys are not sealed under a weak passphrase") {
    SeededRandom random;
    const DeviceKeys keys = generate_device_keys(random).value();
    const auto sealed = seal_keys(keys, "12345678", random);
    REQUIRE_FALSE(sealed.ok());
    CHECK(sealed.error().code == ErrorCode::passphrase_weak);
}

TEST_CASE("a text sealed by an earlier build still opens") {
    constexpr std::string_view k_earlier =
        "CBK1.argon2id-19456-2-1.XyLwphfoNFi9rJNIs+h7MQ==.S/NBWv0exFPHlF3J."
        "jpd0OkCf80Y+NacGsbxCLBFert8akaQtkXeh/MYgpJkP5dIzsmuxhSAceI/h6p7mVuQslBxGGYnTNhxZ"
        "cgaNcrADcgjvUcUKka51smGcpbM=";
    const auto opened = open_keys(k_earlier, k_passphrase);
    REQUIRE(opened.ok());
    CHECK(short_id(opened->signing.public_key()) == "6365a40d7dbde179565ab1141a878e56");
    CHECK(short_id(opened->encryption.public_key()) == "aff62756de1bb50c8b9bd3a3476b78e9");
}

TEST_CASE("a sealed text with any bit changed is refused") {
    const Sealed sealed;
    const Secret secret = secret_for(sealed.text);
    REQUIRE(opens(sealed.text, secret));
    for (std::size_t bit = 0; bit < sealed.text.size() * 8; ++bit) {
        std::string changed = sealed.text;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
        CAPTURE(changed);
        REQUIRE_FALSE(opens(changed, secret));
    }
}

TEST_CASE("a sealed text with any byte missing, doubled or followed by more is refused") {
    const Sealed sealed;
    const Secret secret = secret_for(sealed.text);
    for (std::size_t i = 0; i < sealed.text.size(); ++i) {
        CAPTURE(i);
        REQUIRE_FALSE(opens(std::string_view(sealed.text).substr(0, i), secret));
        std::string shorter = sealed.text;
        shorter.erase(i, 1);
        REQUIRE_FALSE(opens(shorter, secret));
        std::string longer = sealed.text;
        longer.insert(i, 1, sealed.text[i]);
        REQUIRE_FALSE(opens(longer, secret));
    }
    for (const std::string_view tail : {"\n", " ", ".", "=", "AAAA"}) {
        REQUIRE_FALSE(opens(sealed.text + std::string(tail), secret));
    }
}

TEST_CASE("a text that is no sealed key is told apart from a wrong passphrase") {
    const Sealed sealed;
    const std::string tail = sealed.text.substr(sealed.text.find('.', 5));
    const std::string texts[] = {
        "",
        "CBK1",
        "CBK1....",
        "CBK2" + sealed.text.substr(4),
        " " + sealed.text,
        "CBK1.argon2id-4194304-2-1" + tail,
        "CBK1.argon2id-8-1-1" + tail,
        "CBK1.argon2id-019456-2-1" + tail,
        "CBK1.plain" + tail,
        sealed.text + ".",
        sealed.text + "\n",
    };
    for (const std::string& text : texts) {
        CAPTURE(text);
        const auto opened = open_keys(text, k_passphrase);
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == ErrorCode::key_invalid);
    }
}

TEST_CASE("a changed salt or ciphertext reads as a wrong passphrase through the public door") {
    const Sealed sealed;
    for (const std::size_t at : {sealed.text.find('.', 5) + 1, sealed.text.rfind('.') + 1}) {
        std::string changed = sealed.text;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        const auto opened = open_keys(changed, k_passphrase);
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == ErrorCode::passphrase_wrong);
    }
}
