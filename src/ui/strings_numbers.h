// The words of 文号登记, of the doubts about a typed number, and of 重号.
#pragma once

#include <string_view>

namespace casebridge::ui::words::numbers {

inline constexpr std::string_view k_title = "文号登记";
inline constexpr std::string_view k_count = "共 {0} 个";
inline constexpr std::string_view k_unit = "个";
inline constexpr std::string_view k_number = "文号";
inline constexpr std::string_view k_kind = "类别";
inline constexpr std::string_view k_year = "年份";
inline constexpr std::string_view k_paper = "事项与文书";
inline constexpr std::string_view k_date = "日期";
inline constexpr std::string_view k_state = "状态";
inline constexpr std::string_view k_reason = "作废原因";
inline constexpr std::string_view k_paper_of = "{0} · {1}";
inline constexpr std::string_view k_no_paper = "没有文书";

inline constexpr std::string_view k_used = "已使用";
inline constexpr std::string_view k_held = "留用";
inline constexpr std::string_view k_replaced = "已换号";
inline constexpr std::string_view k_voided = "已作废";

inline constexpr std::string_view k_empty_title = "还没有文号";
inline constexpr std::string_view k_empty =
    "文书编号后在这里登记。纸上写坏、没有用上的文号，可以在这里作废。";
inline constexpr std::string_view k_none_title = "没有符合条件的文号";
inline constexpr std::string_view k_none = "换一个类别、年份或状态再看。";

inline constexpr std::string_view k_set_pattern = "设置文号格式";
inline constexpr std::string_view k_pattern = "文号格式";
inline constexpr std::string_view k_pattern_hint = "留空则按本单位机关代字";
inline constexpr std::string_view k_pattern_example = "赣（景）交移函〔{年}〕{号}号";
inline constexpr std::string_view k_in_name_of = "以谁的名义";
inline constexpr std::string_view k_in_name_hint = "用本单位名义的不填";
inline constexpr std::string_view k_pattern_wrong =
    "格式不对，没有改动。请先写机关代字，再写〔{年}〕{号}号，年和号各写一次";
inline constexpr std::string_view k_next = "下一个：{0}";
inline constexpr std::string_view k_no_next = "还没有格式，编号时请照本单位发文登记簿填写。";

inline constexpr std::string_view k_set_range = "设置号段";
inline constexpr std::string_view k_range_sentence =
    "这台电脑只从号段里拟用文号。几台电脑各用一段，就不会重号。起止都留空，表示不分号段。";
inline constexpr std::string_view k_first = "从";
inline constexpr std::string_view k_last = "到";
inline constexpr std::string_view k_range_left = "本号段还剩 {0} 个";
inline constexpr std::string_view k_year_wrong = "请填四位年份，如2026";
inline constexpr std::string_view k_range_wrong = "请填1到999999的整数，止号不小于起号";

inline constexpr std::string_view k_void = "作废文号";
inline constexpr std::string_view k_void_sentence =
    "作废的文号不再使用，也不能恢复，连同原因一直留在登记里。";
inline constexpr std::string_view k_void_reason = "原因";
inline constexpr std::string_view k_void_reason_hint = "如：纸上写坏、误取";
inline constexpr std::string_view k_needed = "请填写";
inline constexpr std::string_view k_number_wrong = "文号写法不对，如昌江移〔2026〕18号";
inline constexpr std::string_view k_cannot_void =
    "这个文号已在文书上使用或已作废，没有改动。文书还没发出的，请先退回修改。";
inline constexpr std::string_view k_save = "保存";

inline constexpr std::string_view k_set_done = "已设置“{0}”类文号";
inline constexpr std::string_view k_voided_done = "已作废{0}";

// ---- at the field ----
inline constexpr std::string_view k_other_pattern = "与本单位文号格式不同：{0}";
inline constexpr std::string_view k_other_year = "年份不是今年，请核对";
inline constexpr std::string_view k_outside_range = "不在本机的号段内，请核对发文登记簿";
inline constexpr std::string_view k_few_left = "本机号段只剩 {0} 个";
inline constexpr std::string_view k_used_up = "本机号段已用完，请到“文号登记”设置新的号段";

}  // namespace casebridge::ui::words::numbers
