// Inside src/crypto: Argon2id (RFC 9106) by its authors' reference implementation, one piece at a
// time. A derivation takes a tenth of a second and more on purpose; a page must answer meanwhile,
// and no library that we know offers a call that can be left and taken up again. The reference's
// own inner header does: a quarter of a pass is one call.
#pragma once

#include <memory>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/sealed_text.h"
#include "crypto/secret.h"

namespace casebridge::crypto {

class Argon2id {
public:
    /// Takes the memory at once. Errors: crypto_failed without memory, and for parameters that the
    /// RFC does not allow.
    [[nodiscard]] static Result<Argon2id> begin(const Derivation& derivation, BytesView salt,
                                                std::string_view passphrase);
    Argon2id(Argon2id&&) noexcept;
    Argon2id& operator=(Argon2id&&) noexcept;
    ~Argon2id();

    /// Four pieces a pass; true when this was the last one.
    bool step();
    /// Once, after the last piece; gives the memory back.
    [[nodiscard]] Secret finish();

private:
    struct Work;
    explicit Argon2id(std::unique_ptr<Work> work);
    std::unique_ptr<Work> work_;
};

}  // namespace casebridge::crypto
