#include "app/reconciliation.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "storage/event_store.h"

namespace casebridge::app {
namespace {

using domain::Stage;
using wire::LedgerDigest;
using wire::LedgerMatter;

/// A transfer is the bureau's alone until it goes out; everything else is both sides' from the
/// beginning.
bool is_expected(const storage::MatterRow& row) {
    if (row.kind != domain::MatterKind::transfer) return true;
    switch (row.stage) {
        case Stage::none:
        case Stage::discovered:
        case Stage::rectifying:
        case Stage::rectified:
        case Stage::unrectified:
        case Stage::drafted:
        case Stage::approved: return false;
        // Closed after 整改, it never went out.
        case Stage::closed: return !row.number.empty();
        default: return true;
    }
}

std::size_t lacking(const std::vector<EventId>& has, const std::vector<EventId>& wanted) {
    std::vector<EventId> missing;
    std::set_difference(wanted.begin(), wanted.end(), has.begin(), has.end(),
                        std::back_inserter(missing));
    return missing.size();
}

LedgerDifference difference_of(const LedgerMatter& matter, LedgerDifference::Kind kind) {
    LedgerDifference difference;
    difference.kind = kind;
    difference.matter = matter.matter;
    difference.matter_kind = matter.kind;
    difference.number = matter.number;
    return difference;
}

void compare(const LedgerMatter& ours, const LedgerMatter& theirs,
             std::vector<LedgerDifference>& differences) {
    LedgerDifference found = difference_of(ours, LedgerDifference::Kind::entries);
    found.lacking_here = lacking(ours.entries, theirs.entries);
    found.lacking_there = lacking(theirs.entries, ours.entries);
    if (found.lacking_here + found.lacking_there > 0) return differences.push_back(found);
    if (ours.fold_hash == theirs.fold_hash) return;
    found.kind = LedgerDifference::Kind::other_state;
    differences.push_back(found);
}

}  // namespace

Result<LedgerDigest> ledger_for(storage::Connection& connection,
                                const std::vector<storage::MatterRow>& rows, const AgencyId& me,
                                const AgencyId& to) {
    TRY(const std::vector<storage::EntryOfMatter> entries, storage::admitted_entries(connection));
    std::map<MatterId, std::vector<EventId>> ids;
    std::set<MatterId> written_by_them;
    for (const storage::EntryOfMatter& entry : entries) {
        ids[entry.matter].push_back(entry.id);
        if (entry.agency == to) written_by_them.insert(entry.matter);
    }
    LedgerDigest digest;
    digest.from = me;
    digest.to = to;
    for (const storage::MatterRow& row : rows) {
        const bool takes_part =
            row.bureau == to || row.recipient == to || written_by_them.contains(row.matter);
        if (!takes_part) continue;
        LedgerMatter matter{.matter = row.matter,
                            .kind = std::string{domain::name_of(row.kind)},
                            .number = row.number,
                            .stage = std::string{domain::name_of(row.stage)},
                            .expected = is_expected(row),
                            .fold_hash = row.fold_hash,
                            .entries = std::move(ids[row.matter])};
        std::sort(matter.entries.begin(), matter.entries.end());
        digest.matters.push_back(std::move(matter));
    }
    std::sort(digest.matters.begin(), digest.matters.end(),
              [](const LedgerMatter& a, const LedgerMatter& b) { return a.matter < b.matter; });
    return digest;
}

std::vector<LedgerDifference> differences_between(const LedgerDigest& ours,
                                                  const LedgerDigest& theirs) {
    using Kind = LedgerDifference::Kind;
    std::vector<LedgerDifference> differences;
    auto here = ours.matters.begin();
    auto there = theirs.matters.begin();
    while (here != ours.matters.end() || there != theirs.matters.end()) {
        const bool only_here = there == theirs.matters.end() ||
                               (here != ours.matters.end() && here->matter < there->matter);
        const bool only_there =
            !only_here && (here == ours.matters.end() || there->matter < here->matter);
        if (only_here) {
            if (here->expected) {
                differences.push_back(difference_of(*here, Kind::missing_there));
                differences.back().lacking_there = here->entries.size();
            }
            ++here;
        } else if (only_there) {
            if (there->expected) {
                differences.push_back(difference_of(*there, Kind::missing_here));
                differences.back().lacking_here = there->entries.size();
            }
            ++there;
        } else {
            compare(*here++, *there++, differences);
        }
    }
    return differences;
}

}  // namespace casebridge::app
