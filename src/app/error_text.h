// One sentence for a person for every error code: what happened, that nothing was lost, what to do.
// Screens and the command line say the same words.
#pragma once

#include <string_view>

#include "base/error_code.h"

namespace casebridge::app {

[[nodiscard]] std::string_view error_sentence(ErrorCode code);
/// The same of a finding in a file from outside: nobody here filled it in, so nobody here mends it.
[[nodiscard]] std::string_view finding_sentence(ErrorCode code);

}  // namespace casebridge::app
