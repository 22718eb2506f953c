// The words of the screens, one namespace each.
#pragma once

#include <string_view>

namespace casebridge::ui::words {

namespace shell {
inline constexpr std::string_view k_navigation = "主导航";
inline constexpr std::string_view k_dashboard = "工作台";
inline constexpr std::string_view k_transfers = "案件移交";
inline constexpr std::string_view k_exchange = "收发";
inline constexpr std::string_view k_directory = "通讯录";
inline constexpr std::string_view k_search = "搜索文号、当事人、车牌、人员";
inline constexpr std::string_view k_search_name = "搜索";
inline constexpr std::string_view k_import = "导入";
inline constexpr std::string_view k_export = "导出";
inline constexpr std::string_view k_lock = "锁定";
inline constexpr std::string_view k_account = "本机单位和人员";
inline constexpr std::string_view k_last_backup = "上次备份 {0}";
inline constexpr std::string_view k_stored_here = "数据存于本机";
inline constexpr std::string_view k_drop_title = "松开鼠标，放入文件";
inline constexpr std::string_view k_drop_sentence =
    "移交包和名片先核验再并入；证据照片请在“添加证据”里放入";
inline constexpr std::string_view k_save_failed =
    "保存没有成功，刚才填的内容还在页面上。请不要关闭。";
inline constexpr std::string_view k_retry = "再试一次";
inline constexpr std::string_view k_read_only = "另一个窗口正在使用案桥，这里只能查看。";
inline constexpr std::string_view k_take_over = "在这里使用";
inline constexpr std::string_view k_adding = "正在存入证据";
inline constexpr std::string_view k_exporting = "正在写移交包";
inline constexpr std::string_view k_cancel_harmless = "取消不影响已有数据";
inline constexpr std::string_view k_amount = "{0} / {1}";
}  // namespace shell

namespace notice {
inline constexpr std::string_view k_read = "知道了";
inline constexpr std::string_view k_entered = "已登记：{0}。";
inline constexpr std::string_view k_exported = "已导出：{0}。";
inline constexpr std::string_view k_merged = "已并入 {0} 项。";
inline constexpr std::string_view k_files_taken = "证据文件已存入。";
inline constexpr std::string_view k_code_found = "已找到{0}，纸上的内容与案件里的文书一致。";
inline constexpr std::string_view k_code_differs =
    "已找到{0}，但是纸上的内容与案件里的文书不同，请核对。";
inline constexpr std::string_view k_card_saved = "名片已存入通讯录，请电话核对指纹。";
inline constexpr std::string_view k_card_verified = "已核对{0}的名片，可以收发移交包。";
inline constexpr std::string_view k_file_known =
    "已添加。同一文件也是“{0}”的证据，请核对是否同一事项。";
inline constexpr std::string_view k_list_saved = "已存为常用筛选：{0}。";
}  // namespace notice

namespace first_run {
inline constexpr std::string_view k_slogan = "区交通局与支队协作办案";
inline constexpr std::string_view k_point_local = "数据只存在这台电脑";
inline constexpr std::string_view k_point_offline = "不联网也能用";
inline constexpr std::string_view k_point_signed = "往来文件逐条签名，可核验";
inline constexpr std::string_view k_title = "首次使用";
inline constexpr std::string_view k_beside = "一分钟填好，案件数据不离开本机。";
inline constexpr std::string_view k_agency = "单位";
inline constexpr std::string_view k_not_listed = "名单里没有";
inline constexpr std::string_view k_from_list = "从名单选";
inline constexpr std::string_view k_kind = "单位类别";
inline constexpr std::string_view k_name = "单位全称";
inline constexpr std::string_view k_short_name = "单位简称";
inline constexpr std::string_view k_word = "文号用字";
inline constexpr std::string_view k_word_hint = "如“昌江”";
inline constexpr std::string_view k_officer = "执法人员";
inline constexpr std::string_view k_certificate = "执法证号";
inline constexpr std::string_view k_later = "可以不填";
inline constexpr std::string_view k_passphrase = "口令";
inline constexpr std::string_view k_repeat = "再输一次";
inline constexpr std::string_view k_only_here = "口令只在本机，忘记后无人能找回";
inline constexpr std::string_view k_start = "开始使用";
inline constexpr std::string_view k_differs = "两次输入的口令不一样";
inline constexpr std::string_view k_weak = "至少 8 个字符，并含字母、数字、汉字或符号中的两种";
inline constexpr std::string_view k_missing = "请填写";
inline constexpr std::string_view k_strength = "口令强度";
}  // namespace first_run

namespace unlock {
inline constexpr std::string_view k_title = "输入口令";
inline constexpr std::string_view k_sentence = "您的签名密钥用口令加密存在本机。";
inline constexpr std::string_view k_sealed = "本机数据已加密";
inline constexpr std::string_view k_sealed_sentence = "输入本机任一人员的口令，才能看到案件。";
inline constexpr std::string_view k_open = "打开";
inline constexpr std::string_view k_wrong = "口令不对，请再试一次。数据没有变化。";
}  // namespace unlock

namespace unavailable {
inline constexpr std::string_view k_title = "现在打不开案件数据";
inline constexpr std::string_view k_opening = "正在打开…";
}  // namespace unavailable

namespace dashboard {
inline constexpr std::string_view k_overview = "概况";
inline constexpr std::string_view k_ours = "待我处理";
inline constexpr std::string_view k_ours_today = "今天到期 {0} 项";
inline constexpr std::string_view k_soon = "即将到期";
inline constexpr std::string_view k_soon_beside = "{0} 个工作日内";
inline constexpr std::string_view k_overdue = "已逾期";
inline constexpr std::string_view k_overdue_beside = "最长 {0} 天";
inline constexpr std::string_view k_theirs = "待对方回复";
inline constexpr std::string_view k_todo = "今天要做的事";
inline constexpr std::string_view k_items = "{0} 项";
inline constexpr std::string_view k_all_todo = "全部待办";
inline constexpr std::string_view k_view = "查看";
inline constexpr std::string_view k_no_clock = "没有期限";
inline constexpr std::string_view k_wait = "等待{0}办理";
inline constexpr std::string_view k_recent = "最近收发";
inline constexpr std::string_view k_all = "全部";
inline constexpr std::string_view k_empty_title = "没有要办的事";
inline constexpr std::string_view k_empty_sentence =
    "检查发现问题后，在这里新建；对方的移交包用“导入”并入。";
inline constexpr std::string_view k_no_exchange = "还没有收发记录";
inline constexpr std::string_view k_received_from = "收自{0} · {1}";
inline constexpr std::string_view k_sent_to = "发往{0} · {1}";
inline constexpr std::string_view k_merged = "已并入";
inline constexpr std::string_view k_sent = "已导出";
}  // namespace dashboard

namespace transfers {
inline constexpr std::string_view k_count = "共 {0} 件";
inline constexpr std::string_view k_all = "全部";
inline constexpr std::string_view k_open = "未归档";
inline constexpr std::string_view k_filter = "文号、当事人、车牌";
inline constexpr std::string_view k_search_name = "搜索案件";
inline constexpr std::string_view k_blank_forms = "空白文书";
inline constexpr std::string_view k_blank_forms_why =
    "现场手写用。打印后填写，回来再把内容登记到案件里。";
inline constexpr std::string_view k_find_by_code = "扫描件找案";
inline constexpr std::string_view k_clock_overdue = "已逾期";
inline constexpr std::string_view k_clock_today = "今天到期";
inline constexpr std::string_view k_clock_soon = "即将到期";
inline constexpr std::string_view k_clock_later = "以后到期";
inline constexpr std::string_view k_clock_late = "超过内部时限";
inline constexpr std::string_view k_clock_none = "没有期限";
inline constexpr std::string_view k_opened = "发现日期";
inline constexpr std::string_view k_sort = "排序";
inline constexpr std::string_view k_newest = "最近发现";
inline constexpr std::string_view k_oldest = "最早发现";
inline constexpr std::string_view k_clear_filters = "清除筛选";
inline constexpr std::string_view k_saved_lists = "常用筛选";
inline constexpr std::string_view k_saved_list_on = "常用筛选：{0}";
inline constexpr std::string_view k_no_saved_lists =
    "还没有常用筛选。先选好条件，再点“存为常用筛选”。";
inline constexpr std::string_view k_save_list = "存为常用筛选";
inline constexpr std::string_view k_list_name = "名称";
inline constexpr std::string_view k_list_example = "如“本月逾期”";
inline constexpr std::string_view k_list_taken = "已有同名的常用筛选，保存后替换它。";
inline constexpr std::string_view k_list_unnamed = "请填写名称";
inline constexpr std::string_view k_list_keeps =
    "记住现在的页签、搜索词、筛选条件和排序，只存在本机。";
inline constexpr std::string_view k_list_save = "保存";
inline constexpr std::string_view k_list_applied = "已按常用筛选“{0}”显示。";
inline constexpr std::string_view k_delete_list = "删除常用筛选“{0}”";
inline constexpr std::string_view k_delete_list_title = "删除常用筛选“{0}”？";
inline constexpr std::string_view k_delete_list_sentence = "案件不受影响。";
inline constexpr std::string_view k_delete = "删除";
inline constexpr std::string_view k_stage = "环节";
inline constexpr std::string_view k_category = "类别";
inline constexpr std::string_view k_number = "文号";
inline constexpr std::string_view k_party = "当事人";
inline constexpr std::string_view k_owner = "承办";
inline constexpr std::string_view k_mine = "本单位";
inline constexpr std::string_view k_deadline = "期限";
inline constexpr std::string_view k_due = "到期日";
inline constexpr std::string_view k_none_title = "没有符合的案件";
inline constexpr std::string_view k_none_sentence = "换一个词，或者清除筛选。";
inline constexpr std::string_view k_empty_title = "还没有案件";
inline constexpr std::string_view k_empty_bureau =
    "检查发现问题后新建；督促整改无果的，在案件里移送大队。";
inline constexpr std::string_view k_empty_brigade = "收到区交通运输局的移交包后，用“导入”并入。";
inline constexpr std::string_view k_archived = "已归档";
}  // namespace transfers

namespace matter {
inline constexpr std::string_view k_party = "当事人";
inline constexpr std::string_view k_parties = "当事人和车辆";
inline constexpr std::string_view k_vehicle = "车辆";
inline constexpr std::string_view k_qualification = "从业资格证";
inline constexpr std::string_view k_transport_certificate = "道路运输证";
inline constexpr std::string_view k_vehicle_owner = "所有人";
inline constexpr std::string_view k_bureau = "移送单位";
inline constexpr std::string_view k_category = "类别";
inline constexpr std::string_view k_print = "打印";
inline constexpr std::string_view k_export = "导出移交包";
inline constexpr std::string_view k_next = "下一步";
inline constexpr std::string_view k_loop = "办理进度";
inline constexpr std::string_view k_dash = "—";
inline constexpr std::string_view k_after_reply = "收到办理单后";
inline constexpr std::string_view k_handles = "{0}承办";
inline constexpr std::string_view k_by_recipient = "辖区大队承办";
inline constexpr std::string_view k_checks = "{0}核对";
inline constexpr std::string_view k_both_archive = "双方各自归档";
inline constexpr std::string_view k_no_next = "现在由{0}办理，本单位没有要做的事。";
inline constexpr std::string_view k_export_first =
    "本单位的事已办完，请导出移交包交给对方，然后由{0}办理。";
inline constexpr std::string_view k_wait_for_receipt =
    "等待{0}签收。已拿到签名的附件2或者其他送达证明的，可以由本单位登记签收。";
inline constexpr std::string_view k_wait_for_supplement = "等待{0}补充证据。";
inline constexpr std::string_view k_archived = "双方都已归档。";
inline constexpr std::string_view k_more = "其他操作";
inline constexpr std::string_view k_deadlines = "期限";
inline constexpr std::string_view k_signed_on = "签收日 {0}";
inline constexpr std::string_view k_no_deadline_set =
    "这一步没有法定期限，本单位也没有设内部时限。";
inline constexpr std::string_view k_prescription = "处罚时效（{0}年）";
inline constexpr std::string_view k_prescription_detail = "至{0} · {1}发现";
inline constexpr std::string_view k_prescription_kept = "时效内发现";
inline constexpr std::string_view k_prescription_over = "已过时效";
inline constexpr std::string_view k_working = "{0}（工作日）";
inline constexpr std::string_view k_natural = "{0}（自然日）";
inline constexpr std::string_view k_counts = "{0} · 逾期以此为准";
inline constexpr std::string_view k_reminds = "{0} · 提前提醒";
inline constexpr std::string_view k_rolled = "{0} · 遇休息日已顺延";
inline constexpr std::string_view k_interim = "，{0}已阶段性反馈";
inline constexpr std::string_view k_stopped = "{0}办结";
inline constexpr std::string_view k_calculation = "计算说明";
inline constexpr std::string_view k_set_by_paper =
    "{0}，是文书写明的日期，不计算，遇休息日不顺延。";
inline constexpr std::string_view k_counted_hours =
    "{0}，自批准的时刻起连续计算24小时，不扣除休息日。";
inline constexpr std::string_view k_calculation_title = "{0}怎么算";
inline constexpr std::string_view k_basis = "依据：{0}。";
inline constexpr std::string_view k_provisional = "期限暂定：所涉年份还没有官方放假安排。";
inline constexpr std::string_view k_day_start = "起算";
inline constexpr std::string_view k_day_rest = "休";
inline constexpr std::string_view k_day_rolled = "顺延";
inline constexpr std::string_view k_paper_to_sign = "待签批，签好后再登记";
inline constexpr std::string_view k_save_paper = "另存";
inline constexpr std::string_view k_attach_scan = "附存档件";
inline constexpr std::string_view k_scan = "存档件";
inline constexpr std::string_view k_scan_before = "以前的存档件";
inline constexpr std::string_view k_scan_missing = "存档件（文件未收齐）";
inline constexpr std::string_view k_scan_detail = "{0}，{1} 页，{2}附入，{3}";
inline constexpr std::string_view k_scan_kept_at = "，原件存放于{0}";
inline constexpr std::string_view k_open_scan = "打开";
inline constexpr std::string_view k_paper_count = "{0} 项";
inline constexpr std::string_view k_print_set = "成套打印（{0} 种 {1} 份）";
inline constexpr std::string_view k_tab_papers = "文书";
inline constexpr std::string_view k_tab_evidence = "证据";
inline constexpr std::string_view k_tab_history = "经过";
inline constexpr std::string_view k_tab_clocks = "期限";
inline constexpr std::string_view k_all = "全部";
inline constexpr std::string_view k_side_bureau = "区局";
inline constexpr std::string_view k_side_recipient = "大队";
inline constexpr std::string_view k_signature_good = "签名有效";
inline constexpr std::string_view k_out_of_order = "时序异常";
inline constexpr std::string_view k_conflicting = "与另一条不一致";
inline constexpr std::string_view k_merged = "与另一条相同";
inline constexpr std::string_view k_overtaken = "已被对方先办的事项取代";
inline constexpr std::string_view k_as_request = "对方已先签收，按申请撤回办理";
inline constexpr std::string_view k_corrected = "已更正";
inline constexpr std::string_view k_settled = "已处理";
inline constexpr std::string_view k_this_device = "{0} · 本机";
inline constexpr std::string_view k_bundle = "{0} · 移交包 {1}";
inline constexpr std::string_view k_alarm_forked =
    "{0}的电脑（设备 {1}）有 {2} 条登记用了相同的序号，像是恢复了旧备份或者复制了浏览器数据。"
    "登记都保留着，请与{0}核对这几条，再由其单位停用这台设备、重新登记密钥。";
inline constexpr std::string_view k_alarm_clock =
    "{0}的电脑（设备 {1}）有 {2} 条登记的时间比它之前的登记早一天以上，像是电脑的日期不准。"
    "先后次序不受影响，请核对所记日期，并校准那台电脑的时钟。";
inline constexpr std::string_view k_alarm_pending =
    "有 {0} 条登记的前一步还没有收到，先存着，没有生效。请对方从案件页重新导出一次移交包。";
inline constexpr std::string_view k_alarm_recusal =
    "经办人员{0}与当事人同名，请核对是否应当回避（行政处罚法第四十三条）。";
inline constexpr std::string_view k_unknown = "这件事里有新版程序写的内容，更新前只能查看。";
inline constexpr std::string_view k_unsent = "有新登记的内容还没有导出给{0}。";
inline constexpr std::string_view k_missing_files =
    "{0} 份文件未收齐：请导入其余分卷，或者请对方附上全部证据再导出。";
inline constexpr std::string_view k_add_evidence = "添加证据";
inline constexpr std::string_view k_no_evidence_title = "还没有证据";
inline constexpr std::string_view k_no_evidence = "照片、扫描件、录像都可以；原件不会被改动。";
inline constexpr std::string_view k_no_papers_title = "还没有文书";
inline constexpr std::string_view k_no_papers = "登记后，文书会出现在这里，可以打印。";
inline constexpr std::string_view k_unaudited = "{0} · {1}";
inline constexpr std::string_view k_gate = "移送条件";
inline constexpr std::string_view k_gate_count = "已具备 {0} 项，共 {1} 项";
inline constexpr std::string_view k_gate_go = "去补充";
inline constexpr std::string_view k_hash = "本案校验值";
}  // namespace matter

namespace evidence {
inline constexpr std::string_view k_list = "证据目录";
inline constexpr std::string_view k_open = "打开文件";
inline constexpr std::string_view k_look = "查看照片";
inline constexpr std::string_view k_record = "登记保管";
inline constexpr std::string_view k_correct = "更正";
inline constexpr std::string_view k_fact = "{0}：{1}";
inline constexpr std::string_view k_file = "文件：{0}，{1}";
inline constexpr std::string_view k_no_file = "没有电子文件";
inline constexpr std::string_view k_missing = "文件未收齐";
inline constexpr std::string_view k_here = "现存：{0}";
inline constexpr std::string_view k_custody = "保管经过";
inline constexpr std::string_view k_custody_none = "保管经过：收集后没有登记过";
inline constexpr std::string_view k_custody_line = "{0} {1} {2}，{3}";
inline constexpr std::string_view k_sm3 = "国密 SM3";
inline constexpr std::string_view k_sha256 = "SHA-256";
}  // namespace evidence

namespace form {
inline constexpr std::string_view k_back = "返回";
inline constexpr std::string_view k_submit = "保存";
inline constexpr std::string_view k_preview = "版式预览";
inline constexpr std::string_view k_preview_beside = "随填随显，与打印一致";
inline constexpr std::string_view k_draft = "草稿";
inline constexpr std::string_view k_file = "证据文件";
inline constexpr std::string_view k_choose_file = "选择文件";
inline constexpr std::string_view k_file_hint = "也可以把文件拖到页面上";
inline constexpr std::string_view k_scan_file = "签字盖章后的扫描件";
inline constexpr std::string_view k_scan_file_hint =
    "图片或者版式文件，也可以拖到页面上。附入后以它为存档件，双方都能打开。";
inline constexpr std::string_view k_scan_file_missing = "请选择扫描件";
inline constexpr std::string_view k_file_missing = "请选择证据文件，或勾选“没有电子文件”";
inline constexpr std::string_view k_file_renamed = "文件名有不能用的字符或者太长，将存为：{0}";
inline constexpr std::string_view k_duplicate =
    "这个文件本案已经有了：“{0}”，没有重复添加。已填内容还在，请另选文件。";
inline constexpr std::string_view k_no_file = "没有电子文件（实物）";
inline constexpr std::string_view k_refused = "没有登记。{0}";
inline constexpr std::string_view k_service_differs =
    "与签收日期不同，请核对送达回执。3日和30日从签收日期起算。";
inline constexpr std::string_view k_answers_no_item = "不是应补证要求提供的";
inline constexpr std::string_view k_basis = "从常用依据选";
inline constexpr std::string_view k_basis_version =
    "条文按 {0} 公布或修正的文本录入，请核对现行有效。罚则摘要：{1}。";
inline constexpr std::string_view k_recipient =
    "收文单位还不在通讯录里，请先导入大队的名片并核对指纹。";
inline constexpr std::string_view k_to_directory = "去通讯录";
}  // namespace form

namespace import_page {
inline constexpr std::string_view k_title = "导入结果";
inline constexpr std::string_view k_file = "{0}，{1}";
inline constexpr std::string_view k_verifying = "正在核验";
inline constexpr std::string_view k_drop = "不并入";
inline constexpr std::string_view k_merge = "并入 {0} 项";
inline constexpr std::string_view k_merge_none = "没有新内容";
inline constexpr std::string_view k_from = "来自 {0}";
inline constexpr std::string_view k_good = "签名有效，内容完整，传送中未被改动";
inline constexpr std::string_view k_exported_by = "{0}导出";
inline constexpr std::string_view k_news = "新内容";
inline constexpr std::string_view k_items = "{0} 项";
inline constexpr std::string_view k_known = "另有 {0} 项已在本机，不重复并入";
inline constexpr std::string_view k_new_items = "新增 {0} 项";
inline constexpr std::string_view k_pending =
    "{0} 项的前一步还没有收到，会先存着，收齐后自动接上。";
inline constexpr std::string_view k_evidence = "证据文件";
inline constexpr std::string_view k_files = "{0} 份";
inline constexpr std::string_view k_files_good = "全部与清单一致";
inline constexpr std::string_view k_fingerprint = "名片指纹";
inline constexpr std::string_view k_fingerprint_good = "与通讯录中的名片一致";
inline constexpr std::string_view k_verified_by = "{0}由{1}核对";
inline constexpr std::string_view k_our_former =
    "有 {0} 项是本单位用停用了的密钥签的。从备份恢复以前登记的属正常，想不起来的先不要并入。";
inline constexpr std::string_view k_more_files = "还有 {0} 个选好的文件没有读。";
inline constexpr std::string_view k_next_file = "读下一个";
inline constexpr std::string_view k_merged_sentence = "内容已写入本机案件。";
inline constexpr std::string_view k_private_title = "专送件";
inline constexpr std::string_view k_private =
    "只有收件人能看到内容，并入后在收件人的“廉政监督”里。";
inline constexpr std::string_view k_open_matter = "打开案件";
inline constexpr std::string_view k_refused_title = "这个文件没有并入";
inline constexpr std::string_view k_checks = "检查经过";
inline constexpr std::string_view k_check_format = "文件格式";
inline constexpr std::string_view k_check_parts = "分卷";
inline constexpr std::string_view k_check_parties = "收发单位";
inline constexpr std::string_view k_check_signature = "清单签名";
inline constexpr std::string_view k_check_records = "案件记录";
inline constexpr std::string_view k_check_evidence = "证据内容";
inline constexpr std::string_view k_check_here = "本机数据";
inline constexpr std::string_view k_is_bundle = "移交包";
inline constexpr std::string_view k_one_part = "第 1 卷，共 1 卷，齐全";
inline constexpr std::string_view k_known_sender = "{0}发给本单位，在通讯录中";
inline constexpr std::string_view k_signed_by = "有效，{0} 由{1}签署";
inline constexpr std::string_view k_records_good = "{0} 条，签名和次序都对";
inline constexpr std::string_view k_records_bad = "{0} 条中有 {1} 条不对：{2}";
inline constexpr std::string_view k_evidence_good = "{0} 份，与清单一致";
inline constexpr std::string_view k_evidence_bad = "{0} 份中有 {1} 份与清单不一致：{2}";
inline constexpr std::string_view k_no_files = "没有附带证据文件";
inline constexpr std::string_view k_not_read = "因文件读不下去，没有检查";
inline constexpr std::string_view k_nothing_changed = "没有任何变化";
inline constexpr std::string_view k_state_passed = "通过";
inline constexpr std::string_view k_state_failed = "不通过";
inline constexpr std::string_view k_state_not_reached = "未检查";
inline constexpr std::string_view k_state_untouched = "未改动";
inline constexpr std::string_view k_liaison = "对方联络员";
inline constexpr std::string_view k_failed = "{0} 项不通过";
inline constexpr std::string_view k_unchanged = "您的数据没有任何变化。";
inline constexpr std::string_view k_what_now = "怎么办";
inline constexpr std::string_view k_step_1 = "换一种方式再拷一次";
inline constexpr std::string_view k_step_1_detail = "同一文件从对方电脑直接拷到新U盘";
inline constexpr std::string_view k_step_2 = "仍不通过，请对方重新导出";
inline constexpr std::string_view k_step_2_detail = "在对方的案件页里再导出一次";
inline constexpr std::string_view k_step_3 = "不要手工修改文件";
inline constexpr std::string_view k_step_3_detail = "改动过的文件都会被拒绝";
inline constexpr std::string_view k_return = "退还给对方";
inline constexpr std::string_view k_return_detail = "内容没有并入，也不要留存";
inline constexpr std::string_view k_wrong_address = "请对方核对收文单位";
inline constexpr std::string_view k_wrong_address_detail = "收文单位选对后再导出一次";
inline constexpr std::string_view k_not_forward = "不要转给其他单位";
inline constexpr std::string_view k_not_forward_detail = "移交包只能由收文单位并入";
inline constexpr std::string_view k_get_card = "先导入对方的名片";
inline constexpr std::string_view k_get_card_detail = "请对方在“收发”里导出名片";
inline constexpr std::string_view k_call = "打电话核对指纹";
inline constexpr std::string_view k_call_detail = "在“通讯录”里填对方读出的两组数字";
inline constexpr std::string_view k_again = "再导入这个文件";
inline constexpr std::string_view k_again_detail = "核对通过后，同一文件可以并入";
inline constexpr std::string_view k_choose_right = "选对方导出的文件";
inline constexpr std::string_view k_choose_right_detail = "文件名以“案件号_移送_日期”这样开头";
inline constexpr std::string_view k_other_file = "选择其他文件";
inline constexpr std::string_view k_card_title = "收到一张名片";
inline constexpr std::string_view k_card_sentence =
    "名片完整。存入通讯录后，请打已知的电话核对指纹，再收发移交包。";
inline constexpr std::string_view k_card_keep = "存入通讯录";
inline constexpr std::string_view k_card_drop = "不存";
inline constexpr std::string_view k_nothing_title = "没有在核验的文件";
inline constexpr std::string_view k_nothing =
    "点“导入”选择对方的移交包或名片，也可以把文件拖进来。";
}  // namespace import_page

namespace exchange {
inline constexpr std::string_view k_unsent = "待发给对方";
inline constexpr std::string_view k_export_all = "{0} 件一起导出给{1}";
inline constexpr std::string_view k_unsent_none = "没有待发的内容";
inline constexpr std::string_view k_card = "本单位名片";
inline constexpr std::string_view k_card_sentence =
    "第一次往来前，把名片拷给对方，并在电话里核对指纹。";
inline constexpr std::string_view k_card_export = "导出名片";
inline constexpr std::string_view k_ledger = "收发记录";
inline constexpr std::string_view k_items = "{0} 次";
inline constexpr std::string_view k_none_title = "还没有收发";
inline constexpr std::string_view k_none = "在案件页导出移交包，或点“导入”并入对方的文件。";
inline constexpr std::string_view k_counts = "{0} 项记录，{1} 份证据";
}  // namespace exchange

namespace directory {
inline constexpr std::string_view k_mine = "本单位";
inline constexpr std::string_view k_verified = "已核对";
inline constexpr std::string_view k_unverified = "未核对";
inline constexpr std::string_view k_phone = "值班电话";
inline constexpr std::string_view k_liaison = "联络员";
inline constexpr std::string_view k_name = "全称";
inline constexpr std::string_view k_verify_title = "电话核对指纹";
inline constexpr std::string_view k_verify_sentence =
    "打对方公开的值班电话，请对方读出名片指纹的第 {0} 组和第 {1} 组，填在下面。";
inline constexpr std::string_view k_group = "第 {0} 组";
inline constexpr std::string_view k_confirm = "核对";
inline constexpr std::string_view k_wrong =
    "与名片不一致。请再听一遍；仍不一致，就请对方发来最新的名片，不要使用这张。";
inline constexpr std::string_view k_fingerprint = "名片指纹";
inline constexpr std::string_view k_read_out = "对方来电核对时，请读出他问的两组。";
inline constexpr std::string_view k_only_me_title = "还没有对方单位";
inline constexpr std::string_view k_only_me = "点“导入”选择对方的名片文件。";
}  // namespace directory

/// Entries that wait for a person's word.
namespace disputed {
inline constexpr std::string_view k_entry = "{0}{1}的“{2}”";
inline constexpr std::string_view k_conflicting =
    "{0}{1}的“{2}”与{3}是双方互不知情时写下的，内容不一致。现在以后者为准，请核对后处理。";
inline constexpr std::string_view k_out_of_order =
    "{0}{1}的“{2}”到达时，事项已经不在可以办理这一步的状态，暂不生效，内容没有丢失。请核对后处理。";
inline constexpr std::string_view k_settle = "处理";
inline constexpr std::string_view k_same_number_before =
    "文号{0}与“{1}”的文书重号。还没有发出，请退回修改，审批时换一个文号。";
inline constexpr std::string_view k_same_number_after =
    "文号{0}与“{1}”的文书重号。文书已经发出，两份都保留，请写明重号说明并告知对方。";
inline constexpr std::string_view k_same_number_explained =
    "文号{0}与“{1}”的文书重号，已写重号说明，两份都保留。";
inline constexpr std::string_view k_return_draft = "退回修改";
inline constexpr std::string_view k_explain = "写重号说明";
inline constexpr std::string_view k_correct = "更正这条记录";
inline constexpr std::string_view k_by = "{0} {1}，{2}";
inline constexpr std::string_view k_standing = "{0}（现在为准的）";
inline constexpr std::string_view k_waiting = "{0}（待处理的）";
inline constexpr std::string_view k_nothing = "没有填写";
}  // namespace disputed

}  // namespace casebridge::ui::words
