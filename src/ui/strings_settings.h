// The words of 设置 and of 逾期督办.
#pragma once

#include <string_view>

namespace casebridge::ui::words::settings {

inline constexpr std::string_view k_title = "设置";
inline constexpr std::string_view k_warnings = "期限提醒";
inline constexpr std::string_view k_lead = "到期前几个工作日提醒";
inline constexpr std::string_view k_report = "逾期几天报分管领导";
inline constexpr std::string_view k_meet = "逾期几天提交会商";
inline constexpr std::string_view k_days = "天";
inline constexpr std::string_view k_working_days = "个工作日";
inline constexpr std::string_view k_steps =
    "逾期的事项先催办，仍不办的报分管领导，再不办的提交线下会商或联席会议。天数由本单位自定。";
inline constexpr std::string_view k_lead_wrong = "请填1到20的整数";
inline constexpr std::string_view k_report_wrong = "请填1到365的整数";
inline constexpr std::string_view k_meet_wrong = "请填比报分管领导更晚的天数，最多365";
inline constexpr std::string_view k_stage_days = "内部办理时限";
inline constexpr std::string_view k_stage_days_why =
    "法律和文书没有写明期限的环节，由本单位自己定。超过的只在本单位提醒和督办，不算逾期。填0表示不"
    "设。";
inline constexpr std::string_view k_discovered = "发现后，到责令改正、移送或销号";
inline constexpr std::string_view k_rechecked = "复查后，到移送发出，每一步";
inline constexpr std::string_view k_dispatched = "发出后，到对方签收";
inline constexpr std::string_view k_replied = "收到反馈后，到确认或询问";
inline constexpr std::string_view k_finished = "办结后，到归档";
inline constexpr std::string_view k_own_case = "大队自办案件，每一步";
inline constexpr std::string_view k_stage_days_wrong = "请填0到250的整数";
inline constexpr std::string_view k_save = "保存设置";
inline constexpr std::string_view k_set_done = "已保存，期限提醒按新的设置显示";

inline constexpr std::string_view k_security = "本机安全";
inline constexpr std::string_view k_officers = "使用本机的人员";
inline constexpr std::string_view k_officer_detail = "执法证号 {0}";
inline constexpr std::string_view k_officer_me = "本人";
inline constexpr std::string_view k_officer_keeper = "保管名片";
inline constexpr std::string_view k_liaison = "联络员";
inline constexpr std::string_view k_liaison_why =
    "写在本单位名片上，对方遇重大事项先打值班电话。改动以后请把名片发给对方单位。";
inline constexpr std::string_view k_liaison_department = "联络部门";
inline constexpr std::string_view k_liaison_name = "联络员姓名";
inline constexpr std::string_view k_liaison_vacant_hint = "空缺时不填";
inline constexpr std::string_view k_liaison_phone = "值班电话";
inline constexpr std::string_view k_liaison_save = "更新名片";
inline constexpr std::string_view k_liaison_vacant = "联络员空缺";
inline constexpr std::string_view k_liaison_set =
    "名片已更新。请在“收发”里导出本单位名片，发给对方单位。";
inline constexpr std::string_view k_liaison_keeper = "联络员由保管名片的人员修改。";
inline constexpr std::string_view k_add_officer = "添加人员";
inline constexpr std::string_view k_add_officer_why =
    "每人用自己的口令打开，登记的每一条都由本人签名。添加后要把本单位的新名片发给对方单位。";
inline constexpr std::string_view k_officer_name = "姓名";
inline constexpr std::string_view k_officer_certificate = "执法证号";
inline constexpr std::string_view k_revoke = "停用";
inline constexpr std::string_view k_officer_added =
    "已添加{0}，请在“收发”里导出本单位名片，发给对方单位";
inline constexpr std::string_view k_officer_revoked =
    "已停用{0}，请在“收发”里导出本单位名片，发给对方单位";
inline constexpr std::string_view k_lock_why =
    "15分钟没有操作自动锁定，已填的内容还在，只有写到一半的廉政提醒不留。密钥备份要和口令一起才有用"
    "，请存在单位保管的U盘里。";
inline constexpr std::string_view k_change_passphrase = "修改口令";
inline constexpr std::string_view k_keys_export = "备份密钥";
inline constexpr std::string_view k_current = "现在的口令";
inline constexpr std::string_view k_wanted = "新口令";
inline constexpr std::string_view k_change_why =
    "修改后，以前备份的密钥仍用旧口令打开，请再点一次“备份密钥”。口令忘记后无人能找回。";
inline constexpr std::string_view k_passphrase_changed = "口令已修改，请再点一次“备份密钥”";

inline constexpr std::string_view k_store = "本机数据加密";
inline constexpr std::string_view k_store_state = "状态";
inline constexpr std::string_view k_store_plain = "未加密";
inline constexpr std::string_view k_store_sealed = "已加密";
inline constexpr std::string_view k_store_changing = "正在改写";
inline constexpr std::string_view k_store_files = "已处理附件 {0} / {1}，可以照常办公";
inline constexpr std::string_view k_store_cost =
    "加密后，电脑丢失或硬盘被取走，里面的案件和附件也看不到。代价：本机实测，打开现有的 {0} 约多用 "
    "{1} "
    "秒，每次保存约多用 {2} 毫秒。";
inline constexpr std::string_view k_store_sealed_why =
    "电脑丢失或硬盘被取走，里面的案件和附件也看不到。打开时输入本机任一人员的口令。";
inline constexpr std::string_view k_store_seal = "加密本机数据";
inline constexpr std::string_view k_store_unseal = "取消加密";
inline constexpr std::string_view k_store_seal_why =
    "以后打开案桥，要先输入本机人员的口令才能看到案件。口令忘记后，本机数据无人能找回，请先确认案件"
    "已"
    "经发给对方或另有备份。";
inline constexpr std::string_view k_store_traces =
    "加密以前写入硬盘的旧内容，浏览器会逐步覆盖，不会马上消失。新电脑请在登记案件之前加密。";
inline constexpr std::string_view k_store_unseal_why =
    "取消以后，能打开这台电脑的人就能读到硬盘上的案件和附件。确定取消加密吗？";
inline constexpr std::string_view k_store_is_sealed = "本机数据已加密，下次打开时先输入口令";
inline constexpr std::string_view k_store_is_plain = "本机数据已取消加密";
inline constexpr std::string_view k_change_keys = "更换密钥";
inline constexpr std::string_view k_change_keys_why =
    "换一对新的密钥，口令不变。旧密钥停用，用它签过的记录仍然有效。怀疑密钥被人拷走，就应更换。";
inline constexpr std::string_view k_change_keys_after =
    "更换后：一、重新备份密钥；二、在“收发”里导出本单位名片，发给对方单位，对方不用再核对指纹；"
    "三、对方按旧名片加密、还没有导入的移交包会打不开，请对方重新导出。";
inline constexpr std::string_view k_keys_changed =
    "密钥已更换，请点“立即备份”，并在“收发”里导出本单位名片，发给对方单位";

inline constexpr std::string_view k_calendar = "节假日日历";
inline constexpr std::string_view k_official = "官方日历";
inline constexpr std::string_view k_years = "{0}年至{1}年";
inline constexpr std::string_view k_source = "来源";
inline constexpr std::string_view k_shipped = "随程序";
inline constexpr std::string_view k_imported = "已导入";
inline constexpr std::string_view k_provisional =
    "{0}"
    "年起还没有官方的放假安排，期限按周末推算，标为“暂定”。国务院办公厅通知公布后，导入信息管理人员"
    "下发的日历文件，所有期限重新计算。";
inline constexpr std::string_view k_import = "导入日历";
inline constexpr std::string_view k_calendar_kept = "已采用新日历，官方安排到{0}年，期限已重新计算";

inline constexpr std::string_view k_bases = "处罚依据库";
inline constexpr std::string_view k_bases_count = "条数";
inline constexpr std::string_view k_bases_value = "{0} 条";
inline constexpr std::string_view k_bases_newest = "最新法律文本";
inline constexpr std::string_view k_bases_why =
    "填写处罚依据时从这里选。法律修改后，导出、改好再导入，每条都写明所据文本的公布日期。";
inline constexpr std::string_view k_bases_import = "导入依据库";
inline constexpr std::string_view k_bases_export = "导出依据库";
inline constexpr std::string_view k_bases_kept = "已采用新的处罚依据库，共 {0} 条";

inline constexpr std::string_view k_overdue = "逾期督办";
inline constexpr std::string_view k_urge = "应催办";
inline constexpr std::string_view k_report_now = "应报分管领导";
inline constexpr std::string_view k_meet_now = "应提交会商";
inline constexpr std::string_view k_detail = "逾期 {0} 天 · {1}";
inline constexpr std::string_view k_detail_internal = "超过内部时限 {0} 天 · {1}";

}  // namespace casebridge::ui::words::settings
