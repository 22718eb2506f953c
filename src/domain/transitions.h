// The state machine as one constexpr table: the transfer's (domain.md, "Transitions"; opinion,
// section three (4)), then the loop of every other matter. The buttons on the screens, `casebridge
// print-rules`, the fold and the exhaustive test matrix are all drawn from it. It knows stages and
// flags only; what a command must contain is in decide.h.
#pragma once

#include <array>
#include <string_view>

#include "domain/event_type.h"
#include "domain/stage.h"

namespace casebridge::domain {

struct Transition {
    int row;  // number in domain.md; 0 for the additions below the table
    EventType event;
    std::string_view label;   // 中文, as on buttons and in the history
    StageSet bureau_from;     // stages in which D may do it
    StageSet recipient_from;  // stages in which R may do it
    Stage to;                 // Stage::none: the stage stays
    FlagSet needs;            // flags that must be open
    FlagSet refuses;          // flags that must not be open
    FlagSet sets;
    FlagSet clears;
    std::string_view paper;  // 文书 that it produces, may be empty
};

namespace detail {

inline constexpr StageSet k_before_archive = {
    Stage::discovered, Stage::rectifying, Stage::rectified, Stage::unrectified, Stage::drafted,
    Stage::approved,   Stage::dispatched, Stage::received,  Stage::objected,    Stage::reviewed,
    Stage::filed,      Stage::decided,    Stage::declined,  Stage::returned,    Stage::replied,
    Stage::confirmed,  Stage::closed,     Stage::withdrawn, Stage::assigned,    Stage::handling,
    Stage::answered,   Stage::settled};
inline constexpr StageSet k_received_to_confirmed = {
    Stage::received,  Stage::objected, Stage::reviewed, Stage::filed,
    Stage::decided,   Stage::declined, Stage::returned, Stage::replied,
    Stage::confirmed, Stage::assigned, Stage::handling, Stage::answered};
inline constexpr StageSet k_consultation = {Stage::received, Stage::objected, Stage::reviewed,
                                            Stage::filed};
inline constexpr StageSet k_supplement = {Stage::objected, Stage::reviewed, Stage::filed};
// D answers, and adds what was asked for, wherever the case lies meanwhile: 转办 takes it back to
// received.
inline constexpr StageSet k_supplement_answer = {Stage::received, Stage::objected, Stage::reviewed,
                                                 Stage::filed};
inline constexpr StageSet k_withdrawal = {Stage::received, Stage::objected, Stage::reviewed};
// The side that owns the matter may add evidence, inspections and the legal basis.
inline constexpr StageSet k_owned_by_bureau = {
    Stage::discovered, Stage::rectifying, Stage::rectified,  Stage::unrectified,
    Stage::drafted,    Stage::approved,   Stage::dispatched, Stage::replied,
    Stage::closed,     Stage::withdrawn,  Stage::confirmed};
inline constexpr StageSet k_owned_by_recipient = {Stage::received, Stage::objected, Stage::reviewed,
                                                  Stage::filed,    Stage::decided,  Stage::declined,
                                                  Stage::returned};
// Plus D while a supplement is open (see decide.h, which asks for the flag there).
inline constexpr StageSet k_evidence_by_bureau = {
    Stage::discovered, Stage::rectifying, Stage::rectified, Stage::unrectified, Stage::drafted,
    Stage::approved,   Stage::dispatched, Stage::replied,   Stage::closed,      Stage::withdrawn,
    Stage::confirmed,  Stage::received,   Stage::objected,  Stage::reviewed,    Stage::filed,
    Stage::assigned,   Stage::handling,   Stage::answered};
inline constexpr StageSet k_evidence_by_recipient = {
    Stage::received, Stage::objected, Stage::reviewed, Stage::filed,    Stage::decided,
    Stage::declined, Stage::returned, Stage::assigned, Stage::handling, Stage::answered};
// What ends the handling before a decision also ends what the two sides still owed each other.
inline constexpr FlagSet k_open_requests = {Flag::supplement, Flag::withdrawal};
// Of the matters that are no transfer.
inline constexpr StageSet k_underway = {Stage::assigned, Stage::handling};
inline constexpr StageSet k_unsettled = {Stage::assigned, Stage::handling, Stage::answered};
inline constexpr StageSet k_begun = {Stage::assigned, Stage::handling, Stage::answered,
                                     Stage::settled};
inline constexpr FlagSet k_archive_marks = {Flag::archived_bureau, Flag::archived_recipient};

}  // namespace detail

inline constexpr std::array<Transition, k_event_type_count> k_transitions = {{
    // clang-format off
    // row event                         label               D from                                                        R from                                           to                  needs             refuses            sets               clears             paper
    {1,  EventType::open_matter,          "发现登记",         {Stage::none},                                                {},                                              Stage::discovered,  {},               {},                {},                {},                "检查记录"},
    {2,  EventType::open_by_brigade,      "大队立项",         {},                                                           {Stage::none},                                   Stage::reviewed,    {},               {},                {},                {},                "现场记录"},
    {3,  EventType::order_rectification,  "责令改正",         {Stage::discovered, Stage::rectifying, Stage::unrectified},   {},                                              Stage::rectifying,  {},               {},                {},                {},                "责令改正通知"},
    {4,  EventType::remind,               "催办",             {Stage::rectifying},                                          {},                                              Stage::none,        {},               {},                {},                {},                ""},
    {5,  EventType::recheck_complete,     "复查：已整改",     {Stage::rectifying, Stage::unrectified},                      {},                                              Stage::rectified,   {},               {},                {},                {},                "复查记录"},
    {6,  EventType::recheck_failed,       "复查：未整改到位", {Stage::rectifying},                                          {},                                              Stage::unrectified, {},               {},                {},                {},                "复查记录"},
    {7,  EventType::close,                "销号",             {Stage::discovered, Stage::rectified, Stage::unrectified},    {},                                              Stage::closed,      {},               {},                {},                {},                "销号单"},
    {8,  EventType::draft_transfer,       "拟写移送处理书",   {Stage::discovered, Stage::unrectified},                      {},                                              Stage::drafted,     {},               {},                {},                {},                "移送处理书（稿）"},
    {9,  EventType::return_draft,         "退回修改",         {Stage::drafted, Stage::approved},                            {},                                              Stage::discovered,  {},               {},                {},                {},                ""},
    {10, EventType::approve_transfer,     "审批移送",         {Stage::drafted},                                             {},                                              Stage::approved,    {},               {},                {},                {},                "审批表、移送处理书、送达回执"},
    {11, EventType::dispatch_transfer,    "发出移交包",       {Stage::approved, Stage::dispatched},                         {},                                              Stage::dispatched,  {},               {},                {},                {},                "材料清单"},
    {12, EventType::withdraw_before_receipt, "撤回移送",      {Stage::dispatched},                                          {},                                              Stage::withdrawn,   {},               {},                {},                {},                "撤回函"},
    {13, EventType::sign_receipt,         "签收移送处理书",   {Stage::dispatched},                                          {Stage::dispatched},                             Stage::received,    {},               {},                {},                {},                "送达回执"},
    {14, EventType::redirect,             "转办",             {Stage::received, Stage::objected, Stage::reviewed},          {Stage::received, Stage::objected, Stage::reviewed}, Stage::received, {},              {Flag::police},                {},                {},                "转办通知"},
    {15, EventType::pass_review,          "审核通过",         {},                                                           {Stage::received, Stage::objected},              Stage::reviewed,    {},               {},                {},                {},                "审核表"},
    {16, EventType::raise_objection,      "提出异议",         {},                                                           {Stage::received, Stage::reviewed},              Stage::objected,    {},               {Flag::police},                {},                {},                "异议函"},
    {17, EventType::record_consultation,  "沟通核实",         detail::k_consultation,                                       detail::k_consultation,                          Stage::none,        {},               {},                {},                {},                "沟通记录"},
    {18, EventType::request_supplement,   "要求补充证据",     {},                                                           detail::k_supplement,                            Stage::none,        {},               {Flag::supplement}, {Flag::supplement}, {},              "补证通知"},
    {19, EventType::answer_supplement,    "答复补证",         detail::k_supplement_answer,                                         {},                                              Stage::none,        {Flag::supplement}, {},              {},                {Flag::supplement}, "补充材料"},
    {20, EventType::return_case,          "退回移送",         {},                                                           {Stage::objected},                               Stage::returned,    {},               {Flag::police},                {},                detail::k_open_requests,                "退回函、交接清单"},
    {21, EventType::file_case,            "立案",             {},                                                           {Stage::reviewed},                               Stage::filed,       {},               {},                {},                {Flag::withdrawal},                "立案审批表"},
    {22, EventType::decline_to_file,      "不予立案",         {},                                                           {Stage::reviewed},                               Stage::declined,    {},               {Flag::police},                {},                detail::k_open_requests,                "不予立案审批表"},
    {23, EventType::ask_withdrawal,       "申请撤回",         detail::k_withdrawal,                                         {},                                              Stage::none,        {},               {Flag::withdrawal}, {Flag::withdrawal}, {},              "撤回申请"},
    {24, EventType::consent_withdrawal,   "同意撤回",         {},                                                           detail::k_withdrawal,                            Stage::withdrawn,   {Flag::withdrawal}, {Flag::police},              {},                detail::k_open_requests, "同意函、交接清单"},
    {25, EventType::refuse_withdrawal,    "不同意撤回",       {},                                                           detail::k_withdrawal,                            Stage::none,        {Flag::withdrawal}, {},              {},                {Flag::withdrawal}, "复函"},
    {26, EventType::note,                 "办理记录",         detail::k_received_to_confirmed,                              detail::k_received_to_confirmed,                 Stage::none,        {},               {},                {},                {},                ""},
    {27, EventType::refer_crime,          "移送公安",         {},                                                           {Stage::reviewed, Stage::filed},                 Stage::none,        {},               {Flag::police},    {Flag::police},    {},                "案件移送书、调查报告、物品清单"},
    {28, EventType::police_answer,        "公安答复",         {},                                                           {Stage::reviewed, Stage::filed},                 Stage::none,        {Flag::police},   {},                {},                {Flag::police},    "公安通知"},
    {29, EventType::decide,               "处理决定",         {},                                                           {Stage::filed},                                  Stage::decided,     {},               {Flag::police},    {},                {Flag::supplement},                "决定书"},
    {30, EventType::reply_partial,        "阶段性反馈",       {},                                                           {Stage::received, Stage::objected, Stage::reviewed, Stage::filed, Stage::decided, Stage::replied}, Stage::none, {}, {}, {}, {Flag::question}, "案件办理单（阶段性）"},
    {31, EventType::reply_final,          "反馈办理结果",     {},                                                           {Stage::decided, Stage::declined, Stage::returned}, Stage::replied,  {},               {},                {},                {},                "案件办理单"},
    {32, EventType::question_reply,       "询问反馈",         {Stage::replied},                                             {},                                              Stage::none,        {},               {Flag::question},  {Flag::question},  {},                "询问函"},
    {33, EventType::confirm_reply,        "确认反馈",         {Stage::replied},                                             {},                                              Stage::confirmed,   {},               {Flag::question},  {},                {},                ""},
    {34, EventType::archive,              "归档",             {Stage::closed, Stage::withdrawn, Stage::confirmed, Stage::settled},          {Stage::withdrawn, Stage::replied, Stage::confirmed, Stage::settled}, Stage::none,   {},               {Flag::question},  {},                {},                "案卷"},
    {35, EventType::reopen_case,          "重新办理",         {},                                                           {Stage::confirmed},                              Stage::reviewed,    {},               {},                {},                detail::k_archive_marks, "补充卷"},
    {36, EventType::reopen_transfer,      "重新移送",         {Stage::closed, Stage::withdrawn, Stage::confirmed},          {},                                              Stage::discovered,  {},               {},                {},                detail::k_archive_marks, "补充卷"},
    {37, EventType::correct_entry,        "更正",             detail::k_before_archive,                                     detail::k_before_archive,                        Stage::none,        {},               {},                {},                {},                "更正说明"},
    {0,  EventType::add_evidence,         "添加证据",         detail::k_evidence_by_bureau,                                 detail::k_evidence_by_recipient,                  Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::add_inspection,       "补充检查记录",     detail::k_owned_by_bureau,                                    detail::k_owned_by_recipient,                    Stage::none,        {},               {},                {},                {},                "检查记录"},
    {0,  EventType::set_legal_basis,      "处罚依据",         detail::k_owned_by_bureau,                                    detail::k_owned_by_recipient,                    Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::extend_decision,      "延长办案期限",     {},                                                           {Stage::filed},                                  Stage::none,        {},               {},                {},                {},                "延期审批表"},
    {0,  EventType::report_crime,         "涉嫌犯罪报告",     {},                                                           {Stage::reviewed, Stage::filed},                 Stage::none,        {},               {Flag::police},    {},                {},                "涉嫌犯罪案件移送书面报告"},
    {0,  EventType::keep_crime,           "决定不移送公安",   {},                                                           {Stage::reviewed, Stage::filed},                 Stage::none,        {},               {Flag::police},    {},                {},                "不予移送审批表"},
    {0,  EventType::hand_over_crime,      "向公安交接",       {},                                                           {Stage::reviewed, Stage::filed},                 Stage::none,        {Flag::police},   {},                {},                {},                "交接回执"},
    {0,  EventType::preserve_evidence,    "先行登记保存",     detail::k_owned_by_bureau,                                    detail::k_owned_by_recipient,                    Stage::none,        {},               {},                {},                {},                "先行登记保存通知书"},
    {0,  EventType::decide_preservation,  "登记保存处理",     detail::k_before_archive,                                    detail::k_before_archive,                    Stage::none,        {},               {},                {},                {},                "先行登记保存处理决定书"},
    {0,  EventType::settle_entry,         "处理异常记录",     detail::k_before_archive,                                     detail::k_before_archive,                        Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::record_custody,       "登记保管",         detail::k_before_archive,                                     detail::k_before_archive,                        Stage::none,        {},               {},                {},                {},                "保管记录"},
    {0,  EventType::add_party,            "添加当事人",       detail::k_owned_by_bureau,                                    detail::k_owned_by_recipient,                    Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::add_vehicle,          "添加车辆",         detail::k_owned_by_bureau,                                    detail::k_owned_by_recipient,                    Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::explain_shared_number, "重号说明",        detail::k_before_archive,                                     detail::k_before_archive,                        Stage::none,        {},               {},                {},                {},                "重号说明"},
    {0,  EventType::attach_scan,          "附存档件",         detail::k_before_archive,                                     detail::k_before_archive,                        Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::begin_matter,         "登记事项",         {Stage::none},                                                {Stage::none},                                   Stage::assigned,    {},               {},                {},                {},                ""},
    {0,  EventType::take_matter,          "接收事项",         {Stage::assigned},                                            {Stage::assigned},                               Stage::handling,    {},               {},                {},                {},                ""},
    {0,  EventType::acknowledge_notice,   "已读回执",         {Stage::assigned},                                            {Stage::assigned},                               Stage::settled,     {},               {},                {},                {},                ""},
    {0,  EventType::file_record,          "登记记录",         detail::k_unsettled,                                          detail::k_unsettled,                             Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::approve_plan,         "批准方案",         detail::k_underway,                                           detail::k_underway,                              Stage::none,        {},               {},                {},                {},                "专项整治方案"},
    {0,  EventType::assign_matter,        "转交责任单位",     detail::k_underway,                                           detail::k_underway,                              Stage::assigned,    {},               {},                {},                {},                ""},
    {0,  EventType::change_due,           "调整期限",         detail::k_underway,                                           detail::k_underway,                              Stage::none,        {},               {},                {},                {},                ""},
    {0,  EventType::report_result,        "反馈结果",         detail::k_underway,                                           detail::k_underway,                              Stage::answered,    {},               {},                {},                {},                ""},
    {0,  EventType::return_result,        "退回重办",         {Stage::answered},                                            {Stage::answered},                               Stage::handling,    {},               {},                {},                {},                ""},
    {0,  EventType::accept_result,        "确认结果",         {Stage::answered},                                            {Stage::answered},                               Stage::settled,     {},               {},                {},                {},                ""},
    {0,  EventType::link_matter,          "关联事项",         detail::k_begun,                                              detail::k_begun,                                 Stage::none,        {},               {},                {},                {},                ""},
    // clang-format on
}};

/// The row of a command; every command has exactly one.
[[nodiscard]] constexpr const Transition& transition_of(EventType event) {
    return k_transitions[static_cast<std::size_t>(event)];
}

namespace detail {
consteval bool table_is_in_enum_order() {
    for (std::size_t i = 0; i < k_transitions.size(); ++i) {
        if (static_cast<std::size_t>(k_transitions[i].event) != i) return false;
    }
    return true;
}
consteval bool every_row_has_an_author() {
    for (const Transition& row : k_transitions) {
        if (row.bureau_from.empty() && row.recipient_from.empty()) return false;
    }
    return true;
}
consteval bool only_opening_starts_from_nothing() {
    for (const Transition& row : k_transitions) {
        const bool starts =
            row.bureau_from.contains(Stage::none) || row.recipient_from.contains(Stage::none);
        const bool opens = row.event == EventType::open_matter ||
                           row.event == EventType::open_by_brigade ||
                           row.event == EventType::begin_matter;
        if (starts != opens) return false;
    }
    return true;
}
}  // namespace detail

static_assert(detail::table_is_in_enum_order());
static_assert(detail::every_row_has_an_author());
static_assert(detail::only_opening_starts_from_nothing());

}  // namespace casebridge::domain
