// Words of 对账.
#pragma once

#include <string_view>

namespace casebridge::ui::words::reconciliation {

inline constexpr std::string_view k_title = "对账";
inline constexpr std::string_view k_why =
    "把双方共有的事项逐件对一遍：哪件对方没有收到，哪件本单位没有收到。对账单只有编号和校验值，不含"
    "姓"
    "名和案情。";
inline constexpr std::string_view k_export = "导出给{0}的对账单";
inline constexpr std::string_view k_no_partner = "对方的单位名片核对以后才能对账。";
inline constexpr std::string_view k_compare_with = "与{0}对账";
inline constexpr std::string_view k_all_alike = "双方一致，共 {0} 件，没有差异。";
inline constexpr std::string_view k_differences = "差异";
inline constexpr std::string_view k_count = "{0} 件";
inline constexpr std::string_view k_compared = "对方列出 {0} 件，有差异 {1} 件。";
inline constexpr std::string_view k_missing_here = "本单位没有这件，请对方导出移交包发来";
inline constexpr std::string_view k_missing_there = "对方没有这件，请导出移交包发给对方";
inline constexpr std::string_view k_lacks_here = "本单位少 {0} 条记录，请对方重新导出移交包";
inline constexpr std::string_view k_lacks_there = "对方少 {0} 条记录，请导出移交包发给对方";
inline constexpr std::string_view k_lacks_both =
    "本单位少 {0} 条，对方少 {1} 条，双方各导出一次移交包";
inline constexpr std::string_view k_other_state =
    "记录相同而结果不同，双方程序版本可能不一致，请更新程序";
inline constexpr std::string_view k_send = "导出移交包";
inline constexpr std::string_view k_send_all = "导出对方所缺的 {0} 件";
inline constexpr std::string_view k_made = "对账单由{0}于{1}导出";
inline constexpr std::string_view k_then = "双方都补齐以后，请对方重新导出对账单再对一次。";

}  // namespace casebridge::ui::words::reconciliation
