#include "platform_web/canvas_glyphs.h"

#include <cmath>
#include <cstdint>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform_web/bridge.h"

namespace casebridge::platform_web {

namespace {

constexpr ImWchar k_private_use_first = 0xE000;
constexpr ImWchar k_private_use_last = 0xF8FF;
constexpr ImWchar k_ideographic_space = 0x3000;

bool is_private_use(ImWchar codepoint) {
    return codepoint >= k_private_use_first && codepoint <= k_private_use_last;
}

// The face rides in FontNo, which a loader may use as it likes: canvas fonts have no file.
Face face_of(const ImFontConfig& source) { return static_cast<Face>(source.FontNo); }

// Distance from the top of a line (as high as the size) to the baseline, so that the middle of the
// face's reference box lies in the middle of the line. Whole pixels keep horizontal strokes sharp.
float baseline(Face face, float size) {
    return std::round(size * (0.5F + bridge::glyph_middle_above_baseline(static_cast<int>(face))));
}

bool source_init(ImFontAtlas*, ImFontConfig*) { return true; }

bool contains_glyph(ImFontAtlas*, ImFontConfig* source, ImWchar codepoint) {
    return codepoint >= 0x20 && is_private_use(codepoint) == (face_of(*source) == Face::icons);
}

bool baked_init(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    if (!source->MergeMode) {
        baked->Ascent = baseline(face_of(*source), baked->Size);
        baked->Descent = baked->Ascent - baked->Size;
    }
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                ImWchar codepoint, ImFontGlyph* glyph, float* advance_only) {
    if (!contains_glyph(atlas, source, codepoint)) {
        return false;
    }
    const Face face = face_of(*source);
    const float density = source->RasterizerDensity * baked->RasterizerDensity;
    const bridge::GlyphBox box =
        bridge::measure_glyph(static_cast<int>(face), baked->Size * density, codepoint);
    if (advance_only != nullptr) {
        *advance_only = box.advance / density;
        return true;
    }
    glyph->Codepoint = codepoint;
    glyph->AdvanceX = box.advance / density;
    const int width = box.right - box.left;
    const int height = box.bottom - box.top;
    if (codepoint == ' ' || codepoint == k_ideographic_space || width <= 0 || height <= 0) {
        return true;
    }
    const ImFontAtlasRectId packed = ImFontAtlasPackAddRect(atlas, width, height);
    if (packed == ImFontAtlasRectId_Invalid) {
        return false;
    }
    ImTextureRect* place = ImFontAtlasPackGetRect(atlas, packed);
    atlas->Builder->TempBuffer.resize(width * height);
    unsigned char* coverage = atlas->Builder->TempBuffer.Data;
    bridge::draw_glyph(codepoint, box, coverage);
    const float line_baseline =
        source->MergeMode ? baseline(face, baked->Size) : std::round(baked->Ascent);
    glyph->X0 = static_cast<float>(box.left) / density;
    glyph->Y0 = line_baseline + static_cast<float>(box.top) / density;
    glyph->X1 = glyph->X0 + static_cast<float>(width) / density;
    glyph->Y1 = glyph->Y0 + static_cast<float>(height) / density;
    glyph->Visible = true;
    glyph->PackId = packed;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place, coverage,
                                       ImTextureFormat_Alpha8, width);
    return true;
}

const ImFontLoader* canvas_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "canvas";
        made.FontSrcInit = source_init;
        made.FontSrcContainsGlyph = contains_glyph;
        made.FontBakedInit = baked_init;
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return &loader;
}

ImFont* add_face(Face face, bool merged) {
    ImFontConfig config;
    config.FontLoader = canvas_loader();
    config.FontNo = static_cast<decltype(config.FontNo)>(face);
    config.MergeMode = merged;
    config.PixelSnapH = true;
    config.SizePixels = 16;
    return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

ui::Fonts add_fonts() {
    ui::Fonts fonts;
    fonts.regular = add_face(Face::regular, false);
    add_face(Face::icons, true);
    fonts.bold = add_face(Face::bold, false);
    add_face(Face::icons, true);
    fonts.mono = add_face(Face::mono, false);
    fonts.paper_body = add_face(Face::paper_body, false);
    fonts.paper_title = add_face(Face::paper_title, false);
    fonts.paper_song = add_face(Face::paper_song, false);
    fonts.paper_kai = add_face(Face::paper_kai, false);
    fonts.icons = add_face(Face::icons, false);
    return fonts;
}

}  // namespace casebridge::platform_web
