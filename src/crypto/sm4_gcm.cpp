#include "crypto/sm4_gcm.h"

#include <botan_all.h>

#include "crypto/guarded.h"

namespace casebridge::crypto {
namespace {

Result<Bytes> run(Botan::Cipher_Dir direction, Sm4Key key, GcmNonce nonce, BytesView associated,
                  BytesView input) {
    return guarded(ErrorCode::crypto_failed, [&]() -> Result<Bytes> {
        const auto cipher = Botan::AEAD_Mode::create_or_throw("SM4/GCM", direction);
        cipher->set_key(key);
        cipher->set_associated_data(associated);
        cipher->start(nonce);
        Botan::secure_vector<std::uint8_t> buffer(input.begin(), input.end());
        cipher->finish(buffer);
        return Bytes(buffer.begin(), buffer.end());
    });
}

}  // namespace

Result<Bytes> sm4_gcm_seal(Sm4Key key, GcmNonce nonce, BytesView associated, BytesView plaintext) {
    return run(Botan::Cipher_Dir::Encryption, key, nonce, associated, plaintext);
}

Result<Bytes> sm4_gcm_open(Sm4Key key, GcmNonce nonce, BytesView associated, BytesView sealed) {
    if (sealed.size() < k_gcm_tag_bytes) return fail(ErrorCode::crypto_failed);
    return run(Botan::Cipher_Dir::Decryption, key, nonce, associated, sealed);
}

}  // namespace casebridge::crypto
