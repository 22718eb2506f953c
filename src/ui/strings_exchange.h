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
}  // namespace export_options

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

}  // namespace casebridge::ui::words
