// 对账 (opinion, three (6): 确保事事有回音、件件有着落): what we hold of the matters shared with
// another agency, and what its 对账单 says otherwise. Pure but for the reading of entries.
#pragma once

#include <string>
#include <vector>

#include "storage/matter_index.h"
#include "wire/ledger_digest_codec.h"

namespace casebridge::app {

/// One matter that the two sides do not hold alike.
struct LedgerDifference {
    enum class Kind {
        missing_here,   // they have it, we do not
        missing_there,  // the reverse
        entries,        // one side or both lack entries
        other_state,    // the same entries add up to something else: two program versions
    };
    Kind kind{};
    MatterId matter;
    std::string matter_kind;  // name of the MatterKind
    std::string number;
    std::string title;             // empty where we do not have it
    std::size_t lacking_here = 0;  // entries
    std::size_t lacking_there = 0;

    /// A bundle of ours brings them something.
    [[nodiscard]] bool is_ours_to_send() const { return lacking_there > 0; }
    bool operator==(const LedgerDifference&) const = default;
};

/// Of the matters in which `to` takes part. 廉政 matters are not among `rows`. Errors: storage's.
[[nodiscard]] Result<wire::LedgerDigest> ledger_for(storage::Connection& connection,
                                                    const std::vector<storage::MatterRow>& rows,
                                                    const AgencyId& me, const AgencyId& to);

/// Every difference, by matter id. What the other side need not have is none where it lacks it.
[[nodiscard]] std::vector<LedgerDifference> differences_between(const wire::LedgerDigest& ours,
                                                                const wire::LedgerDigest& theirs);

}  // namespace casebridge::app
