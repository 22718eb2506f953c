#include "cli/picture_file.h"

#include <memory>

#include "cli/bundle_file.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_ONLY_BMP
#define STBI_NO_STDIO
#define STBI_MAX_DIMENSIONS 20000
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image.h>
#pragma GCC diagnostic pop

namespace casebridge::cli {
namespace {

constexpr std::size_t k_most_bytes = 64U << 20;
constexpr std::int64_t k_most_pixels = 64'000'000;

}  // namespace

Result<documents::GreyPicture> read_picture_file(const std::string& path) {
    TRY(const std::string file, read_small_file(path, k_most_bytes));
    const BytesView bytes = as_bytes(file);
    documents::GreyPicture picture;
    int channels = 0;
    const int size = static_cast<int>(bytes.size());
    if (stbi_info_from_memory(bytes.data(), size, &picture.width, &picture.height, &channels) ==
        0) {
        return fail(ErrorCode::picture_invalid, path);
    }
    const std::int64_t pixels = static_cast<std::int64_t>(picture.width) * picture.height;
    if (pixels > k_most_pixels) return fail(ErrorCode::limit_exceeded, path);
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> decoded(
        stbi_load_from_memory(bytes.data(), size, &picture.width, &picture.height, &channels, 1),
        stbi_image_free);
    if (!decoded) return fail(ErrorCode::picture_invalid, path);
    picture.pixels.assign(decoded.get(), decoded.get() + pixels);
    return picture;
}

}  // namespace casebridge::cli
