// From state and projection to what the screens show. Pure: names come from a lookup, today's date
// and the calendar are handed in.
#pragma once

#include <functional>
#include <vector>

#include "app/matter_file.h"
#include "app/views.h"
#include "domain/calendar.h"
#include "storage/matter_index.h"

namespace casebridge::app {

/// What every view needs from the session.
struct ViewContext {
    AgencyId me;
    Date today;
    const domain::Calendar& calendar;
    domain::DeadlineRules rules;
    std::function<std::string(const AgencyId&)> agency_name;
    std::function<std::string(std::string_view)> category_label;
    std::function<bool(const DeviceId&)> device_revoked;
};

/// The line of a list, from the projection alone.
[[nodiscard]] MatterLine line_of(storage::MatterRow row, const ViewContext& context);

/// The page of one matter, `row` being its line in the projection. `bundles` are the matter's
/// incoming ones, oldest first.
[[nodiscard]] MatterView view_of(const MatterFile& file, storage::MatterRow row,
                                 const ViewContext& context,
                                 const std::vector<const storage::BundleLine*>& bundles);

}  // namespace casebridge::app
