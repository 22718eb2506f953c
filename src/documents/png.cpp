#include "documents/png.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image_write.h>
#pragma GCC diagnostic pop

namespace casebridge::documents {

Bytes png_of(const QrCode& code, int scale) {
    const int side = (code.size + 2 * k_quiet_modules) * scale;
    Bytes pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 255);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int column = x / scale - k_quiet_modules;
            const int row = y / scale - k_quiet_modules;
            const bool inside = column >= 0 && row >= 0 && column < code.size && row < code.size;
            if (inside && code.at(column, row)) {
                pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                       static_cast<std::size_t>(x)] = 0;
            }
        }
    }
    Bytes png;
    const auto take = [](void* to, void* data, int size) {
        append(*static_cast<Bytes*>(to),
               {static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)});
    };
    stbi_write_png_to_func(take, &png, side, side, 1, pixels.data(), side);
    return png;
}

}  // namespace casebridge::documents
