#include "platform_web/rasteriser.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"

namespace casebridge::platform_web {

namespace {

struct Clip {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

// A texture as 32-bit RGBA; ImGui's own have that format on every platform we build for.
struct Texture {
    const std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
};

struct Target {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    std::uint32_t* row(int y) const {
        return pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

constexpr std::uint32_t channel(std::uint32_t color, unsigned shift) {
    return (color >> shift) & 255U;
}

// x / 255 rounded, exact for the products of two bytes.
constexpr std::uint32_t divide_by_255(std::uint32_t x) {
    x += 128U;
    return (x + (x >> 8U)) >> 8U;
}

constexpr std::uint32_t k_red_blue = 0x00FF00FFU;

// Red and blue go through one multiplication, each in its own half of the word: a product of two
// bytes, its rounding included, does not reach the other half.
void blend(std::uint32_t& under, std::uint32_t color, std::uint32_t alpha) {
    if (alpha == 255U) {
        under = color | 0xFF000000U;
        return;
    }
    const std::uint32_t rest = 255U - alpha;
    std::uint32_t pair = (color & k_red_blue) * alpha + (under & k_red_blue) * rest + 0x00800080U;
    pair = ((pair + ((pair >> 8U) & k_red_blue)) >> 8U) & k_red_blue;
    const std::uint32_t green =
        divide_by_255(channel(color, 8U) * alpha + channel(under, 8U) * rest);
    under = 0xFF000000U | pair | green << 8U;
}

void fill_row(std::uint32_t* row, int left, int right, std::uint32_t color) {
    const std::uint32_t alpha = color >> 24U;
    if (alpha == 255U && left < right) {
        std::fill(row + left, row + right, color);
        return;
    }
    for (int x = left; x < right; ++x) blend(row[x], color, alpha);
}

std::uint32_t multiply(std::uint32_t color, std::uint32_t texel) {
    if (texel == 0xFFFFFFFFU) {
        return color;
    }
    std::uint32_t product = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        product |= divide_by_255(channel(color, shift) * channel(texel, shift)) << shift;
    }
    return product;
}

std::uint32_t texel_at(const Texture& texture, int x, int y) {
    x = std::clamp(x, 0, texture.width - 1);
    y = std::clamp(y, 0, texture.height - 1);
    return texture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(texture.width) +
                          static_cast<std::size_t>(x)];
}

std::uint32_t mix(std::uint32_t a, std::uint32_t b, std::uint32_t part_of_256) {
    std::uint32_t mixed = 0;
    for (const unsigned shift : {0U, 8U, 16U, 24U}) {
        mixed |=
            ((channel(a, shift) * (256U - part_of_256) + channel(b, shift) * part_of_256) >> 8U)
            << shift;
    }
    return mixed;
}

// Bilinear, as WebGL's LINEAR filter; u and v in texels.
std::uint32_t sample(const Texture& texture, float u, float v) {
    u -= 0.5F;
    v -= 0.5F;
    const float left = std::floor(u);
    const float top = std::floor(v);
    const auto part_x = static_cast<std::uint32_t>((u - left) * 256.0F);
    const auto part_y = static_cast<std::uint32_t>((v - top) * 256.0F);
    const int x = static_cast<int>(left);
    const int y = static_cast<int>(top);
    const std::uint32_t first = texel_at(texture, x, y);
    if (part_x < 2U && part_y < 2U) {
        return first;
    }
    const std::uint32_t upper = mix(first, texel_at(texture, x + 1, y), part_x);
    const std::uint32_t lower =
        mix(texel_at(texture, x, y + 1), texel_at(texture, x + 1, y + 1), part_x);
    return mix(upper, lower, part_y);
}

bool is_flat(const Texture& texture, const ImVec2& white, const ImDrawVert& a, const ImDrawVert& b,
             const ImDrawVert& c) {
    if (texture.pixels == nullptr) {
        return true;
    }
    const auto same = [](const ImVec2& x, const ImVec2& y) { return x.x == y.x && x.y == y.y; };
    return same(a.uv, b.uv) && same(a.uv, c.uv) && same(a.uv, white);
}

int first_pixel(float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); }

// sample() takes a texel as it is up to two parts of 256 beside its middle.
constexpr float k_beside = 1.0F / 256.0F;
bool is_whole(float value) { return std::fabs(value - std::round(value)) < k_beside; }
bool is_one(float step) { return std::fabs(step - 1.0F) < 1e-5F; }

// Text and whatever else has a texel for each pixel.
void copy_texels(const Target& target, const Clip& place, const Texture& texture, int texel_x,
                 int texel_y, std::uint32_t color) {
    const std::uint32_t alpha = color >> 24U;
    for (int y = place.top; y < place.bottom; ++y) {
        std::uint32_t* row = target.row(y);
        const std::uint32_t* texels = texture.pixels +
                                      static_cast<std::size_t>(texel_y + y - place.top) *
                                          static_cast<std::size_t>(texture.width) +
                                      static_cast<std::size_t>(texel_x);
        for (int x = place.left; x < place.right; ++x) {
            const std::uint32_t texel = texels[x - place.left];
            if (texel >> 24U == 0) continue;
            if ((texel | 0xFF000000U) == 0xFFFFFFFFU) {
                // Glyphs are white and only more or less there.
                blend(row[x], color, divide_by_255(alpha * (texel >> 24U)));
            } else {
                const std::uint32_t seen = multiply(color, texel);
                blend(row[x], seen, seen >> 24U);
            }
        }
    }
}

// Two triangles that make an upright rectangle of one colour: text, frames, images.
void fill_rectangle(const Target& target, const Clip& clip, const Texture& texture, bool flat,
                    const ImDrawVert& from, const ImDrawVert& to) {
    const int left = std::max(clip.left, first_pixel(from.pos.x));
    const int top = std::max(clip.top, first_pixel(from.pos.y));
    const int right = std::min(clip.right, first_pixel(to.pos.x));
    const int bottom = std::min(clip.bottom, first_pixel(to.pos.y));
    const std::uint32_t color = from.col;
    const float width = to.pos.x - from.pos.x;
    const float height = to.pos.y - from.pos.y;
    if (flat) {
        for (int y = top; y < bottom; ++y) fill_row(target.row(y), left, right, color);
        return;
    }
    const float step_u = (to.uv.x - from.uv.x) * static_cast<float>(texture.width) / width;
    const float step_v = (to.uv.y - from.uv.y) * static_cast<float>(texture.height) / height;
    const float origin_u = from.uv.x * static_cast<float>(texture.width);
    const float origin_v = from.uv.y * static_cast<float>(texture.height);
    const float first_u = origin_u + (static_cast<float>(left) + 0.5F - from.pos.x) * step_u - 0.5F;
    const float first_v = origin_v + (static_cast<float>(top) + 0.5F - from.pos.y) * step_v - 0.5F;
    if (left < right && top < bottom && is_one(step_u) && is_one(step_v) && is_whole(first_u) &&
        is_whole(first_v)) {
        const auto texel_x = static_cast<int>(std::lround(first_u));
        const auto texel_y = static_cast<int>(std::lround(first_v));
        if (texel_x >= 0 && texel_y >= 0 && texel_x + right - left <= texture.width &&
            texel_y + bottom - top <= texture.height) {
            return copy_texels(target, {left, top, right, bottom}, texture, texel_x, texel_y,
                               color);
        }
    }
    for (int y = top; y < bottom; ++y) {
        std::uint32_t* row = target.row(y);
        const float v = origin_v + (static_cast<float>(y) + 0.5F - from.pos.y) * step_v;
        for (int x = left; x < right; ++x) {
            const float u = origin_u + (static_cast<float>(x) + 0.5F - from.pos.x) * step_u;
            const std::uint32_t seen = multiply(color, sample(texture, u, v));
            if (seen >> 24U != 0) {
                blend(row[x], seen, seen >> 24U);
            }
        }
    }
}

float edge(const ImVec2& a, const ImVec2& b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// A pixel centre exactly on an edge belongs to the triangle on one side only, or seams would be
// blended twice.
bool owns_edge(const ImVec2& a, const ImVec2& b) { return a.y > b.y || (a.y == b.y && a.x < b.x); }

bool inside(float value, bool owned) { return value > 0 || (value == 0 && owned); }

struct Span {
    int left = 0;
    int right = 0;
};

// Pixels of a row that can lie on the inner side of an edge, one more at each end: rounding must
// not decide who is drawn.
void narrow(Span& span, const ImVec2& a, const ImVec2& b, float center_y) {
    const float slope = b.y - a.y;
    if (slope == 0) return;
    constexpr float k_far = 1e6F;  // an almost level edge, far outside its own ends
    const float crossing = std::clamp(a.x + (b.x - a.x) * (center_y - a.y) / slope, -k_far, k_far);
    // edge() falls with x where the edge goes down the page.
    if (slope > 0) {
        if (crossing + 1 < static_cast<float>(span.right)) {
            span.right = std::max(span.left, static_cast<int>(std::floor(crossing)) + 2);
        }
    } else if (crossing - 1 > static_cast<float>(span.left)) {
        span.left = std::min(span.right, static_cast<int>(std::floor(crossing)) - 1);
    }
}

void fill_triangle(const Target& target, const Clip& clip, const Texture& texture, bool flat,
                   const ImDrawVert& a, const ImDrawVert& b_given, const ImDrawVert& c_given) {
    float area = edge(a.pos, b_given.pos, c_given.pos.x, c_given.pos.y);
    if (area == 0) {
        return;
    }
    const ImDrawVert& b = area > 0 ? b_given : c_given;
    const ImDrawVert& c = area > 0 ? c_given : b_given;
    area = std::fabs(area);
    const float inverse = 1.0F / area;
    const float low_x = std::min({a.pos.x, b.pos.x, c.pos.x});
    const float high_x = std::max({a.pos.x, b.pos.x, c.pos.x});
    const float low_y = std::min({a.pos.y, b.pos.y, c.pos.y});
    const float high_y = std::max({a.pos.y, b.pos.y, c.pos.y});
    const int left = std::max(clip.left, static_cast<int>(std::floor(low_x)));
    const int right = std::min(clip.right, static_cast<int>(std::ceil(high_x)));
    const int top = std::max(clip.top, static_cast<int>(std::floor(low_y)));
    const int bottom = std::min(clip.bottom, static_cast<int>(std::ceil(high_y)));
    const bool own_a = owns_edge(b.pos, c.pos);
    const bool own_b = owns_edge(c.pos, a.pos);
    const bool own_c = owns_edge(a.pos, b.pos);
    const bool one_color = a.col == b.col && a.col == c.col;
    const auto is_inside = [&](int x, float center_y) {
        const float center_x = static_cast<float>(x) + 0.5F;
        return inside(edge(b.pos, c.pos, center_x, center_y), own_a) &&
               inside(edge(c.pos, a.pos, center_x, center_y), own_b) &&
               inside(edge(a.pos, b.pos, center_x, center_y), own_c);
    };
    for (int y = top; y < bottom; ++y) {
        std::uint32_t* row = target.row(y);
        const float center_y = static_cast<float>(y) + 0.5F;
        // Corners of large cards are fans of thin triangles: looking at every pixel of their boxes
        // took most of a frame. The span is worked out, and its ends are looked at as before.
        Span span = {left, right};
        narrow(span, b.pos, c.pos, center_y);
        narrow(span, c.pos, a.pos, center_y);
        narrow(span, a.pos, b.pos, center_y);
        while (span.left < span.right && !is_inside(span.left, center_y)) ++span.left;
        while (span.left < span.right && !is_inside(span.right - 1, center_y)) --span.right;
        if (flat && one_color) {
            fill_row(row, span.left, span.right, a.col);
            continue;
        }
        for (int x = span.left; x < span.right; ++x) {
            const float center_x = static_cast<float>(x) + 0.5F;
            const float edge_a = edge(b.pos, c.pos, center_x, center_y);
            const float edge_b = edge(c.pos, a.pos, center_x, center_y);
            const float edge_c = edge(a.pos, b.pos, center_x, center_y);
            if (!inside(edge_a, own_a) || !inside(edge_b, own_b) || !inside(edge_c, own_c)) {
                continue;
            }
            const float part_a = edge_a * inverse;
            const float part_b = edge_b * inverse;
            const float part_c = edge_c * inverse;
            std::uint32_t color = a.col;
            if (!one_color) {
                color = 0;
                for (const unsigned shift : {0U, 8U, 16U, 24U}) {
                    const float value = static_cast<float>(channel(a.col, shift)) * part_a +
                                        static_cast<float>(channel(b.col, shift)) * part_b +
                                        static_cast<float>(channel(c.col, shift)) * part_c;
                    color |= std::min(255U, static_cast<std::uint32_t>(value + 0.5F)) << shift;
                }
            }
            if (!flat) {
                const float u = (a.uv.x * part_a + b.uv.x * part_b + c.uv.x * part_c) *
                                static_cast<float>(texture.width);
                const float v = (a.uv.y * part_a + b.uv.y * part_b + c.uv.y * part_c) *
                                static_cast<float>(texture.height);
                color = multiply(color, sample(texture, u, v));
            }
            if (color >> 24U != 0) {
                blend(row[x], color, color >> 24U);
            }
        }
    }
}

bool is_rectangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c,
                  const ImDrawVert& d) {
    return a.pos.x == d.pos.x && a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y &&
           a.pos.x < c.pos.x && a.pos.y < c.pos.y && a.uv.x == d.uv.x && a.uv.y == b.uv.y &&
           a.col == b.col && a.col == c.col && a.col == d.col;
}

// A picture of the interface comes as data or, like a graphics card's, as a number only.
Texture texture_of(const ImTextureRef& reference) {
    const ImTextureData* source = reference._TexData;
    if (source == nullptr) {
        for (const ImTextureData* known : ImGui::GetPlatformIO().Textures) {
            if (known->TexID == reference._TexID) source = known;
        }
    }
    if (source == nullptr) return {};
    return {reinterpret_cast<const std::uint32_t*>(source->Pixels), source->Width, source->Height};
}

void draw_command(const Target& target, const Clip& clip, const Texture& texture,
                  const ImVec2& white, const ImDrawVert* vertices, const ImDrawIdx* indices,
                  unsigned count) {
    for (unsigned i = 0; i + 2 < count;) {
        const ImDrawVert& a = vertices[indices[i]];
        const ImDrawVert& b = vertices[indices[i + 1]];
        const ImDrawVert& c = vertices[indices[i + 2]];
        const bool flat = is_flat(texture, white, a, b, c);
        const bool pair =
            i + 5 < count && indices[i] == indices[i + 3] && indices[i + 2] == indices[i + 4];
        if (pair && is_rectangle(a, b, c, vertices[indices[i + 5]])) {
            fill_rectangle(target, clip, texture, flat, a, c);
            i += 6;
        } else {
            fill_triangle(target, clip, texture, flat, a, b, c);
            i += 3;
        }
    }
}

}  // namespace

void Rasteriser::draw(const ImDrawData& data) {
    width_ = std::max(1, static_cast<int>(data.DisplaySize.x));
    height_ = std::max(1, static_cast<int>(data.DisplaySize.y));
    pixels_.assign(static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_),
                   0xFFFFFFFFU);
    const Target target{pixels_.data(), width_};
    const ImVec2 white = ImGui::GetIO().Fonts->TexUvWhitePixel;
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr) {
                const bool draws = command.UserCallback != ImDrawCallback_ResetRenderState;
                if (draws) command.UserCallback(list, &command);
                continue;
            }
            const Clip clip{std::max(0, static_cast<int>(command.ClipRect.x - data.DisplayPos.x)),
                            std::max(0, static_cast<int>(command.ClipRect.y - data.DisplayPos.y)),
                            std::min(width_, static_cast<int>(command.ClipRect.z)),
                            std::min(height_, static_cast<int>(command.ClipRect.w))};
            if (clip.right <= clip.left || clip.bottom <= clip.top) {
                continue;
            }
            const Texture texture = texture_of(command.TexRef);
            draw_command(target, clip, texture, white, list->VtxBuffer.Data + command.VtxOffset,
                         list->IdxBuffer.Data + command.IdxOffset, command.ElemCount);
        }
    }
}

void Rasteriser::put(int left, int top, int width, int height, const std::uint32_t* pixels) {
    for (int y = std::max(0, -top); y < height && top + y < height_; ++y) {
        for (int x = std::max(0, -left); x < width && left + x < width_; ++x) {
            const std::uint32_t pixel =
                pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x)];
            if (pixel >> 24U == 0) continue;
            pixels_[static_cast<std::size_t>(top + y) * static_cast<std::size_t>(width_) +
                    static_cast<std::size_t>(left + x)] = pixel;
        }
    }
}

}  // namespace casebridge::platform_web
