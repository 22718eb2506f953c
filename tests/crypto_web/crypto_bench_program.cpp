// The crypto of bundles as one exported function, for tests/bench/crypto.mjs.
#include <emscripten.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "bundle/bundle_format.h"
#include "crypto/content_key.h"
#include "crypto/digest.h"
#include "crypto/key_file.h"
#include "crypto/sm4_gcm.h"
#include "support/seeded_random.h"

namespace {

using namespace casebridge;

constexpr std::size_t k_bytes = 8 << 20;
constexpr std::string_view k_purpose = "casebridge/event;v=1";

struct Bench {
    test::SeededRandom random;
    crypto::DeviceKeys keys = crypto::generate_device_keys(random).value();
    crypto::ContentKey content = crypto::generate_content_key(random);
    Bytes data = Bytes(k_bytes, 0x5A);
    std::string payload = std::string(1024, 'x');
    crypto::Signature signature = crypto::sign(keys.signing, random, k_purpose, payload).value();
    Bytes wrapped = crypto::wrap_key(content, keys.encryption.public_key(), random).value();
    crypto::Verifier verifier = crypto::Verifier::of(keys.signing.public_key()).value();

    bool seal() const {
        for (std::size_t at = 0; at < data.size(); at += bundle::k_chunk_bytes) {
            const std::size_t size = std::min(bundle::k_chunk_bytes, data.size() - at);
            const std::array<std::uint8_t, 12> nonce{};
            if (!crypto::sm4_gcm_seal(crypto::Sm4Key{content.bytes}, nonce, {},
                                      BytesView{data}.subspan(at, size))
                     .ok()) {
                return false;
            }
        }
        return true;
    }
    bool run(std::string_view what) {
        if (what == "sm3") return crypto::sm3(BytesView{data}) != Digest{};
        if (what == "gcm") return seal();
        if (what == "sign") return crypto::sign(keys.signing, random, k_purpose, payload).ok();
        if (what == "verify") {
            return crypto::verify(keys.signing.public_key(), k_purpose, payload, signature).ok();
        }
        if (what == "verify_many") return verifier.verify(k_purpose, payload, signature).ok();
        if (what == "unwrap") return crypto::unwrap_key(wrapped, keys.encryption, random).ok();
        return false;
    }
};

}  // namespace

extern "C" {

/// Milliseconds for so many times; negative when it failed.
EMSCRIPTEN_KEEPALIVE double bench_crypto(const char* what, int times) {
    static Bench bench;
    bool good = bench.run(what);
    const double start = emscripten_get_now();
    for (int i = 0; i < times; ++i) good = bench.run(what) && good;
    return good ? emscripten_get_now() - start : -1;
}

}  // extern "C"
