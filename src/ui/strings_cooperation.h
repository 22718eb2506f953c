// Words of the mechanisms beside the transfer: their pages, and the parts of a matter's page.
#pragma once

#include <string_view>

namespace casebridge::ui::words::cooperation {

inline constexpr std::string_view k_all_matters = "全部事项";
inline constexpr std::string_view k_patrol = "联合巡查";
inline constexpr std::string_view k_campaign = "专项整治";
inline constexpr std::string_view k_emergency = "应急处置";
inline constexpr std::string_view k_sharing = "信息共享";
inline constexpr std::string_view k_meeting = "联席会议";

inline constexpr std::string_view k_count = "共 {0} 项";
inline constexpr std::string_view k_new = "登记{0}";
inline constexpr std::string_view k_all = "全部";
inline constexpr std::string_view k_running = "办理中";
inline constexpr std::string_view k_ours = "待我处理";
inline constexpr std::string_view k_done = "已归档";
inline constexpr std::string_view k_kind = "类别";
inline constexpr std::string_view k_title = "事项";
inline constexpr std::string_view k_owner = "责任单位";
inline constexpr std::string_view k_opened = "发现日期";
inline constexpr std::string_view k_stage = "环节";
inline constexpr std::string_view k_deadline = "期限";
inline constexpr std::string_view k_empty_title = "还没有事项";
inline constexpr std::string_view k_empty_patrol =
    "由区交通局牵头定期开展联合巡查，先登记巡查计划。";
inline constexpr std::string_view k_empty_campaign = "双方共同制定方案，先登记方案，再各自批准。";
inline constexpr std::string_view k_empty_emergency = "遇突发事件先打值班电话，再在这里启动联动。";
inline constexpr std::string_view k_empty_sharing =
    "隐患、线索、监管动态和执法数据都从这里发给对方。";
inline constexpr std::string_view k_empty_meeting = "每季度召开一次联席会议，先登记会议安排。";
inline constexpr std::string_view k_none_title = "没有符合的事项";
inline constexpr std::string_view k_none_sentence = "换一个筛选条件。";
inline constexpr std::string_view k_no_partner = "对方的单位名片核对以后，才能登记协作事项。";
inline constexpr std::string_view k_to_directory = "去通讯录";
inline constexpr std::string_view k_duty_phones = "值班电话";
inline constexpr std::string_view k_duty_line = "{0}　{1}　{2}";
inline constexpr std::string_view k_no_phone = "对方名片没有联络员和值班电话，请对方更新名片。";
inline constexpr std::string_view k_vacant = "（联络员空缺）";
inline constexpr std::string_view k_start = "启动两单位联动";
inline constexpr std::string_view k_start_title = "突发事件";
inline constexpr std::string_view k_start_event = "突发事件名称";
inline constexpr std::string_view k_start_place = "事发地点";
inline constexpr std::string_view k_start_later = "情况待补充";
inline constexpr std::string_view k_start_named = "{0}应急处置";
inline constexpr std::string_view k_start_unnamed = "突发事件（{0}）";
inline constexpr std::string_view k_start_why = "可以先启动，再补充情况。时间和启动人自动记下。";
inline constexpr std::string_view k_start_reason = "应急处置，恢复秩序为止";
inline constexpr std::string_view k_duties = "职责清单";
inline constexpr std::string_view k_duty = "{0}：{1}";
inline constexpr std::string_view k_bureau = "区交通局";
inline constexpr std::string_view k_detachment = "支队";
inline constexpr std::string_view k_note_duty = "登记";
inline constexpr std::string_view k_duty_done = "已登记 {0} 次";
inline constexpr std::string_view k_patrol_none = "还没有联合巡查。实施意见三（二）要求定期开展。";
inline constexpr std::string_view k_patrol_last = "最近一次联合巡查在{0}，已过 {1} 天";
inline constexpr std::string_view k_phone_first = "重大事项先打电话，再发移交包。";

inline constexpr std::string_view k_quarter_met = "{0}年第{1}季度联席会议：已召开";
inline constexpr std::string_view k_quarter_planned = "{0}年第{1}季度联席会议：已安排";
inline constexpr std::string_view k_quarter_missing = "{0}年第{1}季度联席会议还没有安排，{2}前召开";
inline constexpr std::string_view k_arrange = "安排会议";

inline constexpr std::string_view k_records = "记录";
inline constexpr std::string_view k_no_records = "还没有记录。";
inline constexpr std::string_view k_record = "登记{0}";
inline constexpr std::string_view k_by = "{0}　{1}";
inline constexpr std::string_view k_make_hazard = "转隐患整改";
inline constexpr std::string_view k_make_case = "登记案件";
inline constexpr std::string_view k_make_resolution = "转为事项";
inline constexpr std::string_view k_became = "已转：{0}";
inline constexpr std::string_view k_linked = "关联事项";
inline constexpr std::string_view k_source = "来自：{0}";
inline constexpr std::string_view k_no_due = "不定期限：{0}";
inline constexpr std::string_view k_hand_overs = "责任单位变更 {0} 次";
inline constexpr std::string_view k_approved_by = "{0}已批准";
inline constexpr std::string_view k_to_approve = "{0}待批准";
inline constexpr std::string_view k_partner = "协作单位";
inline constexpr std::string_view k_wait_for_result = "等{0}反馈结果。";
inline constexpr std::string_view k_wait_for_acceptance = "等{0}确认结果。";
inline constexpr std::string_view k_wait_for_receipt = "等{0}阅读回执。";
inline constexpr std::string_view k_wait_for_approval = "等{0}批准方案。";
inline constexpr std::string_view k_more = "更多";

}  // namespace casebridge::ui::words::cooperation
