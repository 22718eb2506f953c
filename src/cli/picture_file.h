// Pictures from files of this machine, by stb_image.
#pragma once

#include <string>

#include "base/result.h"
#include "documents/qr.h"

namespace casebridge::cli {

/// PNG, JPEG and the like in grey. Errors: read_failed; limit_exceeded above 64 megapixels or 64
/// MiB; picture_invalid.
[[nodiscard]] Result<documents::GreyPicture> read_picture_file(const std::string& path);

}  // namespace casebridge::cli
