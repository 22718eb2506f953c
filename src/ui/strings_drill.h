// Words of 演练.
#pragma once

#include <string_view>

namespace casebridge::ui::words::drill {

inline constexpr std::string_view k_title = "演练模式";
inline constexpr std::string_view k_card = "演练";
inline constexpr std::string_view k_offer =
    "用示例案件练一遍，两个单位都在这台电脑上；全程有标记，一键清除，不影响真实数据。";
inline constexpr std::string_view k_enter = "进入演练";

inline constexpr std::string_view k_bar = "演练";
inline constexpr std::string_view k_mark = "演练：数据都是编的，不是真实案件";
inline constexpr std::string_view k_to_brigade = "换到大队";
inline constexpr std::string_view k_to_bureau = "换到交通运输局";
inline constexpr std::string_view k_end = "结束演练并清除";

inline constexpr std::string_view k_preparing = "正在准备演练";
inline constexpr std::string_view k_preparing_sentence =
    "正在建立两个单位，登记示例案件，交换移交包。大约需要几秒钟。";
inline constexpr std::string_view k_progress = "{0} / {1} 步";
inline constexpr std::string_view k_failed = "演练没有准备好";
inline constexpr std::string_view k_failed_sentence =
    "真实数据没有变化。请点“结束演练并清除”，再进入一次。";

inline constexpr std::string_view k_passphrase = "演练口令";
inline constexpr std::string_view k_passphrase_is = "这是演练，口令是“{0}”。";
inline constexpr std::string_view k_how =
    "在这里导出的移交包，换到另一个单位后用“导入”并入，就是一次完整的交接。结束演练时全部清除。";

}  // namespace casebridge::ui::words::drill
