// Every visible sentence of the shell and the widgets. Each screen has a header of its own beside
// this one, src/ui/strings_<screen>.h, with its words in namespace casebridge::ui::words::<screen>,
// so that all visible words stand in src/ui/strings*. Words are plain, short, official Chinese.
// Places to fill are {0}, {1}: filled(words::k_missing, {"3"}).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/decide.h"

namespace casebridge::ui {

/// The pattern with {0}, {1} … replaced.
[[nodiscard]] std::string filled(std::string_view pattern,
                                 std::initializer_list<std::string_view> values);
/// "1,024".
[[nodiscard]] std::string number_words(long long number);
/// "612 字节", "12.4 兆字节".
[[nodiscard]] std::string size_words(unsigned long long bytes);

/// The sentence under a field; `label` is the field's.
[[nodiscard]] std::string problem_sentence(domain::FieldProblem::Kind kind,
                                           const domain::Field& field);
/// The amber sentence of a value that is allowed but unusual.
[[nodiscard]] std::string_view unusual_sentence(domain::Validator validator);
/// What happened, that nothing was lost, what to do. The detail is not shown.
[[nodiscard]] std::string_view error_sentence(ErrorCode code);
/// "2026年11月23日 09:12" of an ISO moment; the text itself where it is none.
[[nodiscard]] std::string moment_words(const std::string& iso);

namespace words {

inline constexpr std::string_view k_product = "案桥";

// the save light
inline constexpr std::string_view k_saved = "已保存";
inline constexpr std::string_view k_saving = "保存中";
inline constexpr std::string_view k_only_reading = "只能查看";
inline constexpr std::string_view k_save_failed = "未能保存";

// buttons used everywhere
inline constexpr std::string_view k_cancel = "取消";
inline constexpr std::string_view k_close = "关闭";
inline constexpr std::string_view k_back = "返回";
inline constexpr std::string_view k_add_line = "添加一项";
inline constexpr std::string_view k_remove_line = "删除第 {0} 项";
inline constexpr std::string_view k_line_name = "{0} 第 {1} 项";
inline constexpr std::string_view k_show_password = "显示口令";
inline constexpr std::string_view k_hide_password = "隐藏口令";

// fields
inline constexpr std::string_view k_required = "必填";
inline constexpr std::string_view k_character_count = "{0} 字";
inline constexpr std::string_view k_character_count_of = "{0} / {1} 字";
inline constexpr std::string_view k_choose = "请选择";
inline constexpr std::string_view k_yes = "是";
inline constexpr std::string_view k_no = "否";
inline constexpr std::string_view k_all = "全部";
inline constexpr std::string_view k_clear = "清除";
inline constexpr std::string_view k_open_calendar = "打开日历";
inline constexpr std::string_view k_calendar = "选择日期";
inline constexpr std::string_view k_previous_month = "上个月";
inline constexpr std::string_view k_next_month = "下个月";
inline constexpr std::string_view k_today = "今天";
inline constexpr std::string_view k_month_title = "{0}年{1}月";
inline constexpr std::string_view k_date_example = "如 2026年11月23日";
inline constexpr std::string_view k_moment_example = "如 2026年11月23日 09:12";

// forms
inline constexpr std::string_view k_gaps = "还缺 {0} 项";
inline constexpr std::string_view k_gaps_wrong = "有 {0} 项要改";

// tables and lists
inline constexpr std::string_view k_pager = "第 {0}—{1} {3}，共 {2} {3}";
inline constexpr std::string_view k_page_of = "{0} / {1}";
inline constexpr std::string_view k_previous_page = "上一页";
inline constexpr std::string_view k_next_page = "下一页";
inline constexpr std::string_view k_sort_by = "按{0}排序";
inline constexpr std::string_view k_met = "已具备";
inline constexpr std::string_view k_not_met = "未具备";
inline constexpr std::string_view k_verified = "已核对";

// progress
inline constexpr std::string_view k_step_done = "已完成";
inline constexpr std::string_view k_step_now = "进行中";
inline constexpr std::string_view k_step_to_come = "未开始";

// paper
inline constexpr std::string_view k_whole_page = "整页";
inline constexpr std::string_view k_actual_size = "实际";
inline constexpr std::string_view k_zoom_in = "放大";
inline constexpr std::string_view k_zoom_out = "缩小";
inline constexpr std::string_view k_zoom = "显示比例";
inline constexpr std::string_view k_paper_page = "第 {0} 页，共 {1} 页";

}  // namespace words

}  // namespace casebridge::ui
