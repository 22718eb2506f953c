#include "storage/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace casebridge::storage {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the image and its checksums are little-endian");

constexpr std::uint64_t prime_1 = 0x9E3779B185EBCA87ULL;
constexpr std::uint64_t prime_2 = 0xC2B2AE3D27D4EB4FULL;
constexpr std::uint64_t prime_3 = 0x165667B19E3779F9ULL;
constexpr std::uint64_t prime_4 = 0x85EBCA77C2B2AE63ULL;
constexpr std::uint64_t prime_5 = 0x27D4EB2F165667C5ULL;

template <class T>
T load(const std::uint8_t* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

std::uint64_t round(std::uint64_t accumulator, std::uint64_t lane) {
    return std::rotl(accumulator + lane * prime_2, 31) * prime_1;
}

std::uint64_t merge(std::uint64_t hash, std::uint64_t accumulator) {
    return (hash ^ round(0, accumulator)) * prime_1 + prime_4;
}

std::uint64_t avalanche(std::uint64_t hash) {
    hash = (hash ^ (hash >> 33)) * prime_2;
    hash = (hash ^ (hash >> 29)) * prime_3;
    return hash ^ (hash >> 32);
}

}  // namespace

std::uint64_t xxh64(BytesView bytes, std::uint64_t seed) {
    const std::uint8_t* at = bytes.data();
    std::size_t left = bytes.size();
    std::uint64_t hash = seed + prime_5;
    if (left >= 32) {
        std::array<std::uint64_t, 4> lanes{seed + prime_1 + prime_2, seed + prime_2, seed,
                                           seed - prime_1};
        for (; left >= 32; at += 32, left -= 32) {
            for (std::size_t lane = 0; lane < 4; ++lane) {
                lanes[lane] = round(lanes[lane], load<std::uint64_t>(at + 8 * lane));
            }
        }
        hash = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) +
               std::rotl(lanes[3], 18);
        for (const std::uint64_t lane : lanes) hash = merge(hash, lane);
    }
    hash += bytes.size();
    for (; left >= 8; at += 8, left -= 8) {
        hash = std::rotl(hash ^ round(0, load<std::uint64_t>(at)), 27) * prime_1 + prime_4;
    }
    if (left >= 4) {
        hash = std::rotl(hash ^ (load<std::uint32_t>(at) * prime_1), 23) * prime_2 + prime_3;
        at += 4;
        left -= 4;
    }
    for (; left > 0; ++at, --left) {
        hash = std::rotl(hash ^ (*at * prime_5), 11) * prime_1;
    }
    return avalanche(hash);
}

}  // namespace casebridge::storage
