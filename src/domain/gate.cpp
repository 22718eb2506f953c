// The gate before 附件1 (domain.md; opinion, section three (4)): it reads the history, not the
// stage. 整改督促 情况 must be on paper: what the program prints itself does not show that anybody
// was urged.
#include <algorithm>

#include "domain/decide.h"
#include "domain/problems.h"

namespace casebridge::domain {
namespace {

int count_records(const MatterState& state, std::string_view type) {
    return static_cast<int>(
        std::count_if(state.records.begin(), state.records.end(),
                      [&](const FiledRecord& filed) { return filed.record.type == type; }));
}

int count_evidence(const MatterState& state, PaperGroup group) {
    return static_cast<int>(
        std::count_if(state.evidence.begin(), state.evidence.end(),
                      [&](const FiledEvidence& filed) { return filed.evidence.group == group; }));
}

/// Inspections that two different officers made (行政处罚法42).
int count_sound_inspections(const MatterState& state) {
    return static_cast<int>(
        std::count_if(state.records.begin(), state.records.end(), [](const FiledRecord& filed) {
            return filed.record.type == k_inspection && has_two_officers(filed.record);
        }));
}

}  // namespace

std::vector<GateItem> gate_of(const MatterState& state) {
    using Kind = GateItem::Kind;
    const auto counted = [](Kind kind, int count) { return GateItem{kind, count > 0, count}; };
    return {counted(Kind::inspection, count_sound_inspections(state)),
            counted(Kind::order, count_records(state, k_rectification_order)),
            counted(Kind::recheck_failed, state.last_recheck_failed ? 1 : 0),
            counted(Kind::legal_basis, state.has_legal_basis ? 1 : 0),
            counted(Kind::violation_evidence, count_evidence(state, PaperGroup::violation)),
            counted(Kind::urging_papers, count_evidence(state, PaperGroup::urging))};
}

bool gate_is_met(const std::vector<GateItem>& gate) {
    return std::all_of(gate.begin(), gate.end(), [](const GateItem& item) { return item.met; });
}

}  // namespace casebridge::domain
