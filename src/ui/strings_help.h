// Words of 帮助, 关于, 命令面板, 显示 and of updates.
#pragma once

#include <array>
#include <string_view>

namespace casebridge::ui::words {

namespace help {
inline constexpr std::string_view k_title = "帮助";
inline constexpr std::string_view k_topics = "目录";
inline constexpr std::string_view k_manual = "打开使用手册";
inline constexpr std::string_view k_shortcuts = "快捷键";
inline constexpr std::string_view k_this_page = "本页帮助";
inline constexpr std::string_view k_close = "关闭";

struct Shortcut {
    std::string_view keys;
    std::string_view does;
};
inline constexpr std::array<Shortcut, 11> k_shortcut_list = {{
    {"Ctrl+K", "打开命令面板：找事项、找操作，可以输入拼音首字母"},
    {"Ctrl+S", "保存正在填写的表单"},
    {"Ctrl+Z / Ctrl+Y", "撤销、重做文字"},
    {"F1", "本页帮助"},
    {"Ctrl+/", "显示快捷键"},
    {"Tab / Shift+Tab", "移到下一个、上一个"},
    {"回车、空格", "按下按钮，打开一行，选中一项"},
    {"↑ ↓ Home End", "在列表、菜单、日历中移动"},
    {"PageUp / PageDown", "翻页"},
    {"Esc", "关闭窗口或菜单"},
    {"Ctrl+加号 / 减号", "由浏览器放大、缩小页面"},
}};
}  // namespace help

namespace about {
inline constexpr std::string_view k_title = "关于案桥";
inline constexpr std::string_view k_version = "版本";
inline constexpr std::string_view k_build = "程序校验值";
inline constexpr std::string_view k_build_why =
    "程序全部文件算出的值。两单位的值相同，就是同一个程序。";
inline constexpr std::string_view k_software = "所用软件";
inline constexpr std::string_view k_licences = "许可证全文在使用手册的附录里。";
inline constexpr std::string_view k_law =
    "依据《关于建立景德镇市交通运输综合行政执法支队与昌江区交通运输局协作机制的实施意见（试行）》设"
    "计。"
    "法律条文以正式公布的文本为准。";
}  // namespace about

namespace appearance {
inline constexpr std::string_view k_title = "显示";
inline constexpr std::string_view k_theme = "配色";
inline constexpr std::string_view k_light = "浅色";
inline constexpr std::string_view k_dark = "深色";
inline constexpr std::string_view k_sunlight = "强光";
inline constexpr std::string_view k_text_size = "字号";
inline constexpr std::array<std::string_view, 4> k_sizes = {"标准", "大", "更大", "特大"};
inline constexpr std::string_view k_why =
    "只影响这台电脑上的这个浏览器，马上生效。户外阳光下用“强光”。";
inline constexpr std::string_view k_switch = "配色：{0}";
}  // namespace appearance

namespace palette {
inline constexpr std::string_view k_title = "命令面板";
inline constexpr std::string_view k_placeholder = "输入文号、当事人、操作名称，或拼音首字母";
inline constexpr std::string_view k_results = "找到的内容";
inline constexpr std::string_view k_none = "没有找到。可以少输几个字，或改用文号、车牌中的一段。";
inline constexpr std::string_view k_page = "页面";
inline constexpr std::string_view k_action = "操作";
inline constexpr std::string_view k_this_matter = "本案";
inline constexpr std::string_view k_count = "{0} 项，第 {1} 项：{2}";
inline constexpr std::string_view k_keys = "↑ ↓ 选择　回车打开　Esc 关闭";
}  // namespace palette

namespace update {
inline constexpr std::string_view k_waits =
    "新版本已经下载好。更新会重新打开页面，用时几秒，已保存的内容不受影响。";
inline constexpr std::string_view k_waits_unsaved =
    "新版本已经下载好。请先保存正在填写的表单，再更新。";
inline constexpr std::string_view k_now = "现在更新";
}  // namespace update

}  // namespace casebridge::ui::words
