#include "ui/help_text.h"

#include <string>

#include "base/assets.h"
#include "base/utf8.h"

namespace casebridge::ui {
namespace {

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return trimmed(line);
}

std::string_view text_of(std::string_view topic) {
    return asset("help/" + std::string{topic} + ".txt");
}

/// The length of "12. " at the beginning; 0 for another line.
std::size_t step_mark(std::string_view line) {
    const std::size_t digits = line.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos) return 0;
    return line.substr(digits, 2) == ". " ? digits + 2 : 0;
}

HelpLine read_line(std::string_view line) {
    using Kind = HelpLine::Kind;
    if (line.substr(0, 3) == "## ") return {Kind::section, {}, line.substr(3)};
    if (line.substr(0, 2) == "# ") return {Kind::title, {}, line.substr(2)};
    if (line.substr(0, 2) == "- ") return {Kind::point, {}, line.substr(2)};
    if (const std::size_t mark = step_mark(line); mark > 0) {
        return {Kind::step, line.substr(0, mark - 1), line.substr(mark)};
    }
    return {Kind::paragraph, {}, line};
}

}  // namespace

const std::vector<std::string_view>& help_topics() {
    static const std::vector<std::string_view> topics = [] {
        std::vector<std::string_view> read;
        std::string_view rest = asset("help/index.txt");
        while (!rest.empty()) {
            const std::string_view line = take_line(rest);
            if (!line.empty()) read.push_back(line);
        }
        return read;
    }();
    return topics;
}

std::vector<HelpLine> help_lines(std::string_view topic) {
    std::vector<HelpLine> lines;
    std::string_view rest = text_of(topic);
    while (!rest.empty()) {
        const std::string_view line = take_line(rest);
        if (!line.empty() && line.substr(0, 2) != "![") lines.push_back(read_line(line));
    }
    return lines;
}

std::string_view help_title(std::string_view topic) {
    std::string_view rest = text_of(topic);
    const HelpLine first = read_line(take_line(rest));
    return first.kind == HelpLine::Kind::title ? first.words : std::string_view{};
}

}  // namespace casebridge::ui
