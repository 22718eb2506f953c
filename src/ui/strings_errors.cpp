#include "app/error_text.h"
#include "ui/strings.h"

namespace casebridge::ui {

std::string_view error_sentence(ErrorCode code) { return app::error_sentence(code); }

}  // namespace casebridge::ui
