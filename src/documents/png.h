// PNG pictures by stb_image_write.
#pragma once

#include "base/bytes.h"
#include "documents/qr.h"

namespace casebridge::documents {

/// Of the quiet zone around a code.
inline constexpr int k_quiet_modules = 4;

/// Black on white, `scale` pixels a module, with the quiet zone of four modules.
[[nodiscard]] Bytes png_of(const QrCode& code, int scale);

}  // namespace casebridge::documents
