// Which single-valued fields each event type writes, and when two events made without knowledge of
// each other collide (exchange.md, Events). Evidence, inspections, consultations and notes only
// append: they never collide. It knows nothing of ancestry: fold.cpp asks it about concurrent
// events only.
#pragma once

#include "domain/events.h"
#include "domain/stage.h"

namespace casebridge::domain {

/// Fields of the state that hold one value each and are written together.
enum class FieldGroup : std::uint8_t {
    opening,
    legal_basis,
    recheck,
    letter,
    approval,
    dispatch,
    receipt,
    review,
    supplement,
    withdrawal,
    police,
    hand_over,
    preservation,
    extension,
    question,
    filing,
    decision,
    reply,
    confirmation,
    bureau_archive,
    recipient_archive,
    bureau_approval,
    recipient_approval,
    due,
};
using FieldGroups = EnumSet<FieldGroup>;

/// The groups that an event of this type writes when this side makes it.
[[nodiscard]] FieldGroups written_groups(EventType type, Side side);

/// The same fact written down twice: equal data; for receipts equal signatures and signing dates,
/// since 送达人 and 备注 are worded by whoever types the paper.
[[nodiscard]] bool says_the_same(const EventData& a, const EventData& b);

/// A fact that both sides attest (附件2): whoever's entry loses, the stage was reached all the
/// same, and what was built on the losing entry goes on.
[[nodiscard]] bool is_attested_by_both(EventType type);

}  // namespace casebridge::domain
