// 协作事项 of every kind: the opinion's mechanisms beside the transfer, as one table. A row says
// who may begin such a matter, who owns it, which record begins it and which one answers it, and
// what either side may record in between. It knows no case: stages are in transitions.h.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "domain/stage.h"

namespace casebridge::domain {

enum class MatterKind : std::uint8_t {
    transfer,       // 案件移交, typed: it has real rules
    hazard,         // 隐患
    clue,           // 违法线索
    joint_patrol,   // 联合巡查
    campaign,       // 专项整治, 联合执法行动
    emergency,      // 应急处置
    shared_notice,  // 信息共享
    joint_meeting,  // 联席会议, 行业领域会议, 线下会商
    resolution,     // 议定事项 of a meeting
    assistance,     // 协助请求
    contact,        // 联络记录
    training,       // 业务指导与培训
    integrity,      // 廉政提醒, readable to named persons only: see app/integrity.h
};
inline constexpr std::size_t k_matter_kind_count = 13;

/// The opinion's six mechanisms beside 案件移交 and 闭环 (section three).
enum class Mechanism : std::uint8_t {
    transfer,   // (四)
    sharing,    // (一) 信息共享联动
    patrol,     // (二) 联合巡查管控
    campaign,   // (三) 整治协同联动
    emergency,  // (五) 应急处置联动
    meeting,    // (一) 联席会议
    integrity,  // (七) 廉政共建监督
};
inline constexpr std::size_t k_mechanism_count = 7;

/// Who owns a new matter unless the person says otherwise.
enum class FirstOwner : std::uint8_t { bureau, recipient, opener, partner };

/// What led the brigade to a case that it opens itself; the opinion has the detachment take the
/// lead there, so that no 附件1 is needed (domain.md, "Gate before 附件1").
enum class CaseOrigin { joint_patrol, campaign, emergency, clue };

/// How a matter ends.
enum class Ending : std::uint8_t {
    result,   // the owner reports a result, the other side accepts it
    receipt,  // it asks for nothing: a 已读回执 ends it, and nothing is left to archive
    at_once,  // a log of what was done: it is over when it is written
};

/// A record that may be made in a matter, and which sides may make it.
struct KindRecord {
    std::string_view type;  // key of the record type
    bool by_bureau = true;
    bool by_recipient = true;
};

struct KindRow {
    MatterKind kind{};
    std::string_view key;
    std::string_view label;
    Mechanism mechanism{};
    std::string_view clause;  // of the opinion
    bool by_bureau = true;    // may begin it
    bool by_recipient = true;
    FirstOwner owner{};
    bool owner_is_fixed = false;  // the opinion says whose it is
    Ending ending{};
    bool needs_both_approvals = false;
    std::string_view opening;             // record type
    std::string_view result;              // record type; empty unless Ending::result
    std::span<const KindRecord> records;  // in between
};

/// In the order of the enumeration; the transfer's row has a label and no records.
[[nodiscard]] std::span<const KindRow> matter_kinds();
[[nodiscard]] const KindRow& kind_row(MatterKind kind);
/// "joint_patrol".
[[nodiscard]] std::string_view name_of(MatterKind kind);
/// False when no kind has this name.
[[nodiscard]] bool from_name(std::string_view name, MatterKind& kind);
/// The records that a matter of this kind takes in between; an AddedRecordType that no row names
/// is taken by every kind that takes any.
[[nodiscard]] std::vector<KindRecord> records_of(MatterKind kind);
/// May this side make a record of this type in a matter of this kind, once it has begun?
[[nodiscard]] bool takes_record(MatterKind kind, std::string_view record_type, Side side);
/// How a case is called that the brigade opens from a matter of this kind; false where it opens
/// none.
[[nodiscard]] bool case_origin_of(MatterKind kind, CaseOrigin& origin);
/// The side that owns a new matter which this side begins.
[[nodiscard]] Side first_owner(const KindRow& row, Side opener);

[[nodiscard]] constexpr Side other_side(Side side) {
    return side == Side::bureau ? Side::recipient : Side::bureau;
}

}  // namespace casebridge::domain
