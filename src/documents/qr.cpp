#include "documents/qr.h"

#include <algorithm>
#include <array>
#include <memory>

extern "C" {
#include <qrcodegen.h>
#include <quirc.h>
}

namespace casebridge::documents {

std::optional<QrCode> make_qr(std::string_view plain, std::string_view rest) {
    constexpr int k_largest_version =
        20;  // 97 modules: more cannot be read from paper of this size
    constexpr std::size_t k_longest = 600;
    if (plain.size() + rest.size() > k_longest || plain.empty()) return std::nullopt;
    const std::string text{plain};
    if (!qrcodegen_isAlphanumeric(text.c_str())) return std::nullopt;
    std::array<std::uint8_t, k_longest * 2> first{};
    std::array<std::uint8_t, k_longest * 2> second{};
    std::array<qrcodegen_Segment, 2> segments = {
        qrcodegen_makeAlphanumeric(text.c_str(), first.data()),
        qrcodegen_makeBytes(reinterpret_cast<const std::uint8_t*>(rest.data()), rest.size(),
                            second.data())};
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> buffer{};
    std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX> code{};
    if (!qrcodegen_encodeSegmentsAdvanced(
            segments.data(), rest.empty() ? 1 : 2, qrcodegen_Ecc_MEDIUM, qrcodegen_VERSION_MIN,
            k_largest_version, qrcodegen_Mask_AUTO, true, buffer.data(), code.data())) {
        return std::nullopt;
    }
    QrCode qr;
    qr.size = qrcodegen_getSize(code.data());
    for (int y = 0; y < qr.size; ++y) {
        for (int x = 0; x < qr.size; ++x) {
            qr.dark.push_back(qrcodegen_getModule(code.data(), x, y));
        }
    }
    return qr;
}

std::pair<std::string_view, std::string_view> split_code(std::string_view text) {
    std::size_t end = 0;
    for (int colons = 0; colons < 3; ++colons) {
        const std::size_t colon = text.find(':', end);
        if (colon == std::string_view::npos) return {text, {}};
        end = colon + 1;
    }
    return {text.substr(0, end), text.substr(end)};
}

std::vector<std::string> read_qr(const GreyPicture& picture) {
    constexpr std::int64_t k_most_pixels = 64'000'000;
    const std::int64_t pixels = static_cast<std::int64_t>(picture.width) * picture.height;
    if (picture.width <= 0 || picture.height <= 0 || pixels > k_most_pixels ||
        static_cast<std::int64_t>(picture.pixels.size()) != pixels) {
        return {};
    }
    const std::unique_ptr<quirc, decltype(&quirc_destroy)> reader(quirc_new(), quirc_destroy);
    if (!reader || quirc_resize(reader.get(), picture.width, picture.height) < 0) return {};
    std::uint8_t* image = quirc_begin(reader.get(), nullptr, nullptr);
    std::copy(picture.pixels.begin(), picture.pixels.end(), image);
    quirc_end(reader.get());
    std::vector<std::string> texts;
    // Large structures, too large for a small stack.
    const auto code = std::make_unique<quirc_code>();
    const auto data = std::make_unique<quirc_data>();
    for (int i = 0; i < quirc_count(reader.get()); ++i) {
        quirc_extract(reader.get(), i, code.get());
        quirc_decode_error_t error = quirc_decode(code.get(), data.get());
        if (error != QUIRC_SUCCESS) {
            quirc_flip(code.get());  // a mirrored picture
            error = quirc_decode(code.get(), data.get());
        }
        if (error != QUIRC_SUCCESS) continue;
        texts.emplace_back(reinterpret_cast<const char*>(data->payload),
                           static_cast<std::size_t>(data->payload_len));
    }
    return texts;
}

}  // namespace casebridge::documents
