#include "ui/photo_look.h"

#include <doctest/doctest.h>

#include <vector>

using namespace casebridge::ui;

namespace {

constexpr std::uint32_t k_red = 0xFF0000FFU;
constexpr std::uint32_t k_green = 0xFF00FF00U;
constexpr std::uint32_t k_blue = 0xFFFF0000U;
constexpr std::uint32_t k_white = 0xFFFFFFFFU;

/// Red and green above, blue and white below; 4 by 4, so that each colour is 2 by 2.
std::vector<std::uint32_t> corners() {
    std::vector<std::uint32_t> photo;
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 4; ++x) {
            photo.push_back(y < 2 ? (x < 2 ? k_red : k_green) : (x < 2 ? k_blue : k_white));
        }
    }
    return photo;
}

/// What a window of 4 by 4 page pixels at (10, 20) shows of it.
std::vector<std::uint32_t> seen(const std::vector<std::uint32_t>& photo, const PhotoLook& look,
                                float zoom = 1) {
    const Rect place{10, 20, 4, 4};
    const PhotoMap map = map_photo(4, 4, look.quarter_turns, 12, 22, 0.5F, 0.5F, zoom);
    return draw_photo_pixels({photo.data(), 4, 4}, {place, place, map, look});
}

}  // namespace

TEST_CASE("a photo turns clockwise by quarters") {
    const std::vector<std::uint32_t> photo = corners();
    struct Row {
        int quarters;
        std::uint32_t top_left;
        std::uint32_t top_right;
        std::uint32_t bottom_left;
    };
    constexpr Row k_rows[] = {
        {0, k_red, k_green, k_blue},
        {1, k_blue, k_red, k_white},
        {2, k_white, k_blue, k_green},
        {3, k_green, k_white, k_red},
    };
    for (const Row& row : k_rows) {
        CAPTURE(row.quarters);
        PhotoLook look;
        look.quarter_turns = row.quarters;
        const std::vector<std::uint32_t> drawn = seen(photo, look);
        CHECK(drawn[0] == row.top_left);
        CHECK(drawn[3] == row.top_right);
        CHECK(drawn[12] == row.bottom_left);
    }
}

TEST_CASE("outside the photo a window stays empty") {
    const std::vector<std::uint32_t> drawn = seen(corners(), {}, 0.5F);
    CHECK(drawn[0] == 0);
    CHECK(drawn[5] != 0);
    CHECK(drawn[15] == 0);
}

TEST_CASE("a whole photo fits, also when it lies on its side") {
    const Rect place{0, 0, 800, 400};
    CHECK(fitting_zoom(1600, 400, 0, place) == doctest::Approx(0.5));
    CHECK(fitting_zoom(1600, 400, 1, place) == doctest::Approx(0.25));
}

TEST_CASE("exposure is in stops of light, contrast turns around the middle grey") {
    const auto plain = tones_of({});
    PhotoLook lighter;
    lighter.exposure = 1;
    PhotoLook harder;
    harder.contrast = 50;
    PhotoLook flat;
    flat.contrast = -100;
    for (std::size_t i = 0; i < plain.size(); ++i) CHECK(plain[i] == i);
    CHECK(tones_of(lighter)[0] == 0);
    CHECK(tones_of(lighter)[128] == 175);  // 2^(1/2.2) times
    CHECK(tones_of(lighter)[255] == 255);
    CHECK(tones_of(harder)[64] < 64);
    CHECK(tones_of(harder)[192] > 192);
    CHECK(tones_of(flat)[0] == 102);
    CHECK(tones_of(flat)[255] == 153);
}

TEST_CASE("sharpening raises an edge and leaves even ground as it is") {
    std::vector<std::uint32_t> photo;
    for (int i = 0; i < 16; ++i) photo.push_back(i % 4 < 2 ? 0xFF404040U : 0xFFC0C0C0U);
    PhotoLook look;
    look.sharpness = 100;
    const std::vector<std::uint32_t> drawn = seen(photo, look);
    CHECK(drawn[4] == 0xFF404040U);
    CHECK((drawn[5] & 0xFFU) < 0x40);
    CHECK((drawn[6] & 0xFFU) > 0xC0);
    CHECK(drawn[7] == 0xFFC0C0C0U);
}
