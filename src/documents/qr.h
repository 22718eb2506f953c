// QR codes (ISO/IEC 18004) by kept libraries: written with qrcodegen, read with quirc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace casebridge::documents {

/// Dark modules of a square, row by row, without the quiet zone.
struct QrCode {
    int size = 0;  // modules a side
    std::vector<bool> dark;

    [[nodiscard]] bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                    static_cast<std::size_t>(x)];
    }
    bool operator==(const QrCode&) const = default;
};
/// Error correction M or better. `plain` must be of the alphanumeric set (0-9A-Z $%*+-./:) and
/// takes less room; `rest` is any text. Nothing when it does not fit.
[[nodiscard]] std::optional<QrCode> make_qr(std::string_view plain, std::string_view rest);

/// A code's text in its two parts for make_qr(): up to the third ":", and the rest.
[[nodiscard]] std::pair<std::string_view, std::string_view> split_code(std::string_view text);

/// A picture of one byte a pixel, row by row, 0 black.
struct GreyPicture {
    int width = 0;
    int height = 0;
    Bytes pixels;
};
/// The texts of all codes that can be read in it, the largest pictures that quirc takes included;
/// pictures above 64 megapixels are refused and give none.
[[nodiscard]] std::vector<std::string> read_qr(const GreyPicture& picture);

}  // namespace casebridge::documents
