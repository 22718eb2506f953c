// Words of 备份, 恢复 and 诊断.
#pragma once

#include <string_view>

namespace casebridge::ui::words::backup {

inline constexpr std::string_view k_title = "备份";
inline constexpr std::string_view k_last = "上次备份";
inline constexpr std::string_view k_never = "还没有备份";
inline constexpr std::string_view k_days_ago = "{0}（{1} 天前）";
inline constexpr std::string_view k_today = "{0}（今天）";
inline constexpr std::string_view k_holds = "内容";
inline constexpr std::string_view k_holds_value = "案件数据 {0}，另有附件";
inline constexpr std::string_view k_why =
    "备份是一个加密文件，含全部案件、附件和设置，用备份时的口令打开。请存到单位保管的U盘，不要只放"
    "在"
    "这台电脑。";
inline constexpr std::string_view k_now = "立即备份";
inline constexpr std::string_view k_into_folder = "备份到文件夹";
inline constexpr std::string_view k_image = "导出数据库";
inline constexpr std::string_view k_image_why =
    "导出的数据库文件没有加密，也不含附件，任何人都能看到里面的姓名、证件号和案情。只在信息管理人员"
    "需"
    "要时导出，用后删除。";
inline constexpr std::string_view k_working = "正在备份";
inline constexpr std::string_view k_done = "已备份：{0}。请存到单位保管的U盘。";
inline constexpr std::string_view k_done_into = "已备份到 {0}，写入后已核对。";
inline constexpr std::string_view k_done_not_all = "已备份，但有 {0} 个附件不在本机，没有备份到。";
inline constexpr std::string_view k_image_done = "已导出数据库：{0}。文件没有加密，用后请删除。";
inline constexpr std::string_view k_due_never =
    "案件还没有备份过。电脑或浏览器出问题时，数据找不回来。";
inline constexpr std::string_view k_due =
    "已经 {0} 天没有备份。电脑或浏览器出问题时，之后的数据找不回来。";
inline constexpr std::string_view k_rescue =
    "存不进去的时候，仍可以把全部数据备份成文件，以免丢失。";

inline constexpr std::string_view k_restore = "从备份恢复";
inline constexpr std::string_view k_restore_why =
    "选一个备份文件（.casebackup）或数据库文件（."
    "sqlite）。恢复要由保管本单位名片的人员输入口令，恢复"
    "后自动更换密钥，其他人员重新添加。";
inline constexpr std::string_view k_pick = "选择备份文件";
inline constexpr std::string_view k_file = "{0}（{1}）";
inline constexpr std::string_view k_passphrase = "备份时的口令";
inline constexpr std::string_view k_passphrase_wrong = "口令不对，请用备份那时的口令。";
inline constexpr std::string_view k_go = "恢复";
inline constexpr std::string_view k_restoring = "正在核对并恢复，请不要关闭";
inline constexpr std::string_view k_other = "换一个文件";
inline constexpr std::string_view k_restored =
    "已恢复 {0} 件案件，密钥已更换。请在“收发”里导出本单位名片，发给对方单位。";
inline constexpr std::string_view k_start_over = "没有备份，重新开始";
inline constexpr std::string_view k_start_over_why =
    "重新开始以后是一个新的单位，原来的案件不能再在这里办，可以请对方单位导出案卷留存。有备份的，请"
    "先"
    "从备份恢复。";
inline constexpr std::string_view k_start_over_go = "重新开始";

inline constexpr std::string_view k_emptied =
    "浏览器清除了本机数据。案件数据已从内存重新写入，但附件文件没有了，请从备份或对方单位补齐。";
inline constexpr std::string_view k_tail_lost =
    "硬盘上缺少最后保存的几项内容，可能是断电或硬盘故障。请核对最近登记的事项，并立即备份。";
inline constexpr std::string_view k_damaged =
    "本机保存的数据有损坏，只能查看和导出，不能登记。请从备份恢复。";

}  // namespace casebridge::ui::words::backup

namespace casebridge::ui::words::diagnosis {

inline constexpr std::string_view k_title = "诊断";
inline constexpr std::string_view k_storage = "存储";
inline constexpr std::string_view k_state = "状态";
inline constexpr std::string_view k_saved = "已保存";
inline constexpr std::string_view k_saving = "保存中";
inline constexpr std::string_view k_failed = "未能保存";
inline constexpr std::string_view k_read_only = "只能查看";
inline constexpr std::string_view k_damaged = "有损坏，只能查看";
inline constexpr std::string_view k_image = "案件数据";
inline constexpr std::string_view k_log = "待整理的记录";
inline constexpr std::string_view k_seq = "最后保存的编号";
inline constexpr std::string_view k_seq_value = "{0}（内存中 {1}）";
inline constexpr std::string_view k_sealed = "本机加密";
inline constexpr std::string_view k_yes = "是";
inline constexpr std::string_view k_no = "否";
inline constexpr std::string_view k_persistent = "浏览器承诺不清除";
inline constexpr std::string_view k_not_persistent = "否，请每周备份";
inline constexpr std::string_view k_space = "浏览器空间";
inline constexpr std::string_view k_space_value = "已用 {0}，还剩约 {1}";
inline constexpr std::string_view k_space_unknown = "浏览器没有告知";
inline constexpr std::string_view k_schema = "数据库版本";
inline constexpr std::string_view k_schema_value = "第 {0} 版，引擎 {1}";

inline constexpr std::string_view k_check = "自检";
inline constexpr std::string_view k_check_why =
    "核对数据库、每条记录的签名、列表与记录是否一致、附件是否都在本机。不改动任何数据。";
inline constexpr std::string_view k_check_now = "开始自检";
inline constexpr std::string_view k_check_again = "再查一次";
inline constexpr std::string_view k_checking = "正在自检，可以照常办公";
inline constexpr std::string_view k_all_sound = "没有发现问题";
inline constexpr std::string_view k_not_sound =
    "发现问题。请先备份，再保存诊断报告，交信息管理人员。";
inline constexpr std::string_view k_tables = "数据表";
inline constexpr std::string_view k_events = "记录签名";
inline constexpr std::string_view k_lists = "案件列表";
inline constexpr std::string_view k_files = "附件";
inline constexpr std::string_view k_sound = "{0} 项，正常";
inline constexpr std::string_view k_bad = "{0} 项，其中 {1} 项不对";
inline constexpr std::string_view k_missing = "{0} 个，其中 {1} 个不在本机";

inline constexpr std::string_view k_report = "诊断报告";
inline constexpr std::string_view k_report_why =
    "报告只有大小、数量、版本和错误代码，没有姓名、案情和文号，可以放心交给信息管理人员。";
inline constexpr std::string_view k_report_save = "保存报告";

inline constexpr std::string_view k_short_of_space =
    "浏览器留给案桥的空间只剩约 {0}。请先备份，再清理这台电脑的硬盘。";

}  // namespace casebridge::ui::words::diagnosis
