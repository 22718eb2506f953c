#include "domain/stage.h"

#include <array>

namespace casebridge::domain {

std::string_view name_of(Stage stage) {
    static constexpr std::array<std::string_view, k_stage_count> names = {
#define CASEBRIDGE_NAME(name) #name,
        CASEBRIDGE_STAGES(CASEBRIDGE_NAME)
#undef CASEBRIDGE_NAME
    };
    return names[static_cast<std::size_t>(stage)];
}

std::string_view name_of(Flag flag) {
    switch (flag) {
        case Flag::supplement: return "supplement";
        case Flag::withdrawal: return "withdrawal";
        case Flag::police: return "police";
        case Flag::question: return "question";
        case Flag::archived_bureau: return "archived_bureau";
        case Flag::archived_recipient: return "archived_recipient";
    }
    return {};
}

}  // namespace casebridge::domain
