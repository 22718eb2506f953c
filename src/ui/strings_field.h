// Words of 现场记录.
#pragma once

#include <array>
#include <string_view>

namespace casebridge::ui::words::field {

inline constexpr std::string_view k_title = "现场记录";
inline constexpr std::string_view k_open = "现场记录";
inline constexpr std::string_view k_back = "巡查事项";
inline constexpr std::string_view k_end = "结束巡查";
inline constexpr std::string_view k_bureau = "区交通局　{0}";
inline constexpr std::string_view k_brigade = "大队　{0}";
inline constexpr std::string_view k_found = "发现 {0} 项";
inline constexpr std::string_view k_found_beside = "隐患 {0}，违法 {1}";
inline constexpr std::array<std::string_view, 3> k_shown = {"全部", "隐患", "违法"};
inline constexpr std::string_view k_which = "显示";
inline constexpr std::string_view k_hazard = "隐患";
inline constexpr std::string_view k_violation = "违法";
inline constexpr std::string_view k_by_bureau = "由区交通局整改";
inline constexpr std::string_view k_by_brigade = "由大队查处";
inline constexpr std::string_view k_note_hazard = "记隐患";
inline constexpr std::string_view k_note_violation = "记违法";
inline constexpr std::string_view k_photo = "拍照取证";
inline constexpr std::string_view k_photos = "{0}　照片 {1} 张";
inline constexpr std::string_view k_general = "巡查现场照片 {0} 张";
inline constexpr std::string_view k_empty_title = "还没有发现问题";
inline constexpr std::string_view k_empty = "发现隐患或违法行为时，用下面的按钮记下来并拍照。";
inline constexpr std::string_view k_problem = "发现的问题";
inline constexpr std::string_view k_place = "地点";
inline constexpr std::string_view k_subject = "责任主体或当事人";
inline constexpr std::string_view k_measures = "现场处置";
inline constexpr std::string_view k_optional = "可不填";
inline constexpr std::string_view k_missing = "请填写。";
inline constexpr std::string_view k_locate = "定位";
inline constexpr std::string_view k_locating = "正在定位";
inline constexpr std::string_view k_located = "已定位 {0}";
inline constexpr std::string_view k_not_located = "没有定到位，请填写地点。";
inline constexpr std::string_view k_take = "拍照";
inline constexpr std::string_view k_taken = "拍照（{0}）";
inline constexpr std::string_view k_save = "保存";
inline constexpr std::string_view k_cancel = "取消";
inline constexpr std::string_view k_companion_title = "同行执法人员";
inline constexpr std::string_view k_companion_why = "现场取证须有两名执法人员，填一次即可。";
inline constexpr std::string_view k_companion = "姓名";
inline constexpr std::string_view k_certificate = "执法证号";
inline constexpr std::string_view k_go_on = "继续";
inline constexpr std::string_view k_saving_photos = "正在保存照片，还有 {0} 张";
inline constexpr std::string_view k_over = "巡查已经结束，只能查看。";

}  // namespace casebridge::ui::words::field
