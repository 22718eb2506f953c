#include "documents/flow.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "documents/line_break.h"

namespace casebridge::documents {
namespace {

struct Unit {
    char32_t character = 0;  // 0: a ruled blank
    double width_mm = 0;     // with the grid's spacing
    const Run* run = nullptr;
};

/// Half-open range of units that make a line.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool starts_paragraph = false;
    bool wraps = false;
};

// Rounding of sums of widths must not push the last character of a full line out.
constexpr double k_tolerance_mm = 0.01;

double width_of(const std::vector<Unit>& units, std::size_t begin, std::size_t end) {
    double width = 0;
    for (std::size_t i = begin; i < end; ++i) width += units[i].width_mm;
    return width;
}

bool may_break(const Unit& before, const Unit& after) {
    // A blank stands for a word that will be written there.
    const char32_t a = before.character == 0 ? U'国' : before.character;
    const char32_t b = after.character == 0 ? U'国' : after.character;
    return may_break_between(a, b);
}

/// End of the line that starts at `begin`: the last allowed break that fits, else what fits.
std::size_t line_end(const std::vector<Unit>& units, std::size_t begin, std::size_t limit,
                     double capacity_mm) {
    double width = 0;
    std::size_t fits = begin;
    while (fits < limit && width + units[fits].width_mm <= capacity_mm + k_tolerance_mm) {
        width += units[fits].width_mm;
        ++fits;
    }
    if (fits == limit) return limit;
    for (std::size_t end = fits; end > begin; --end) {
        if (may_break(units[end - 1], units[end])) return end;
    }
    return std::max(fits, begin + 1);
}

std::vector<Span> break_lines(const std::vector<Unit>& units, double width_mm, double indent_mm) {
    std::vector<Span> lines;
    std::size_t begin = 0;
    for (;;) {
        // One logical paragraph up to the next "\n".
        std::size_t limit = begin;
        while (limit < units.size() && units[limit].character != U'\n') ++limit;
        bool first = true;
        do {
            const std::size_t end =
                line_end(units, begin, limit, first ? width_mm - indent_mm : width_mm);
            lines.push_back({begin, end, first, end < limit});
            begin = end;
            first = false;
        } while (begin < limit);
        if (limit == units.size()) return lines;
        begin = limit + 1;
    }
}

/// The narrowest width that needs no more lines: 标题 of about equal lines.
double balanced_width(const std::vector<Unit>& units, double width_mm) {
    constexpr int k_steps = 40;
    const std::size_t lines = break_lines(units, width_mm, 0).size();
    double best = width_mm;
    for (int step = 1; step < k_steps; ++step) {
        const double narrower = width_mm * (k_steps - step) / k_steps;
        if (break_lines(units, narrower, 0).size() > lines) break;
        best = narrower;
    }
    return best;
}

}  // namespace

double CharacterWidths::width_mm(FontRole role, double size_pt, char32_t character) {
    const auto key = std::pair{std::pair{role, size_pt}, character};
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    std::string text;
    append_utf8(text, character);
    const double width = measure_(role, size_pt, text);
    known_.emplace(key, width);
    return width;
}

std::vector<Line> flow(const std::vector<Run>& runs, double left_mm, double width_mm,
                       const FlowStyle& style, int part, CharacterWidths& widths) {
    const double em = widths.em_mm(style.role, style.size_pt);
    double grid = 0;
    if (style.on_grid) {
        const double across = std::max(1.0, std::round(width_mm / em));
        grid = width_mm / across - em;
        constexpr double k_most = 0.03;  // of a character; more would be seen
        if (std::fabs(grid) > k_most * em) grid = 0;
    }
    std::vector<Unit> units;
    for (const Run& run : runs) {
        if (run.text.empty() && run.blank_chars > 0) {
            units.push_back({0, run.blank_chars * em, &run});
        }
        for (std::size_t at = 0; at < run.text.size();) {
            const char32_t c = next_code_point(run.text, at);
            const double width =
                c == U'\n' ? 0 : widths.width_mm(style.role, style.size_pt, c) + grid;
            units.push_back({c, width, &run});
        }
    }
    const double indent = style.indent_chars * (em + grid);
    const double breaking_width = style.balanced ? balanced_width(units, width_mm) : width_mm;

    std::vector<Line> lines;
    for (const Span& span : break_lines(units, breaking_width, indent)) {
        const double first = span.starts_paragraph ? indent : 0;
        const double natural = width_of(units, span.begin, span.end);
        const double slack = width_mm - first - natural;
        double extra = 0;
        constexpr double k_most_slack_chars = 3;  // a wider gap would tear the line apart
        const std::size_t gaps = span.end - span.begin;
        if (style.justified && span.wraps && gaps > 1 && slack > 0 &&
            slack < k_most_slack_chars * em) {
            extra = slack / static_cast<double>(gaps - 1);
        }
        double x = left_mm + first;
        switch (style.alignment) {
            case Alignment::left: break;
            case Alignment::centre: x += slack / 2; break;
            case Alignment::right: x += slack; break;
        }
        Line line;
        const Run* run = nullptr;
        for (std::size_t i = span.begin; i < span.end; ++i) {
            const Unit& unit = units[i];
            if (unit.run != run || unit.character == 0) {
                run = unit.run;
                PlacedText piece;
                piece.x_mm = x;
                piece.height_mm = style.height_mm;
                piece.spacing_mm = grid + extra;
                piece.role = style.role;
                piece.size_pt = style.size_pt;
                piece.field = run->field;
                piece.ruled_blank = unit.character == 0;
                piece.part = part;
                line.push_back(std::move(piece));
            }
            PlacedText& piece = line.back();
            if (unit.character != 0) append_utf8(piece.text, unit.character);
            piece.width_mm += unit.width_mm + extra;
            x += unit.width_mm + extra;
        }
        // Nothing follows the last character: the spacing behind it would stand outside the margin.
        if (!line.empty()) line.back().width_mm -= extra;
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace casebridge::documents
