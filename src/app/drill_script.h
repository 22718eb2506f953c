// The sample cases of 演练, as the steps by which two agencies came to them: forms filled and files
// carried, each on its day. Data only; app/drill_world.h plays them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/platform.h"
#include "domain/agency.h"
#include "domain/calendar.h"
#include "domain/decide.h"
#include "domain/matter_kind.h"

namespace casebridge::app {

/// What every officer of a drill unlocks with. It protects nothing, and screens say it.
inline constexpr std::string_view k_drill_passphrase = "演练口令2026";

/// The sample cases, by what the trainee finds them at.
enum class DrillMatter : std::uint8_t {
    discovered,  // 刚发现, at the bureau
    rectifying,  // 整改期内, at the bureau
    dispatched,  // on its way, waits for 签收 by the brigade
    handling,    // 已立案, the 30日 clock runs
    patrol,      // 联合巡查, planned by both
};
inline constexpr std::size_t k_drill_matters = 5;

struct DrillStep {
    enum class Kind : std::uint8_t {
        set_up,
        hand_over_card,  // and the other side compares its fingerprint
        fill,
        add_file,  // evidence: a made-up picture
        carry,     // the matter goes to the other side as a bundle
    };
    Kind kind{};
    Date day;
    DrillSide by{};
    DrillMatter matter{};
    domain::EventType command{};
    domain::FieldValues values = {};  // over what the form proposes
    std::string file = {};            // of add_file: its name
};

/// What tells an agency of the drill; clearly nobody's.
struct DrillAgency {
    domain::AgencyKind kind{};
    std::string_view name;
    std::string_view short_name;
    std::string_view number_word;
    std::string_view officer;
    std::string_view certificate;
    std::string_view second_officer;
    std::string_view second_certificate;
};
[[nodiscard]] const DrillAgency& drill_agency(DrillSide side);

/// By day. All days are before `today`, so that nothing is in the future at any hour.
[[nodiscard]] std::vector<DrillStep> drill_script(Date today, const domain::Calendar& calendar);

}  // namespace casebridge::app
