#include "base/error_code.h"

namespace casebridge {

std::string_view name_of(ErrorCode code) {
    switch (code) {
#define CASEBRIDGE_CASE(name) \
    case ErrorCode::name: return #name;
        CASEBRIDGE_ERROR_CODES(CASEBRIDGE_CASE)
#undef CASEBRIDGE_CASE
    }
    __builtin_trap();
}

}  // namespace casebridge
