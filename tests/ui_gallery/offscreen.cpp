// Draws the gallery without a browser or a graphics card and writes it as a PPM picture:
// offscreen OUT.ppm REGULAR.ttc BOLD.ttc INDEX ICONS.ttf [WIDTH HEIGHT SCALE THEME]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "imstb_rectpack.h"
#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#include "imstb_truetype.h"
#include "ui/fonts.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/semantics.h"
#include "ui/theme.h"
#include "ui_gallery/gallery.h"

namespace {

using namespace casebridge;

struct FontFile {
    std::vector<unsigned char> bytes;
    stbtt_fontinfo info{};
    float middle = 0.38F;  // of 国 above the baseline, as the browser's loader measures it
};
FontFile faces[3];

void load(FontFile& face, const char* path, int index) {
    std::ifstream file(path, std::ios::binary);
    face.bytes.assign(std::istreambuf_iterator<char>(file), {});
    const int offset = stbtt_GetFontOffsetForIndex(face.bytes.data(), index);
    if (offset < 0 || stbtt_InitFont(&face.info, face.bytes.data(), offset) == 0) {
        std::fprintf(stderr, "cannot read %s\n", path);
        std::exit(1);
    }
}

FontFile& face_of(const ImFontConfig* source) { return faces[source->FontNo]; }

bool contains(ImFontAtlas*, ImFontConfig* source, ImWchar c) {
    return stbtt_FindGlyphIndex(&face_of(source).info, static_cast<int>(c)) != 0;
}

float baseline(const FontFile& face, float size) { return std::round(size * (0.5F + face.middle)); }

bool baked_init(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    baked->Ascent = baseline(face_of(source), baked->Size);
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* advance_only) {
    FontFile& face = face_of(source);
    const int index = stbtt_FindGlyphIndex(&face.info, static_cast<int>(c));
    if (index == 0) return false;
    const float scale = stbtt_ScaleForMappingEmToPixels(&face.info, baked->Size);
    int advance = 0;
    int bearing = 0;
    stbtt_GetGlyphHMetrics(&face.info, index, &advance, &bearing);
    if (advance_only != nullptr) {
        *advance_only = static_cast<float>(advance) * scale;
        return true;
    }
    int x0, y0, x1, y1;
    stbtt_GetGlyphBitmapBox(&face.info, index, scale, scale, &x0, &y0, &x1, &y1);
    glyph->Codepoint = static_cast<unsigned int>(c) & 0x3FFFFFFU;
    glyph->AdvanceX = static_cast<float>(advance) * scale;
    const int w = x1 - x0;
    const int h = y1 - y0;
    if (w <= 0 || h <= 0) return true;
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, w, h);
    if (id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* place = ImFontAtlasPackGetRect(atlas, id);
    atlas->Builder->TempBuffer.resize(w * h);
    unsigned char* pixels = atlas->Builder->TempBuffer.Data;
    stbtt_MakeGlyphBitmap(&face.info, pixels, w, h, w, scale, scale, index);
    glyph->X0 = static_cast<float>(x0);
    glyph->Y0 = baseline(face, baked->Size) + static_cast<float>(y0);
    glyph->X1 = glyph->X0 + static_cast<float>(w);
    glyph->Y1 = glyph->Y0 + static_cast<float>(h);
    glyph->Visible = true;
    glyph->PackId = id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, place, pixels,
                                       ImTextureFormat_Alpha8, w);
    return true;
}

struct Picture {
    int width;
    int height;
    std::vector<float> rgb;
};

void blend(Picture& out, int x, int y, const float color[4]) {
    float* to = &out.rgb[static_cast<std::size_t>(y * out.width + x) * 3];
    for (int i = 0; i < 3; ++i) to[i] += (color[i] - to[i]) * color[3];
}

// Top-left rule is not kept exactly: pixels on a shared edge belong to the triangle whose edge
// function is not negative, and strictly positive for edges that go up or left.
void triangle(Picture& out, const ImDrawVert v[3], const ImVec4& clip, ImTextureData* texture) {
    const float area = (v[1].pos.x - v[0].pos.x) * (v[2].pos.y - v[0].pos.y) -
                       (v[1].pos.y - v[0].pos.y) * (v[2].pos.x - v[0].pos.x);
    if (area == 0) return;
    const float left = std::max({clip.x, std::min({v[0].pos.x, v[1].pos.x, v[2].pos.x}), 0.0F});
    const float top = std::max({clip.y, std::min({v[0].pos.y, v[1].pos.y, v[2].pos.y}), 0.0F});
    const float right = std::min(
        {clip.z, std::max({v[0].pos.x, v[1].pos.x, v[2].pos.x}), static_cast<float>(out.width)});
    const float bottom = std::min(
        {clip.w, std::max({v[0].pos.y, v[1].pos.y, v[2].pos.y}), static_cast<float>(out.height)});
    for (int y = static_cast<int>(std::floor(top)); y < static_cast<int>(std::ceil(bottom)); ++y) {
        for (int x = static_cast<int>(std::floor(left)); x < static_cast<int>(std::ceil(right));
             ++x) {
            const float px = static_cast<float>(x) + 0.5F;
            const float py = static_cast<float>(y) + 0.5F;
            float weight[3];
            bool inside = px >= clip.x && px < clip.z && py >= clip.y && py < clip.w;
            for (int i = 0; i < 3 && inside; ++i) {
                const ImVec2 a = v[(i + 1) % 3].pos;
                const ImVec2 b = v[(i + 2) % 3].pos;
                const float e = ((b.x - a.x) * (py - a.y) - (b.y - a.y) * (px - a.x)) / area;
                const float dx = area > 0 ? b.x - a.x : a.x - b.x;
                const float dy = area > 0 ? b.y - a.y : a.y - b.y;
                const bool owns = dy < 0 || (dy == 0 && dx > 0);
                inside = owns ? e >= 0 : e > 0;
                weight[i] = e;
            }
            if (!inside) continue;
            float color[4] = {0, 0, 0, 0};
            float u = 0;
            float w = 0;
            for (int i = 0; i < 3; ++i) {
                const ImU32 c = v[i].col;
                color[0] += weight[i] * static_cast<float>(c & 0xFF) / 255;
                color[1] += weight[i] * static_cast<float>((c >> 8) & 0xFF) / 255;
                color[2] += weight[i] * static_cast<float>((c >> 16) & 0xFF) / 255;
                color[3] += weight[i] * static_cast<float>((c >> 24) & 0xFF) / 255;
                u += weight[i] * v[i].uv.x;
                w += weight[i] * v[i].uv.y;
            }
            const float tx = u * static_cast<float>(texture->Width) - 0.5F;
            const float ty = w * static_cast<float>(texture->Height) - 0.5F;
            const int ix = static_cast<int>(std::floor(tx));
            const int iy = static_cast<int>(std::floor(ty));
            float alpha = 0;
            for (int n = 0; n < 4; ++n) {
                const int sx = std::clamp(ix + (n & 1), 0, texture->Width - 1);
                const int sy = std::clamp(iy + (n >> 1), 0, texture->Height - 1);
                const float fx = tx - static_cast<float>(ix);
                const float fy = ty - static_cast<float>(iy);
                const float share = ((n & 1) != 0 ? fx : 1 - fx) * ((n >> 1) != 0 ? fy : 1 - fy);
                const auto* at = static_cast<const unsigned char*>(texture->GetPixelsAt(sx, sy));
                const int channel = texture->BytesPerPixel == 4 ? 3 : 0;
                alpha += share * static_cast<float>(at[channel]) / 255;
            }
            color[3] *= alpha;
            blend(out, x, y, color);
        }
    }
}

void rasterise(Picture& out, ImDrawData* data) {
    for (ImDrawList* list : data->CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            ImTextureData* texture = ImGui::GetIO().Fonts->TexData;
            for (unsigned int i = 0; i + 2 < command.ElemCount; i += 3) {
                ImDrawVert corners[3];
                for (unsigned int k = 0; k < 3; ++k) {
                    const ImDrawIdx index =
                        list->IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
                    corners[k] = list->VtxBuffer[static_cast<int>(command.VtxOffset + index)];
                }
                triangle(out, corners, command.ClipRect, texture);
            }
        }
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 6) return 1;
    const int width = count > 7 ? std::atoi(arguments[6]) : 1366;
    const int height = count > 7 ? std::atoi(arguments[7]) : 1264;
    const float scale = count > 8 ? static_cast<float>(std::atof(arguments[8])) : 1;
    load(faces[0], arguments[2], std::atoi(arguments[4]));
    load(faces[1], arguments[3], std::atoi(arguments[4]));
    load(faces[2], arguments[5], 0);
    faces[2].middle = 0.38F;

    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    static ImFontLoader loader;
    loader.Name = "stb";
    loader.FontSrcInit = [](ImFontAtlas*, ImFontConfig*) { return true; };
    loader.FontSrcContainsGlyph = contains;
    loader.FontBakedInit = baked_init;
    loader.FontBakedLoadGlyph = load_glyph;
    const auto add = [&](int face) {
        ImFontConfig config;
        config.FontLoader = &loader;
        config.FontNo = static_cast<decltype(config.FontNo)>(face);
        config.SizePixels = 16;
        config.PixelSnapH = true;
        return io.Fonts->AddFont(&config);
    };
    ui::Fonts fonts;
    fonts.regular = add(0);
    fonts.bold = add(1);
    fonts.mono = fonts.regular;
    fonts.paper_body = fonts.paper_title = fonts.paper_song = fonts.paper_kai = fonts.regular;
    // Icons: the glyph's square stands in the line as it is.
    faces[2].middle = 0.5F;
    fonts.icons = add(2);
    ui::set_fonts(fonts);
    ui::set_scale(scale);
    if (count > 9) {
        const std::string name = arguments[9];
        ui::set_theme(name == "dark"       ? ui::ThemeName::dark
                      : name == "sunlight" ? ui::ThemeName::sunlight
                                           : ui::ThemeName::light);
    }
    ui::Semantics semantics;
    ui::make_current(&semantics);
    for (int n = 0; n < 3; ++n) {
        io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        io.DeltaTime = 1.0F / 60;
        semantics.begin_frame();
        ImGui::NewFrame();
        ui::FrameInput input;
        input.now = Moment{Date::of(2026, 11, 23), 9 * 60};
        input.time_ms = n * 16;
        ui::begin_frame(input);
        ui::draw_gallery();
        ui::end_frame();
        ImGui::Render();
        semantics.end_frame();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            texture->SetStatus(ImTextureStatus_OK);
            texture->SetTexID(1);
        }
    }
    Picture out{width, height, std::vector<float>(static_cast<std::size_t>(width * height) * 3)};
    rasterise(out, ImGui::GetDrawData());
    std::ofstream file(arguments[1], std::ios::binary);
    file << "P6\n" << width << ' ' << height << "\n255\n";
    for (const float value : out.rgb) {
        file.put(static_cast<char>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255)));
    }
    return 0;
}
