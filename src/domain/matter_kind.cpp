#include "domain/matter_kind.h"

#include <algorithm>
#include <array>

#include "domain/cooperation_records.h"

namespace casebridge::domain {
namespace {

constexpr std::array k_hazard_records = {
    KindRecord{"rectification_progress", true, false},
    KindRecord{"phone_notice"},
};
constexpr std::array k_clue_records = {
    KindRecord{"clue_progress", false, true},
    KindRecord{"phone_notice"},
};
constexpr std::array k_patrol_records = {
    KindRecord{"patrol_record"},
    KindRecord{"patrol_finding"},
    KindRecord{"patrol_assistance", true, false},
};
constexpr std::array k_campaign_records = {
    KindRecord{"source_control", true, false},
    KindRecord{"enforcement_action", false, true},
};
constexpr std::array k_emergency_records = {
    KindRecord{"emergency_notice"},
    KindRecord{"emergency_resource"},
    KindRecord{"emergency_bureau_duty", true, false},
    KindRecord{"emergency_detachment_duty", false, true},
    KindRecord{"emergency_recovery"},
};
constexpr std::array k_meeting_records = {
    KindRecord{"meeting_topic"},
    KindRecord{"meeting_decision"},
};
constexpr std::array k_notice_records = {
    KindRecord{"phone_notice"},
};

constexpr std::array<KindRow, k_matter_kind_count> k_kinds = {{
    {.kind = MatterKind::transfer,
     .key = "transfer",
     .label = "案件移交",
     .mechanism = Mechanism::transfer,
     .clause = "三（四）"},
    {.kind = MatterKind::hazard,
     .key = "hazard",
     .label = "隐患",
     .mechanism = Mechanism::sharing,
     .clause = "三（一）、三（二）",
     .owner = FirstOwner::bureau,
     .owner_is_fixed = true,
     .opening = "hazard",
     .result = "rectification_result",
     .records = k_hazard_records},
    {.kind = MatterKind::clue,
     .key = "clue",
     .label = "违法线索",
     .mechanism = Mechanism::sharing,
     .clause = "二、三（一）",
     .owner = FirstOwner::recipient,
     .owner_is_fixed = true,
     .opening = "clue",
     .result = "clue_result",
     .records = k_clue_records},
    {.kind = MatterKind::joint_patrol,
     .key = "joint_patrol",
     .label = "联合巡查",
     .mechanism = Mechanism::patrol,
     .clause = "三（二）",
     .by_recipient = false,
     .owner = FirstOwner::bureau,
     .owner_is_fixed = true,
     .opening = "patrol_plan",
     .result = "patrol_summary",
     .records = k_patrol_records},
    {.kind = MatterKind::campaign,
     .key = "campaign",
     .label = "专项整治",
     .mechanism = Mechanism::campaign,
     .clause = "二、三（三）",
     .owner = FirstOwner::opener,
     .needs_both_approvals = true,
     .opening = "campaign_plan",
     .result = "campaign_summary",
     .records = k_campaign_records},
    {.kind = MatterKind::emergency,
     .key = "emergency",
     .label = "应急处置",
     .mechanism = Mechanism::emergency,
     .clause = "三（五）",
     .owner = FirstOwner::opener,
     .opening = "emergency_start",
     .result = "emergency_review",
     .records = k_emergency_records},
    {.kind = MatterKind::shared_notice,
     .key = "shared_notice",
     .label = "信息共享",
     .mechanism = Mechanism::sharing,
     .clause = "三（一）",
     .owner = FirstOwner::partner,
     .owner_is_fixed = true,
     .ending = Ending::receipt,
     .opening = "shared_notice",
     .records = k_notice_records},
    {.kind = MatterKind::joint_meeting,
     .key = "joint_meeting",
     .label = "联席会议",
     .mechanism = Mechanism::meeting,
     .clause = "三（一）",
     .owner = FirstOwner::opener,
     .opening = "meeting_notice",
     .result = "minutes",
     .records = k_meeting_records},
    {.kind = MatterKind::resolution,
     .key = "resolution",
     .label = "议定事项",
     .mechanism = Mechanism::meeting,
     .clause = "三（一）、三（六）",
     .owner = FirstOwner::opener,
     .opening = "resolution",
     .result = "resolution_result"},
    {.kind = MatterKind::assistance,
     .key = "assistance",
     .label = "协助请求",
     .mechanism = Mechanism::sharing,
     .clause = "三（二）、四（二）",
     .owner = FirstOwner::partner,
     .owner_is_fixed = true,
     .opening = "assistance_request",
     .result = "assistance_reply"},
    {.kind = MatterKind::contact,
     .key = "contact",
     .label = "联络记录",
     .mechanism = Mechanism::sharing,
     .clause = "三（一）、四（二）",
     .owner = FirstOwner::opener,
     .owner_is_fixed = true,
     .ending = Ending::at_once,
     .opening = "contact"},
    {.kind = MatterKind::training,
     .key = "training",
     .label = "业务指导与培训",
     .mechanism = Mechanism::sharing,
     .clause = "二",
     .owner = FirstOwner::opener,
     .owner_is_fixed = true,
     .ending = Ending::at_once,
     .opening = "training"},
    {.kind = MatterKind::integrity,
     .key = "integrity",
     .label = "廉政提醒",
     .mechanism = Mechanism::integrity,
     .clause = "三（七）",
     .owner = FirstOwner::partner,
     .owner_is_fixed = true,
     .ending = Ending::receipt,
     .opening = "sealed_reminder"},
}};

consteval bool rows_are_in_enum_order() {
    for (std::size_t i = 0; i < k_kinds.size(); ++i) {
        if (static_cast<std::size_t>(k_kinds[i].kind) != i) return false;
        const bool answers = k_kinds[i].ending == Ending::result && i > 0;
        if (answers == k_kinds[i].result.empty()) return false;
    }
    return true;
}
static_assert(rows_are_in_enum_order());

}  // namespace

std::span<const KindRow> matter_kinds() { return k_kinds; }

const KindRow& kind_row(MatterKind kind) { return k_kinds[static_cast<std::size_t>(kind)]; }

std::string_view name_of(MatterKind kind) { return kind_row(kind).key; }

bool from_name(std::string_view name, MatterKind& kind) {
    for (const KindRow& row : k_kinds) {
        if (row.key == name) {
            kind = row.kind;
            return true;
        }
    }
    return false;
}

std::vector<KindRecord> records_of(MatterKind kind) {
    const auto rows = kind_row(kind).records;
    std::vector<KindRecord> records(rows.begin(), rows.end());
    const AddedRecordType* added = AddedRecordType::current();
    const auto is_added = [&](const KindRecord& record) {
        return record.type == added->type().key;
    };
    if (added == nullptr || records.empty() ||
        std::any_of(records.begin(), records.end(), is_added)) {
        return records;
    }
    // Another version of a shipped row stays where that row is.
    for (const RecordType& type : cooperation_record_types()) {
        if (type.key == added->type().key) return records;
    }
    for (const RecordType& type : record_types()) {
        if (type.key == added->type().key) return records;
    }
    records.push_back(KindRecord{added->type().key});
    return records;
}

bool takes_record(MatterKind kind, std::string_view record_type, Side side) {
    for (const KindRecord& record : records_of(kind)) {
        if (record.type == record_type) {
            return side == Side::bureau ? record.by_bureau : record.by_recipient;
        }
    }
    return false;
}

bool case_origin_of(MatterKind kind, CaseOrigin& origin) {
    switch (kind) {
        case MatterKind::joint_patrol: origin = CaseOrigin::joint_patrol; return true;
        case MatterKind::campaign: origin = CaseOrigin::campaign; return true;
        case MatterKind::emergency: origin = CaseOrigin::emergency; return true;
        case MatterKind::clue: origin = CaseOrigin::clue; return true;
        default: return false;
    }
}

Side first_owner(const KindRow& row, Side opener) {
    switch (row.owner) {
        case FirstOwner::bureau: return Side::bureau;
        case FirstOwner::recipient: return Side::recipient;
        case FirstOwner::opener: return opener;
        case FirstOwner::partner: return other_side(opener);
    }
    __builtin_trap();
}

}  // namespace casebridge::domain
