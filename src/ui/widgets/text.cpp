#include "ui/widgets/text.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "imgui_internal.h"
#include "ui/fonts.h"
#include "ui/frame.h"
#include "ui/layout.h"
#include "ui/theme.h"
#include "ui/widgets/overlays.h"

namespace casebridge::ui {

namespace {

struct TypeRow {
    float size;
    float line_height;
    bool bold;
    bool fixed;
};

TypeRow row_of(Type type) {
    switch (type) {
        case Type::counter: return {28, 36, true, false};
        case Type::page_title: return {24, 32, true, false};
        case Type::heading: return {20, 28, true, false};
        case Type::card_title: return {18, 24, true, false};
        case Type::action: return {18, 24, false, false};
        case Type::body: return {16, 24, false, false};
        case Type::strong: return {16, 24, true, false};
        case Type::small: return {14, 20, false, false};
        case Type::small_strong: return {14, 20, true, false};
        case Type::code: return {14, 20, false, true};
        case Type::code_large: return {16, 24, false, true};
    }
    return {16, 24, false, false};
}

float advance_of(ImFontBaked* baked, char32_t code_point) {
    return baked->GetCharAdvance(static_cast<ImWchar>(code_point));
}

ImFontBaked* baked_of(Type type) { return font_of(type)->GetFontBaked(size_of(type)); }

bool is_one_of(char32_t code_point, std::u32string_view set) {
    return set.find(code_point) != std::u32string_view::npos;
}

bool never_first(char32_t c) {
    return is_one_of(c, U"，。、；：？！）》」』】〕〉”’％…—·,.;:?!)]}%");
}

bool never_last(char32_t c) { return is_one_of(c, U"（《「『【〔〈“‘([{￥¥"); }

// Letters and digits stay together; everything else of the script may be parted.
bool is_word(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           c == U'_' || c == U'@' || c == U'.' || c == U'-' || c == U'/' ||
           (c >= 0xC0 && c < 0x2000);
}

bool may_break(char32_t before, char32_t after) {
    if (before == U' ' || before == U'　') {
        return after != U' ' && !never_first(after);
    }
    if (after == U' ') {
        return false;
    }
    if (never_first(after) || never_last(before)) {
        return false;
    }
    return !(is_word(before) && is_word(after));
}

}  // namespace

ImFont* font_of(Type type) {
    const TypeRow row = row_of(type);
    ImFont* font = row.fixed ? fonts().mono : row.bold ? fonts().bold : fonts().regular;
    return font != nullptr ? font : ImGui::GetFont();
}

float size_of(Type type) { return px(row_of(type).size); }

float line_height_of(Type type) { return px(row_of(type).line_height); }

float text_width(std::string_view words, Type type) {
    ImFontBaked* baked = baked_of(type);
    float width = 0;
    for (std::size_t at = 0; at < words.size();) {
        width += advance_of(baked, next_code_point(words, at));
    }
    return width;
}

std::vector<std::string_view> break_lines(std::string_view words, Type type, float width) {
    ImFontBaked* baked = baked_of(type);
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    std::size_t last_break = 0;  // a line may end before this byte
    float used = 0;
    float used_at_break = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t here = at;
        const char32_t code_point = next_code_point(words, at);
        if (code_point == U'\n') {
            lines.push_back(words.substr(start, here - start));
            start = last_break = at;
            used = used_at_break = 0;
            before = 0;
            continue;
        }
        const float advance = advance_of(baked, code_point);
        if (here > start && before != 0 && may_break(before, code_point)) {
            last_break = here;
            used_at_break = used;
        }
        const bool hangs = code_point == U' ';
        if (used + advance > width + 0.5F && here > start && !hangs) {
            if (last_break > start) {
                lines.push_back(words.substr(start, last_break - start));
                start = last_break;
                used -= used_at_break;
            } else {
                lines.push_back(words.substr(start, here - start));
                start = here;
                used = 0;
            }
            last_break = start;
            used_at_break = 0;
        }
        used += advance;
        before = code_point;
    }
    lines.push_back(words.substr(start));
    return lines;
}

float wrapped_height(std::string_view words, Type type, float width) {
    return static_cast<float>(break_lines(words, type, width).size()) * line_height_of(type);
}

std::string ellipsis(std::string_view words, Type type, float width) {
    if (text_width(words, type) <= width + 0.5F) {
        return std::string(words);
    }
    ImFontBaked* baked = baked_of(type);
    const float dots = advance_of(baked, U'…');
    float used = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < words.size();) {
        used += advance_of(baked, next_code_point(words, at));
        if (used + dots > width) {
            break;
        }
        end = at;
    }
    return std::string(words.substr(0, end)) + "…";
}

void draw_text(ImDrawList* list, ImVec2 at, std::string_view words, Type type, ImU32 color) {
    if (words.empty()) {
        return;
    }
    const float size = size_of(type);
    const float lead = std::round((line_height_of(type) - size) / 2);
    list->AddText(font_of(type), size, {std::floor(at.x), std::floor(at.y + lead)}, color,
                  words.data(), words.data() + words.size());
}

void draw_text_in(ImDrawList* list, const Rect& rect, std::string_view words, Type type,
                  ImU32 color, Align align) {
    const std::string shown = ellipsis(words, type, rect.width);
    float x = rect.x;
    if (align != Align::left) {
        const float spare = rect.width - text_width(shown, type);
        x += align == Align::right ? spare : spare / 2;
    }
    draw_text(list, {x, rect.y + (rect.height - line_height_of(type)) / 2}, shown, type, color);
}

Rect text(std::string_view words, const TextOptions& options) {
    const ImU32 color = options.color != 0 ? options.color : theme().text;
    const float natural = options.wrap ? 0 : text_width(words, options.type);
    float width = options.width > 0 ? px(options.width) : available_width();
    if (options.width <= 0 && !options.wrap && options.align == Align::left) {
        width = std::min(natural, width);
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    Rect place;
    if (options.wrap) {
        const std::vector<std::string_view> lines = break_lines(words, options.type, width);
        const float line = line_height_of(options.type);
        place = take_place(width, line * static_cast<float>(lines.size()));
        float y = place.y;
        for (const std::string_view shown : lines) {
            draw_text_in(list, {place.x, y, place.width + px(8), line}, shown, options.type, color,
                         options.align);
            y += line;
        }
    } else {
        place = take_place(width, line_height_of(options.type));
        draw_text_in(list, place, words, options.type, color, options.align);
        if (natural > width + 0.5F) {
            tooltip_for(place, words);
        }
    }
    if (!options.silent && !words.empty()) {
        Node node;
        node.id = next_text_id(words);
        node.role = options.heading_level > 0 ? Role::heading : options.role;
        node.level = options.heading_level;
        node.name = words;
        node.rect = place;
        semantics().add(std::move(node));
    }
    return place;
}

namespace {

// Both runs on one baseline: the smaller words are lowered by the difference of the ascents.
Rect heading_with_words(std::string_view title, std::string_view beside, Type type,
                        Type beside_type, float gap_design, int level) {
    TextOptions options;
    options.type = type;
    options.heading_level = level;
    const float beside_width =
        beside.empty() ? 0 : text_width(beside, beside_type) + px(gap_design);
    const float width = available_width();
    options.width =
        to_design(std::min(text_width(title, type), std::max(px(80), width - beside_width)) + 1);
    const Rect place = text(title, options);
    if (!beside.empty()) {
        const float ascent = baked_of(type)->Ascent;
        const float beside_ascent = baked_of(beside_type)->Ascent;
        const float top = place.y + std::round((place.height - size_of(type)) / 2) + ascent -
                          beside_ascent -
                          std::round((line_height_of(beside_type) - size_of(beside_type)) / 2);
        Area rest({right_of(place) + px(gap_design) - 1, top,
                   std::max(0.0F, width - place.width - px(gap_design)), place.height});
        TextOptions small;
        small.type = beside_type;
        small.color = theme().muted;
        text(beside, small);
    }
    return place;
}

}  // namespace

void report_words(std::string_view words, const Rect& rect, Role role) {
    if (words.empty()) {
        return;
    }
    Node node;
    node.id = next_text_id(words);
    node.role = role;
    node.name = words;
    node.rect = rect;
    semantics().add(std::move(node));
}

Rect page_title(std::string_view title, std::string_view beside) {
    return heading_with_words(title, beside, Type::page_title, Type::body, 16, 1);
}

Rect section_heading(std::string_view title, std::string_view beside, int level) {
    return heading_with_words(title, beside, Type::card_title, Type::small, 8, level);
}

}  // namespace casebridge::ui
