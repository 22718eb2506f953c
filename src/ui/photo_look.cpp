#include "ui/photo_look.h"

#include <algorithm>
#include <cmath>

namespace casebridge::ui {

namespace {

constexpr float k_gamma = 2.2F;

struct Color {
    float red = 0;
    float green = 0;
    float blue = 0;
};

Color operator+(const Color& a, const Color& b) {
    return {a.red + b.red, a.green + b.green, a.blue + b.blue};
}
Color operator*(const Color& a, float part) {
    return {a.red * part, a.green * part, a.blue * part};
}

/// The nearest pixel: photos have far more of them than the page, so that the mean of four is
/// smooth already.
Color pixel_at(const PhotoPixels& photo, float u, float v) {
    const int x =
        std::clamp(static_cast<int>(u * static_cast<float>(photo.width)), 0, photo.width - 1);
    const int y =
        std::clamp(static_cast<int>(v * static_cast<float>(photo.height)), 0, photo.height - 1);
    const std::uint32_t pixel =
        photo.rgba[static_cast<std::size_t>(y) * static_cast<std::size_t>(photo.width) +
                   static_cast<std::size_t>(x)];
    return {static_cast<float>(pixel & 0xFFU), static_cast<float>((pixel >> 8U) & 0xFFU),
            static_cast<float>((pixel >> 16U) & 0xFFU)};
}

std::uint8_t sharpened(float seen, float around, float sharpness) {
    return static_cast<std::uint8_t>(
        std::clamp(seen + sharpness * (seen - around) + 0.5F, 0.0F, 255.0F));
}

}  // namespace

float gain_of(const PhotoLook& look) { return std::exp2(look.exposure); }

float slope_of(const PhotoLook& look) {
    return std::pow(5.0F, static_cast<float>(look.contrast) / 100);
}

float sharpness_of(const PhotoLook& look) { return static_cast<float>(look.sharpness) * 0.015F; }

std::array<std::uint8_t, 256> tones_of(const PhotoLook& look) {
    std::array<std::uint8_t, 256> tones{};
    const float gain = gain_of(look);
    const float slope = slope_of(look);
    for (std::size_t i = 0; i < tones.size(); ++i) {
        const float light = std::pow(static_cast<float>(i) / 255, k_gamma) * gain;
        const float shown = std::pow(std::min(light, 1.0F), 1 / k_gamma);
        const float tone = std::clamp((shown - 0.5F) * slope + 0.5F, 0.0F, 1.0F);
        tones[i] = static_cast<std::uint8_t>(tone * 255 + 0.5F);
    }
    return tones;
}

PhotoMap map_photo(int width_px, int height_px, int quarter_turns, float page_x, float page_y,
                   float center_u, float center_v, float zoom) {
    const float step_u = 1 / (static_cast<float>(width_px) * zoom);
    const float step_v = 1 / (static_cast<float>(height_px) * zoom);
    PhotoMap map;
    // Turned clockwise by a quarter, going right on the page is going up in the photo.
    switch (quarter_turns & 3) {
        case 0:
            map.across_u = step_u;
            map.down_v = step_v;
            break;
        case 1:
            map.across_v = -step_v;
            map.down_u = step_u;
            break;
        case 2:
            map.across_u = -step_u;
            map.down_v = -step_v;
            break;
        default:
            map.across_v = step_v;
            map.down_u = -step_u;
            break;
    }
    map.u = center_u - page_x * map.across_u - page_y * map.down_u;
    map.v = center_v - page_x * map.across_v - page_y * map.down_v;
    return map;
}

float fitting_zoom(int width_px, int height_px, int quarter_turns, const Rect& place) {
    const bool lies = (quarter_turns & 1) != 0;
    const auto width = static_cast<float>(lies ? height_px : width_px);
    const auto height = static_cast<float>(lies ? width_px : height_px);
    return std::min(place.width / width, place.height / height);
}

std::vector<std::uint32_t> draw_photo_pixels(const PhotoPixels& photo, const PhotoWindow& window) {
    const int width = std::max(0, static_cast<int>(window.clip.width));
    const int height = std::max(0, static_cast<int>(window.clip.height));
    std::vector<std::uint32_t> drawn(static_cast<std::size_t>(width) *
                                     static_cast<std::size_t>(height));
    const PhotoMap& map = window.map;
    const std::array<std::uint8_t, 256> tones = tones_of(window.look);
    const float sharpness = sharpness_of(window.look);
    std::uint32_t* to = drawn.data();
    for (int y = 0; y < height; ++y) {
        const float page_y = window.clip.y + static_cast<float>(y) + 0.5F;
        for (int x = 0; x < width; ++x, ++to) {
            const float page_x = window.clip.x + static_cast<float>(x) + 0.5F;
            const float u = map.u + page_x * map.across_u + page_y * map.down_u;
            const float v = map.v + page_x * map.across_v + page_y * map.down_v;
            if (u < 0 || v < 0 || u > 1 || v > 1) continue;
            const auto at = [&](float right, float below) {
                return pixel_at(photo, u + right * map.across_u + below * map.down_u,
                                v + right * map.across_v + below * map.down_v);
            };
            const Color seen =
                (at(-0.25F, -0.25F) + at(0.25F, -0.25F) + at(-0.25F, 0.25F) + at(0.25F, 0.25F)) *
                0.25F;
            const Color around =
                sharpness > 0 ? (at(-1, 0) + at(1, 0) + at(0, -1) + at(0, 1)) * 0.25F : seen;
            *to = 0xFF000000U | std::uint32_t{tones[sharpened(seen.red, around.red, sharpness)]} |
                  std::uint32_t{tones[sharpened(seen.green, around.green, sharpness)]} << 8U |
                  std::uint32_t{tones[sharpened(seen.blue, around.blue, sharpness)]} << 16U;
        }
    }
    return drawn;
}

}  // namespace casebridge::ui
