// The help texts of assets/embedded/help: plain lines that an officer can write and check. The
// first line is the title ("# 工作台"), the second says what the page is for; then come sections
// ("## …"), steps ("1. …"), points ("- …") and paragraphs. Pictures ("![words](name)") stand only
// in the handbook, which tools/make_manual.mjs makes of the same files.
#pragma once

#include <string_view>
#include <vector>

namespace casebridge::ui {

struct HelpLine {
    enum class Kind : std::uint8_t { title, section, step, point, paragraph };
    Kind kind = Kind::paragraph;
    std::string_view mark;  ///< "1." of a step
    std::string_view words;
};

/// The topics in reading order, as their files are called.
[[nodiscard]] const std::vector<std::string_view>& help_topics();
/// Without pictures; empty for an unknown topic.
[[nodiscard]] std::vector<HelpLine> help_lines(std::string_view topic);
/// "工作台"; empty for an unknown topic.
[[nodiscard]] std::string_view help_title(std::string_view topic);

}  // namespace casebridge::ui
