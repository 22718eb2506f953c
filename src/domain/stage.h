// The stages and flags of a matter (a transfer's, and from `assigned` on those of every other kind)
// and the five steps of the closed loop that they belong to
// (opinion, section three (6): 发现—交办—处置—反馈—归档).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace casebridge::domain {

// clang-format off
#define CASEBRIDGE_STAGES(X) \
    X(none) X(discovered) X(rectifying) X(rectified) X(unrectified) X(drafted) \
    X(approved) X(dispatched) X(received) X(objected) X(reviewed) X(filed) X(decided) \
    X(declined) X(returned) X(replied) X(confirmed) X(closed) X(withdrawn) \
    X(assigned) X(handling) X(answered) X(settled)
// clang-format on

enum class Stage : std::uint8_t {
#define CASEBRIDGE_ENUMERATOR(name) name,
    CASEBRIDGE_STAGES(CASEBRIDGE_ENUMERATOR)
#undef CASEBRIDGE_ENUMERATOR
};
#define CASEBRIDGE_COUNT(name) +1
inline constexpr std::size_t k_stage_count = 0 CASEBRIDGE_STAGES(CASEBRIDGE_COUNT);
#undef CASEBRIDGE_COUNT

/// Open side tasks; they do not move the owner.
enum class Flag : std::uint8_t {
    supplement,          // evidence asked for, not yet answered
    withdrawal,          // withdrawal asked for
    police,              // with the police
    question,            // the reply is questioned
    archived_bureau,     // D has archived
    archived_recipient,  // R has archived
};

/// A small set of enumerators as bits.
template <class Enum>
class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<Enum> members) {
        for (const Enum member : members) insert(member);
    }
    constexpr void insert(Enum member) { bits_ |= bit(member); }
    constexpr void erase(Enum member) { bits_ &= ~bit(member); }
    [[nodiscard]] constexpr bool contains(Enum member) const { return (bits_ & bit(member)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    [[nodiscard]] constexpr bool contains_all(EnumSet other) const {
        return (bits_ & other.bits_) == other.bits_;
    }
    [[nodiscard]] constexpr bool overlaps(EnumSet other) const {
        return (bits_ & other.bits_) != 0;
    }
    constexpr void insert_all(EnumSet other) { bits_ |= other.bits_; }
    constexpr void erase_all(EnumSet other) { bits_ &= ~other.bits_; }
    [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
    bool operator==(const EnumSet&) const = default;

private:
    static constexpr std::uint32_t bit(Enum member) {
        return std::uint32_t{1} << static_cast<unsigned>(member);
    }
    std::uint32_t bits_ = 0;
};
using StageSet = EnumSet<Stage>;
using FlagSet = EnumSet<Flag>;

/// 发现, 交办, 处置, 反馈, 归档.
enum class LoopStep : std::uint8_t { discovered, assigned, handling, replied, archived };

/// Nothing is left to do but to archive.
[[nodiscard]] constexpr bool is_finished(Stage stage) {
    return stage == Stage::closed || stage == Stage::withdrawn || stage == Stage::confirmed ||
           stage == Stage::settled;
}

/// D is the district bureau that opened the matter, R the agency that it is transferred to.
enum class Side : std::uint8_t { bureau, recipient };

/// "received".
[[nodiscard]] std::string_view name_of(Stage stage);
/// "supplement".
[[nodiscard]] std::string_view name_of(Flag flag);

}  // namespace casebridge::domain
