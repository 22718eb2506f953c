#include "ui/paper_view.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "ui/fonts.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

constexpr float k_head_height = 48;
constexpr float k_side = 24;
constexpr float k_page_gap = 24;
constexpr float k_desk_margin = 4;
// CSS has 96 pixels an inch: "actual size" of the design's pixels.
constexpr float k_pixels_per_mm = 96.0F / 25.4F;
constexpr float k_zoom_step = 1.25F;
constexpr float k_zoom_least = 0.5F;
constexpr float k_zoom_most = 3;

ImFont* font_for(PaperFont font) {
    const Fonts& made = fonts();
    ImFont* chosen = nullptr;
    switch (font) {
        case PaperFont::body: chosen = made.paper_body; break;
        case PaperFont::title: chosen = made.paper_title; break;
        case PaperFont::song: chosen = made.paper_song; break;
        case PaperFont::kai: chosen = made.paper_kai; break;
    }
    return chosen != nullptr ? chosen : ImGui::GetFont();
}

// A run is as wide as the layout made it: what the letters lack is put between them (justified
// lines), and a browser's wider substitute for a missing face is squeezed the same way.
void draw_run(ImDrawList* list, const PaperRun& run, ImVec2 page, float unit, ImU32 ink) {
    ImFont* font = font_for(run.font);
    const float size = run.size_mm * unit;
    if (size < 1 || run.text.empty()) {
        return;
    }
    ImFontBaked* baked = font->GetFontBaked(size);
    const float ratio = size / baked->Size;
    float natural = 0;
    int letters = 0;
    for (std::size_t at = 0; at < run.text.size(); ++letters) {
        natural +=
            baked->GetCharAdvance(static_cast<ImWchar>(next_code_point(run.text, at))) * ratio;
    }
    const float spacing = run.width_mm > 0 && letters > 0
                              ? (run.width_mm * unit - natural) / static_cast<float>(letters)
                              : 0;
    const float top = std::round(page.y + run.baseline_mm * unit - baked->Ascent * ratio);
    float x = page.x + run.x_mm * unit;
    const float bold_shift = run.bold ? std::max(0.5F, size / 40) : 0;
    for (std::size_t at = 0; at < run.text.size();) {
        const ImWchar letter = static_cast<ImWchar>(next_code_point(run.text, at));
        font->RenderChar(list, size, {std::round(x), top}, ink, letter);
        if (run.bold) {
            font->RenderChar(list, size, {std::round(x) + bold_shift, top}, ink, letter);
        }
        x += baked->GetCharAdvance(letter) * ratio + spacing;
    }
}

// What is being typed, on paper: paper is light in every theme, so its mark is, too.
const ImU32 k_paper_tint = theme_of(ThemeName::light).accent_tint;

void draw_watermark(ImDrawList* list, const Rect& sheet, std::string_view words) {
    if (words.empty()) {
        return;
    }
    ImFont* font = font_for(PaperFont::title);
    const float size = std::floor(sheet.width / 4.6F);
    const char* begin = words.data();
    const char* end = begin + words.size();
    const float width = font->CalcTextSizeA(size, FLT_MAX, 0, begin, end).x;
    // Upright and very light: #F1F3F6 on white.
    list->AddText(font, size,
                  {std::floor(sheet.x + (sheet.width - width) / 2),
                   std::floor(sheet.y + sheet.height * 0.52F)},
                  IM_COL32(0xF1, 0xF3, 0xF6, 0xFF), begin, end);
}

void draw_sheet(ImDrawList* list, const Rect& sheet, const PaperPage& page, float unit,
                const PaperViewOptions& options) {
    const Theme& colors = theme();
    const ImVec2 from{sheet.x, sheet.y};
    const ImVec2 to{right_of(sheet), bottom_of(sheet)};
    list->AddRectFilled({from.x - px(1), from.y - px(1)}, {to.x + px(1), to.y + px(1)},
                        colors.border_control);
    list->AddRectFilled(from, to, colors.paper);
    list->PushClipRect(from, to, true);
    draw_watermark(list, sheet, options.watermark);
    for (const PaperRun& run : page.runs) {
        if (!options.tinted_key.empty() && run.key == options.tinted_key) {
            const float width =
                run.width_mm > 0
                    ? run.width_mm * unit
                    : font_for(run.font)
                          ->CalcTextSizeA(run.size_mm * unit, FLT_MAX, 0, run.text.data(),
                                          run.text.data() + run.text.size())
                          .x;
            const float x = from.x + run.x_mm * unit;
            const float baseline = from.y + run.baseline_mm * unit;
            const float size = run.size_mm * unit;
            list->AddRectFilled({x, baseline - size}, {x + width, baseline + size * 0.25F},
                                k_paper_tint);
        }
    }
    for (const PaperLine& line : page.lines) {
        list->AddLine({from.x + line.x1_mm * unit, from.y + line.y1_mm * unit},
                      {from.x + line.x2_mm * unit, from.y + line.y2_mm * unit}, colors.paper_ink,
                      std::max(1.0F, line.width_mm * unit));
    }
    for (const PaperBox& box : page.boxes) {
        list->AddRectFilled(
            {from.x + box.x_mm * unit, from.y + box.y_mm * unit},
            {from.x + (box.x_mm + box.width_mm) * unit, from.y + (box.y_mm + box.height_mm) * unit},
            colors.paper_ink);
    }
    for (const PaperRun& run : page.runs) {
        draw_run(list, run, from, unit, colors.paper_ink);
    }
    list->PopClipRect();
}

std::string page_words(const PaperPage& page) {
    std::string words;
    float baseline = -1;
    for (const PaperRun& run : page.runs) {
        if (baseline >= 0 && std::fabs(run.baseline_mm - baseline) > 0.5F) {
            words += ' ';
        }
        words += run.text;
        baseline = run.baseline_mm;
    }
    return words;
}

void draw_head(const Rect& head, PaperViewState& state, const PaperViewOptions& options) {
    Area area_of_head(inset(head, k_side, 0));
    Row row(k_head_height, 4);
    IconButtonOptions quiet;
    quiet.size = ButtonSize::compact;
    quiet.quiet = true;
    quiet.color = theme().muted;
    const Rect in_place = row.put_right(px(32), 32);
    const std::string_view fit = state.actual_size ? words::k_actual_size : words::k_whole_page;
    LinkOptions fit_look;
    fit_look.body_size = true;
    fit_look.icon_after = k_icon_chevron_down;
    fit_look.color = theme().text;
    const std::string fit_name = std::string(words::k_zoom) + " " + std::string(fit);
    fit_look.name = fit_name;
    const Rect fit_place = row.put_right(link_width(fit, fit_look), 24);
    const Rect out_place = row.put_right(px(32), 32);
    const float title_width =
        std::min(std::ceil(text_width(options.title, Type::small_strong)) + 1, row.rest());
    row.put(title_width, 20);
    TextOptions title;
    title.type = Type::small_strong;
    title.heading_level = 2;
    if (!options.title.empty()) {
        text(options.title, title);
    }
    if (!options.beside.empty() && row.rest() > px(60)) {
        const Rect beside_place = row.put(row.rest(), 20);
        TextOptions beside;
        beside.type = Type::small;
        beside.color = theme().muted;
        beside.width = to_design(beside_place.width);
        text(options.beside, beside);
    }
    set_cursor(out_place.x, out_place.y);
    if (icon_button("out", k_icon_zoom_out, words::k_zoom_out, quiet)) {
        state.zoom = std::max(k_zoom_least, state.zoom / k_zoom_step);
        request_frame();
    }
    set_cursor(fit_place.x, fit_place.y);
    if (link("fit", fit, fit_look)) {
        state.actual_size = !state.actual_size;
        state.zoom = 1;
        request_frame();
    }
    set_cursor(in_place.x, in_place.y);
    if (icon_button("in", k_icon_zoom_in, words::k_zoom_in, quiet)) {
        state.zoom = std::min(k_zoom_most, state.zoom * k_zoom_step);
        request_frame();
    }
}

}  // namespace

void paper_view(std::string_view id, const Rect& rect, std::span<const PaperPage> pages,
                PaperViewState& state, const PaperViewOptions& options) {
    IdScope scope(id);
    ImGui::GetWindowDrawList()->AddRectFilled({rect.x, rect.y}, {right_of(rect), bottom_of(rect)},
                                              theme().desk);
    Area whole(rect);
    const Rect head{rect.x, rect.y, rect.width, px(k_head_height)};
    draw_head(head, state, options);
    if (pages.empty()) {
        return;
    }
    const Rect desk{rect.x, bottom_of(head), rect.width, std::max(1.0F, rect.height - head.height)};
    float unit = k_pixels_per_mm * px(100) / 100;
    if (!state.actual_size) {
        const float by_height =
            (desk.height - px(k_desk_margin + k_page_gap + 2)) / pages.front().height_mm;
        const float by_width = (desk.width - 2 * px(32)) / pages.front().width_mm;
        unit = std::max(0.5F, std::min(by_height, by_width));
    }
    unit *= state.zoom;
    const std::string_view name = options.name.empty() ? options.title : options.name;
    ScrollArea scroll("sheets", desk, 0, name, Role::region);
    const float left = cursor().x;
    space(k_desk_margin);  // the sheet's upper edge is seen, too
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const PaperPage& page = pages[i];
        const float width = std::floor(page.width_mm * unit);
        const float height = std::floor(page.height_mm * unit);
        // Wider than the desk: it starts at the margin, so that the lines' beginnings are seen.
        const float x = std::max(px(8), std::floor((desk.width - width) / 2));
        set_cursor(left + x, cursor().y);
        const Rect sheet = take_place(width, height);
        draw_sheet(ImGui::GetWindowDrawList(), sheet, page, unit, options);
        Node node;
        node.id = node_id("page" + std::to_string(i));
        node.role = Role::img;
        node.name =
            filled(words::k_paper_page, {std::to_string(i + 1), std::to_string(pages.size())});
        node.description = page_words(page);
        node.rect = sheet;
        semantics().add(std::move(node));
        space(k_page_gap);
    }
}

}  // namespace casebridge::ui
