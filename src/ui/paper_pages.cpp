// From the document layout to what the paper view draws. The preview measures with the browser's
// fonts, the print with the printer's: both from the same model.
#include "documents/layout.h"
#include "ui/fonts.h"
#include "ui/layout.h"
#include "ui/screens/state.h"

namespace casebridge::ui {
namespace {

constexpr double k_mm_per_pt = 25.4 / 72;
// Fonts are measured at one size; widths grow with the size.
constexpr float k_measured_px = 64;

ImFont* font_of(documents::FontRole role) {
    return role == documents::FontRole::title ? fonts().paper_title : fonts().paper_body;
}

double measured_mm(documents::FontRole role, double size_pt, std::string_view words) {
    ImFont* font = font_of(role);
    if (font == nullptr) return documents::nominal_width_mm(role, size_pt, words);
    const ImVec2 size =
        font->CalcTextSizeA(k_measured_px, 1e9F, 0, words.data(), words.data() + words.size());
    return static_cast<double>(size.x / k_measured_px) * size_pt * k_mm_per_pt;
}

PaperPage page_of(const documents::Page& page, const documents::PageFormat& format) {
    PaperPage shown;
    shown.width_mm = static_cast<float>(format.width_mm);
    shown.height_mm = static_cast<float>(format.height_mm);
    for (const documents::PlacedText& text : page.texts) {
        const double size_mm = text.size_pt * k_mm_per_pt;
        // Letters are centred in their line box; a hanzi's baseline lies about 0.88 of its side
        // down.
        const double baseline = text.y_mm + (text.height_mm - size_mm) / 2 + 0.88 * size_mm;
        if (text.ruled_blank) {
            const auto y = static_cast<float>(baseline + 0.8);
            shown.lines.push_back({.x1_mm = static_cast<float>(text.x_mm),
                                   .y1_mm = y,
                                   .x2_mm = static_cast<float>(text.x_mm + text.width_mm),
                                   .y2_mm = y});
            continue;
        }
        shown.runs.push_back(
            {.x_mm = static_cast<float>(text.x_mm),
             .baseline_mm = static_cast<float>(baseline),
             .size_mm = static_cast<float>(size_mm),
             .font = text.role == documents::FontRole::title ? PaperFont::title : PaperFont::body,
             .text = text.text,
             .width_mm = static_cast<float>(text.width_mm),
             .key = text.field});
    }
    for (const documents::PlacedRule& rule : page.rules) {
        shown.lines.push_back({.x1_mm = static_cast<float>(rule.x1_mm),
                               .y1_mm = static_cast<float>(rule.y1_mm),
                               .x2_mm = static_cast<float>(rule.x2_mm),
                               .y2_mm = static_cast<float>(rule.y2_mm)});
    }
    for (const auto* boxes : {&page.boxes, &page.bars}) {
        for (const documents::PlacedBox& box : *boxes) {
            shown.boxes.push_back({static_cast<float>(box.x_mm), static_cast<float>(box.y_mm),
                                   static_cast<float>(box.width_mm),
                                   static_cast<float>(box.height_mm)});
        }
    }
    return shown;
}

}  // namespace

std::vector<PaperPage> paper_pages(const documents::Document& document) {
    const documents::LaidOut laid_out = documents::lay_out(document, measured_mm);
    std::vector<PaperPage> pages;
    for (const documents::Page& page : laid_out.pages) {
        pages.push_back(page_of(page, laid_out.format));
    }
    return pages;
}

}  // namespace casebridge::ui
