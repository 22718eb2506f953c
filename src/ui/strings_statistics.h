// Words of 统计 and of what the dashboard shows of it.
#pragma once

#include <array>
#include <string_view>

namespace casebridge::ui::words::statistics {

inline constexpr std::string_view k_title = "统计";
inline constexpr std::string_view k_period = "统计期间";
inline constexpr std::array<std::string_view, 3> k_lengths = {"月", "季度", "年"};
inline constexpr std::string_view k_earlier = "前一期";
inline constexpr std::string_view k_later = "后一期";
inline constexpr std::string_view k_csv = "导出表格";
inline constexpr std::string_view k_print_pack = "打印会议材料";
inline constexpr std::string_view k_save_pack = "会议材料存为文档";
inline constexpr std::string_view k_share = "共享给{0}";
inline constexpr std::string_view k_share_title = "{0}执法数据";
inline constexpr std::string_view k_share_reason = "阅后即回执";
inline constexpr std::string_view k_summary = "概况";
inline constexpr std::string_view k_all = "期内事项";
inline constexpr std::string_view k_opened = "新登记";
inline constexpr std::string_view k_finished = "办结";
inline constexpr std::string_view k_running = "在办";
inline constexpr std::string_view k_overdue = "逾期";
inline constexpr std::string_view k_disputed = "有异议";
inline constexpr std::string_view k_handed_over = "转交过";
inline constexpr std::string_view k_orphans = "没有着落";
inline constexpr std::string_view k_kinds = "各类事项";
inline constexpr std::string_view k_this_quarter = "本季度";
inline constexpr std::string_view k_from_to = "{0} — {1}";
inline constexpr std::string_view k_by_step = "各环节件数";
inline constexpr std::string_view k_total = "合计";
inline constexpr std::string_view k_in_time = "按期";
inline constexpr std::string_view k_late = "逾期过";
inline constexpr std::string_view k_rate = "按期率";
inline constexpr std::string_view k_percent = "{0}%";
inline constexpr std::string_view k_of = "{0} / {1}";
inline constexpr std::string_view k_clocks = "时限";
inline constexpr std::string_view k_agencies = "各单位";
inline constexpr std::string_view k_categories = "违法类别";
inline constexpr std::string_view k_places = "地点";
inline constexpr std::string_view k_trend = "十二个月";
inline constexpr std::string_view k_month = "{0}年{1}月";
inline constexpr std::string_view k_repeats = "同一当事人多件";
inline constexpr std::string_view k_repeats_beside = "十二个月内";
inline constexpr std::string_view k_count = "件数";
inline constexpr std::string_view k_nothing = "这一期间没有事项。";
inline constexpr std::string_view k_figure = "{0}，{1}：{2} 件";
inline constexpr std::string_view k_selection = "{0} {1}";
inline constexpr std::string_view k_selected = "统计：{0}";
inline constexpr std::string_view k_party_others = "同一当事人另有 {0} 件事项";
inline constexpr std::string_view k_party_label = "当事人 {0}";

}  // namespace casebridge::ui::words::statistics
