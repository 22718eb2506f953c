// Hashes: SM3 (GM/T 0004, GB/T 32905) for every id and signature, SHA-256 (FIPS 180-4) beside it
// for evidence files, so that a court can check them with ordinary tools. Nothing here can fail
// short of exhausted memory, which ends the program. Not for passphrases: see key_file.h.
#pragma once

#include <memory>
#include <string_view>

#include "base/bytes.h"

namespace casebridge::crypto {

/// SM3 in pieces, for files that do not fit in memory.
class Sm3 {
public:
    Sm3() noexcept;
    Sm3(Sm3&&) noexcept;
    Sm3& operator=(Sm3&&) noexcept;
    ~Sm3();

    void update(BytesView bytes) noexcept;
    /// The digest of everything since construction or the last finish(); the object is fresh again.
    [[nodiscard]] Digest finish() noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// SHA-256 in pieces; behaves like Sm3.
class Sha256 {
public:
    Sha256() noexcept;
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    ~Sha256();

    void update(BytesView bytes) noexcept;
    [[nodiscard]] Digest finish() noexcept;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

[[nodiscard]] Digest sm3(BytesView bytes) noexcept;
[[nodiscard]] Digest sm3(std::string_view text) noexcept;
[[nodiscard]] Digest sha256(BytesView bytes) noexcept;

/// SM3 of `tag`, a zero byte and `payload`: a digest made for one purpose never equals one made for
/// another. `tag` must not contain a zero byte. Event ids use "casebridge/event".
[[nodiscard]] Digest tagged_digest(std::string_view tag, std::string_view payload) noexcept;
[[nodiscard]] Digest tagged_digest(std::string_view tag, BytesView payload) noexcept;

}  // namespace casebridge::crypto
