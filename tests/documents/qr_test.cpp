#include "documents/qr.h"

#include <doctest/doctest.h>

#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::documents;
using casebridge::test::SeededRandom;

namespace {

constexpr std::string_view k_plain = "CB1:0123456789ABCDEF0123456789ABCDEF:0123456789ABCDEF:";

GreyPicture picture_of(const QrCode& code, int scale, int quiet = 4) {
    GreyPicture picture;
    picture.width = picture.height = (code.size + 2 * quiet) * scale;
    picture.pixels.assign(
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height), 250);
    for (int y = 0; y < code.size * scale; ++y) {
        for (int x = 0; x < code.size * scale; ++x) {
            if (!code.at(x / scale, y / scale)) continue;
            picture.pixels[static_cast<std::size_t>(y + quiet * scale) *
                               static_cast<std::size_t>(picture.width) +
                           static_cast<std::size_t>(x + quiet * scale)] = 20;
        }
    }
    return picture;
}

}  // namespace

TEST_CASE("what a code says is read back, at any scale and a little dirty") {
    const std::string number = "昌江移〔2026〕17号";
    const auto code = make_qr(k_plain, number);
    REQUIRE(code);
    CHECK(code->size <= 45);  // 22 mm are half a millimetre a module
    for (const int scale : {2, 3, 8}) {
        CAPTURE(scale);
        GreyPicture picture = picture_of(*code, scale);
        CHECK(read_qr(picture) == std::vector<std::string>{std::string{k_plain} + number});
        SeededRandom random(7);
        for (int speck = 0; speck < 40; ++speck) {
            picture.pixels[static_cast<std::size_t>(random.below(picture.pixels.size()))] ^= 0xFF;
        }
        if (scale > 2) CHECK(read_qr(picture).size() == 1);
    }
}

TEST_CASE("what does not fit or is no code gives nothing, and nothing breaks") {
    CHECK_FALSE(make_qr(k_plain, std::string(700, 'x')));
    CHECK_FALSE(make_qr("kleine Buchstaben", ""));
    CHECK_FALSE(make_qr("", "x"));
    CHECK(read_qr({}).empty());
    CHECK(read_qr({10, 10, Bytes(99)}).empty());
    CHECK(read_qr({-1, 10, Bytes(10)}).empty());
    CHECK(read_qr({100'000, 100'000, {}}).empty());
    SeededRandom random(3);
    for (int round = 0; round < 30; ++round) {
        GreyPicture noise{120, 90, Bytes(120 * 90)};
        for (std::uint8_t& pixel : noise.pixels) {
            pixel = static_cast<std::uint8_t>(random.below(256));
        }
        CHECK(read_qr(noise).empty());
    }
    // A code with half of it missing.
    GreyPicture cut = picture_of(*make_qr(k_plain, "x"), 4);
    for (std::size_t i = cut.pixels.size() / 2; i < cut.pixels.size(); ++i) cut.pixels[i] = 250;
    CHECK(read_qr(cut).empty());
}

TEST_CASE("a code's text is split behind its third colon, wherever others stand") {
    CHECK(split_code("CB1:A:B:x:y") ==
          std::pair<std::string_view, std::string_view>{"CB1:A:B:", "x:y"});
    CHECK(split_code("CB1:A") == std::pair<std::string_view, std::string_view>{"CB1:A", ""});
    CHECK(split_code("") == std::pair<std::string_view, std::string_view>{"", ""});
}
