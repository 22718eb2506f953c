// The words around 案卷, the entries of 经过 and 外发登记.
#pragma once

#include <string_view>

namespace casebridge::ui::words {

namespace volume {
inline constexpr std::string_view k_export = "导出案卷";
inline constexpr std::string_view k_offer = "案卷";
inline constexpr std::string_view k_offer_detail =
    "封面、目录、文书、证据、经过、备考表，一个压缩文件";
inline constexpr std::string_view k_working = "正在装订案卷";
inline constexpr std::string_view k_title = "导出案卷";
inline constexpr std::string_view k_warning =
    "案卷里有当事人、执法人员的个人信息全文，不加密，谁拿到都能看。"
    "请写明交给谁、作什么用，每次导出都记入外发登记。";
inline constexpr std::string_view k_missing = "{0} 份文件未收齐，案卷的备考表会写明缺哪些。";
inline constexpr std::string_view k_recipient = "提供给";
inline constexpr std::string_view k_recipient_hint = "如：本单位档案室";
inline constexpr std::string_view k_purpose = "用途";
inline constexpr std::string_view k_purpose_hint = "如：归档、行政复议、法院调阅";
inline constexpr std::string_view k_needed = "请填写";
}  // namespace volume

namespace history {
inline constexpr std::string_view k_changed = "{0}：“{1}”更正为“{2}”";
inline constexpr std::string_view k_empty_value = "未填";
inline constexpr std::string_view k_who = "{0}，{1}登记";
inline constexpr std::string_view k_when = "登记时间：{0}";
inline constexpr std::string_view k_when_differs = "登记时间：{0}；所记日期：{1}";
inline constexpr std::string_view k_signed = "签名有效，由设备 {0} 签署";
inline constexpr std::string_view k_revoked =
    "这台设备后来已由其单位停用，请与该单位核实这条登记。";
inline constexpr std::string_view k_revoked_mark = "设备已停用";
inline constexpr std::string_view k_here = "在本机登记";
inline constexpr std::string_view k_from_bundle = "来自移交包 {0}（{1}），{2}并入";
}  // namespace history

namespace exports {
inline constexpr std::string_view k_title = "外发登记";
inline constexpr std::string_view k_detail = "提供给{0}，用途：{1}";
inline constexpr std::string_view k_right = "{0} · {1}";
}  // namespace exports

}  // namespace casebridge::ui::words
