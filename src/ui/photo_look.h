// How a photo is shown while somebody looks closely at it, as plain arithmetic: turning, zoom,
// exposure, contrast and sharpness. shaders/photo.frag does the same on the graphics card; here it
// is in C++ for browsers without one. It changes what is seen, never the file.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ui/layout.h"

namespace casebridge::ui {

/// How much a line of the wheel enlarges a photo; two fingers are told in such lines.
inline constexpr float k_zoom_per_wheel_line = 1.25F;

struct PhotoLook {
    int quarter_turns = 0;  ///< clockwise, 0 to 3
    float exposure = 0;     ///< stops, -2 to 2
    int contrast = 0;       ///< -100 to 100
    int sharpness = 0;      ///< 0 to 100
    friend bool operator==(const PhotoLook&, const PhotoLook&) = default;
};

/// 2^exposure, on linear light.
[[nodiscard]] float gain_of(const PhotoLook& look);
/// Slope around middle grey: 0.2 to 1 to 5.
[[nodiscard]] float slope_of(const PhotoLook& look);
/// 0 to 1.5.
[[nodiscard]] float sharpness_of(const PhotoLook& look);
/// Exposure and contrast of a channel, 0 to 255, for each of its values.
[[nodiscard]] std::array<std::uint8_t, 256> tones_of(const PhotoLook& look);

/// Where a pixel of the page lies in the photo: u and v run from 0 to 1 over it.
struct PhotoMap {
    float u = 0;  ///< of the page's origin
    float v = 0;
    float across_u = 0;  ///< from one page pixel to the next at the right
    float across_v = 0;
    float down_u = 0;  ///< and to the next below
    float down_v = 0;
    friend bool operator==(const PhotoMap&, const PhotoMap&) = default;
};

/// The map that puts the photo's point (center_u, center_v) on the page's point, with so many page
/// pixels for one photo pixel.
[[nodiscard]] PhotoMap map_photo(int width_px, int height_px, int quarter_turns, float page_x,
                                 float page_y, float center_u, float center_v, float zoom);
/// Page pixels for one photo pixel at which the whole photo just fits.
[[nodiscard]] float fitting_zoom(int width_px, int height_px, int quarter_turns, const Rect& place);

/// A rectangle of the page through which a photo is seen.
struct PhotoWindow {
    Rect place;
    Rect clip;  ///< nothing is drawn outside
    PhotoMap map;
    PhotoLook look;
    friend bool operator==(const PhotoWindow&, const PhotoWindow&) = default;
};

/// The window's pixels, rows of clip.width: what the shader would show. Outside the photo they are
/// 0, which is transparent.
struct PhotoPixels {
    const std::uint32_t* rgba = nullptr;  ///< the whole photo
    int width = 0;
    int height = 0;
};
[[nodiscard]] std::vector<std::uint32_t> draw_photo_pixels(const PhotoPixels& photo,
                                                           const PhotoWindow& window);

}  // namespace casebridge::ui
