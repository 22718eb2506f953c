// Words of the evidence inspector.
#pragma once

#include <string_view>

namespace casebridge::ui::words::inspector {

inline constexpr std::string_view k_back = "返回案件";
inline constexpr std::string_view k_which = "照片 {0}，共 {1} 张";
inline constexpr std::string_view k_previous = "上一张（[）";
inline constexpr std::string_view k_next = "下一张（]）";
inline constexpr std::string_view k_open = "保存原件";
inline constexpr std::string_view k_exposure = "曝光";
inline constexpr std::string_view k_contrast = "对比度";
inline constexpr std::string_view k_sharpness = "锐化";
inline constexpr std::string_view k_reset = "还原";
inline constexpr std::string_view k_left = "左转";
inline constexpr std::string_view k_right = "右转";
inline constexpr std::string_view k_smaller = "缩小（-）";
inline constexpr std::string_view k_larger = "放大（+）";
inline constexpr std::string_view k_fit = "适合窗口";
inline constexpr std::string_view k_loupe = "放大镜";
inline constexpr std::string_view k_compare = "对比原图";
inline constexpr std::string_view k_tools = "查看工具";
inline constexpr std::string_view k_adjust = "调整显示";
inline constexpr std::string_view k_original = "原图";
inline constexpr std::string_view k_adjusted = "调整后";
inline constexpr std::string_view k_photo = "照片：{0}";
inline constexpr std::string_view k_photo_keys =
    "方向键移动，加号减号缩放，L、R旋转，M放大镜，D对比原图，0适合窗口";
inline constexpr std::string_view k_photos = "本案照片";
inline constexpr std::string_view k_reading = "正在读取照片…";
inline constexpr std::string_view k_unreadable =
    "这张照片显示不了。文件没有变化，请点“保存原件”用其他程序打开。";
inline constexpr std::string_view k_information = "证据信息";
inline constexpr std::string_view k_kind = "种类";
inline constexpr std::string_view k_proves = "证明内容";
inline constexpr std::string_view k_by = "收集人";
inline constexpr std::string_view k_at = "收集时间";
inline constexpr std::string_view k_place = "收集地点";
inline constexpr std::string_view k_file = "文件";
inline constexpr std::string_view k_size = "{0}×{1}，{2}";
inline constexpr std::string_view k_checked = "核验";
inline constexpr std::string_view k_same = "与登记时一致";
inline constexpr std::string_view k_differs = "与登记时不同";
inline constexpr std::string_view k_file_missing = "文件未收齐";
inline constexpr std::string_view k_checking = "正在核验";
inline constexpr std::string_view k_custody = "保管经过";
inline constexpr std::string_view k_times = "{0} 次";
inline constexpr std::string_view k_no_custody = "收集后没有登记过";
inline constexpr std::string_view k_untouched = "旋转、调光只影响显示，原件从不改动";

}  // namespace casebridge::ui::words::inspector
