// Words of 廉政监督.
#pragma once

#include <string_view>

namespace casebridge::ui::words::integrity {

inline constexpr std::string_view k_title = "廉政监督";
inline constexpr std::string_view k_private = "只有提醒人和收件人能看到";
inline constexpr std::string_view k_new = "登记廉政提醒";
inline constexpr std::string_view k_empty_title = "没有廉政提醒";
inline constexpr std::string_view k_empty =
    "发现苗头性、倾向性廉政风险时，提醒对方的指定人员，其他人看不到。";
inline constexpr std::string_view k_sent = "发给{0}　{1}";
inline constexpr std::string_view k_received = "来自{0}　{1}";
inline constexpr std::string_view k_detail = "{0}登记，{1}";
inline constexpr std::string_view k_read = "已于{0}回执";
inline constexpr std::string_view k_unread = "等待回执";
inline constexpr std::string_view k_to_read = "请阅后回执";
inline constexpr std::string_view k_unsent = "还没有导出给对方";
inline constexpr std::string_view k_list = "廉政提醒";
inline constexpr std::string_view k_readers = "收件人";
inline constexpr std::string_view k_reader = "{0}　{1}";
inline constexpr std::string_view k_readers_missing = "请至少选一名收件人。";
inline constexpr std::string_view k_no_readers = "对方的单位名片核对以后，才能选收件人。";
inline constexpr std::string_view k_one_agency = "一次只能提醒一个单位的人员。";
inline constexpr std::string_view k_risk = "发现的廉政风险";
inline constexpr std::string_view k_risk_hint = "写苗头和倾向，不写未经核实的结论";
inline constexpr std::string_view k_measures = "建议的防范措施";
inline constexpr std::string_view k_missing = "请填写。";
inline constexpr std::string_view k_save = "保存";
inline constexpr std::string_view k_answer = "回执意见";
inline constexpr std::string_view k_answer_hint = "可不填";
inline constexpr std::string_view k_acknowledge = "签收回执";
inline constexpr std::string_view k_export = "导出移交包";
inline constexpr std::string_view k_print = "打印";
inline constexpr std::string_view k_closed =
    "这条提醒是用以前的密钥加密的，本机打不开。内容没有丢失，请提醒人重新发一次。";
inline constexpr std::string_view k_then_export = "保存以后导出移交包，交给对方导入。";

}  // namespace casebridge::ui::words::integrity
