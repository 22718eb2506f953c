// The words around encrypted bundles: how one leaves, and what is asked when one comes in.
#pragma once

#include <string_view>

namespace casebridge::ui::words {

namespace export_options {
inline constexpr std::string_view k_open = "其他导出方式";
inline constexpr std::string_view k_title = "谁能打开这个移交包";
inline constexpr std::string_view k_devices = "只有对方的电脑（平时用这个）";
inline constexpr std::string_view k_devices_detail = "用对方名片里的密钥加密，丢了U盘也没人看得到";
inline constexpr std::string_view k_passphrase = "知道口令的人";
inline constexpr std::string_view k_passphrase_detail = "对方换了电脑、新名片还没有收到时用";
inline constexpr std::string_view k_plain = "谁都能打开";
inline constexpr std::string_view k_plain_detail = "不加密，只签名";
inline constexpr std::string_view k_differs = "两次输入的口令不一样";
inline constexpr std::string_view k_passphrase_how =
    "口令请打电话告诉对方，不要和文件放在一起，也不要写在邮件里。";
inline constexpr std::string_view k_plain_warning =
    "不加密的移交包，谁拿到都能看到当事人的姓名、证件号码、联系方式和全部证据。";
inline constexpr std::string_view k_plain_confirmed = "我确认不加密";
inline constexpr std::string_view k_plain_unconfirmed = "不加密要先勾选确认，或者选上面的方式";
inline constexpr std::string_view k_size = "文件大小";
inline constexpr std::string_view k_one_file = "一个文件";
inline constexpr std::string_view k_one_file_detail = "拷U盘";
inline constexpr std::string_view k_parts_of = "分卷，每卷不超过 {0} MB";
inline constexpr std::string_view k_parts_detail = "发邮件";
inline constexpr std::string_view k_all_files = "附上全部证据文件，对方已有的也附上";
}  // namespace export_options

/// A bundle in parts, for mail.
namespace parts {
inline constexpr std::string_view k_ready_title = "分卷已备好";
inline constexpr std::string_view k_ready =
    "共 {0} 卷，{1}。请逐个保存，分别用邮件发出，先后都行。每一卷都有全部记录，证据文件分在各卷。";
inline constexpr std::string_view k_save_part = "保存第 {0} 卷";
inline constexpr std::string_view k_saved = "已保存";
inline constexpr std::string_view k_done = "完成";
inline constexpr std::string_view k_give_up = "不再保存其余各卷";
inline constexpr std::string_view k_this_one = "第 {0} 卷，共 {1} 卷";
inline constexpr std::string_view k_others =
    "这是第 {0} 卷，共 {1} 卷。其余各卷到了再导入，先后都行；没到的证据先标“文件未收齐”。";
inline constexpr std::string_view k_part_here = "本卷含一部分";
inline constexpr std::string_view k_take_files = "存入 {0} 个证据文件";
}  // namespace parts

namespace sealed_import {
inline constexpr std::string_view k_title = "这个移交包用口令加密";
inline constexpr std::string_view k_sentence =
    "请打电话问对方口令。打开后还要核对签名和内容，现在没有写入任何东西。";
inline constexpr std::string_view k_from = "发自 {0}，{1}导出";
inline constexpr std::string_view k_open = "打开移交包";
inline constexpr std::string_view k_wrong = "口令不对，请再听一遍，注意大小写";
inline constexpr std::string_view k_sealed = "传送中已加密";
inline constexpr std::string_view k_get_new_card = "把本单位的名片发给对方";
inline constexpr std::string_view k_get_new_card_detail = "在“收发”里导出名片";
inline constexpr std::string_view k_take_it = "请对方存入名片，核对指纹";
inline constexpr std::string_view k_take_it_detail = "同一单位的新名片，原来核对过的不用再核对";
inline constexpr std::string_view k_export_again = "再请对方导出一次";
inline constexpr std::string_view k_export_again_detail = "来不及的，可以请对方改用口令加密";
}  // namespace sealed_import

/// 名片 that came in: how it hangs together with what 通讯录 holds.
namespace cards {
inline constexpr std::string_view k_continued =
    "这是该单位的新名片，由原来核对过的密钥签署。存入后不用再核对指纹。";
inline constexpr std::string_view k_key_changed =
    "该单位更换了密钥。新名片由原来核对过的密钥接续签署，存入后不用再核对指纹，"
    "旧密钥签过的记录仍然有效。";
inline constexpr std::string_view k_namesake =
    "通讯录里已有核对过的“{0}”，这张名片却不是用它的密钥签署的：可能对方丢了密钥，重新设置了案桥，"
    "也可能有人冒名。存入后按新单位对待，要打电话问清楚，重新核对指纹，之前不能收发。";
inline constexpr std::string_view k_namesake_listed =
    "另有核对过的同名单位，这张名片不是用它的密钥签署的。请先在电话里问清楚对方是不是丢了密钥、"
    "重新设置了案桥，再核对指纹。";
inline constexpr std::string_view k_phone = "名片所写电话";
inline constexpr std::string_view k_refused_title = "这张名片没有存入";
inline constexpr std::string_view k_compared = "与通讯录比对";
inline constexpr std::string_view k_here = "通讯录里的";
inline constexpr std::string_view k_received = "这个文件里的";
inline constexpr std::string_view k_version = "第 {0} 版";
inline constexpr std::string_view k_version_of = "第 {0} 版，签署于 {1}";
inline constexpr std::string_view k_older_means =
    "名片每改一次，版本就加一。收下旧的，对方已经停用的电脑会重新被承认，所以只收更新的。"
    "多半是U盘上留着以前的文件；也可能是对方的电脑恢复了旧备份。";
inline constexpr std::string_view k_forked_means =
    "同一版的名片只应有一份。出现两份，说明有两台电脑各自改了名片：可能复制过案桥的数据，"
    "或者恢复了旧备份，也可能有人拿到了密钥。";
inline constexpr std::string_view k_not_continued_means =
    "新名片要由原来核对过的密钥接续签署，别人才不能冒名换掉它。这一张不是：可能对方恢复了旧备份，"
    "也可能有人冒名。";
inline constexpr std::string_view k_newest = "请对方现在再导出一次";
inline constexpr std::string_view k_newest_detail = "在“收发”里导出名片，不用U盘上的旧文件";
inline constexpr std::string_view k_ask_restored = "还是旧的，打电话问对方";
inline constexpr std::string_view k_ask_restored_detail = "问保管名片的电脑是不是恢复过备份";
inline constexpr std::string_view k_ask_twin = "打电话问对方";
inline constexpr std::string_view k_ask_twin_detail = "打已知的电话，问是哪两台电脑";
inline constexpr std::string_view k_one_keeper = "请对方只留一台保管名片";
inline constexpr std::string_view k_one_keeper_detail = "在那一台上更换密钥，再导出名片";
inline constexpr std::string_view k_ask_key = "打电话问对方换没换密钥";
inline constexpr std::string_view k_ask_key_detail = "打已知的电话，不用名片上写的号码";
inline constexpr std::string_view k_lost_key = "对方丢了密钥的";
inline constexpr std::string_view k_lost_key_detail = "请对方重新设置案桥，按新单位核对";
inline constexpr std::string_view k_stranger = "对方没有换过的";
inline constexpr std::string_view k_stranger_detail = "有人冒名：留下文件，报告信息安全人员";
inline constexpr std::string_view k_go_on = "这期间照常办理";
inline constexpr std::string_view k_go_on_detail = "收发仍按通讯录里的那一版";
inline constexpr std::string_view k_saved = "新名片已存入通讯录，不用再核对指纹。";
}  // namespace cards

/// What to do about a bundle that came through hands that may not hand it in.
namespace hands {
inline constexpr std::string_view k_again = "请签署的单位重新导出";
inline constexpr std::string_view k_again_detail = "在对方的案件页里，用现在的密钥再导出一次";
inline constexpr std::string_view k_ask = "拿不准的，打电话问对方";
inline constexpr std::string_view k_ask_detail = "停用以后才签的，可能不是本人";
inline constexpr std::string_view k_direct = "请经办的单位直接导出";
inline constexpr std::string_view k_direct_detail = "由写这些记录的单位发给本单位";
}  // namespace hands

/// A bundle whose sender nobody has compared: looked at, not merged.
namespace quarantine {
inline constexpr std::string_view k_title = "可以先看，还不能并入";
inline constexpr std::string_view k_sentence =
    "{0}的名片指纹还没有核对，不能确定里面的内容真是该单位签署的。"
    "签名与这张名片一致，内容完整。";
inline constexpr std::string_view k_compared_title = "指纹已核对，请重新查验";
inline constexpr std::string_view k_compared = "{0}的名片指纹已经核对。再查验一次，就可以并入。";
inline constexpr std::string_view k_from = "自称来自 {0}";
inline constexpr std::string_view k_not_compared = "签名与名片一致，名片指纹还没有核对";
inline constexpr std::string_view k_contents = "里面的内容";
inline constexpr std::string_view k_entries = "记录";
inline constexpr std::string_view k_entry_by = "{0} {1}";
inline constexpr std::string_view k_more = "另有 {0} 项，没有列出。";
inline constexpr std::string_view k_compare = "核对指纹";
inline constexpr std::string_view k_again = "重新查验";
inline constexpr std::string_view k_call = "打电话核对指纹";
inline constexpr std::string_view k_call_detail = "打已知的电话，不用名片上写的号码";
inline constexpr std::string_view k_verify = "回到这里重新查验";
inline constexpr std::string_view k_verify_detail = "或者把同一个文件再导入一次";
inline constexpr std::string_view k_merge = "查验通过后并入";
inline constexpr std::string_view k_merge_detail = "指纹对不上的，不要并入，文件退回";
inline constexpr std::string_view k_waiting = "{0}已核对，它的移交包在等重新查验。";
inline constexpr std::string_view k_next_one = "核对这张名片";
}  // namespace quarantine

}  // namespace casebridge::ui::words
