// What the page 廉政监督 reads. Rules about who may see it are in integrity.h.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace casebridge::app {

/// What the sealed texts say.
struct IntegrityText {
    std::string risk;
    std::string measures;
    std::string answer;  // of who acknowledged it; empty before

    bool operator==(const IntegrityText&) const = default;
};

/// One line of the page 廉政监督, for somebody whom it concerns.
struct IntegrityLine {
    MatterId matter;
    std::string from;  // agency, short
    std::string to;
    std::string writer;                // officer
    std::vector<std::string> readers;  // officers; without the writer
    Date on;
    Date read_on;  // unset until it was acknowledged
    AgencyId partner;
    bool is_mine = false;  // I wrote it
    bool unsent = false;   // the other side lacks entries made here

    [[nodiscard]] bool may_acknowledge() const { return !is_mine && !read_on.is_set(); }
};

/// An officer of another agency to whom a reminder can be addressed.
struct IntegrityAddressee {
    AgencyId agency;
    DeviceId device;
    std::string officer;
    std::string agency_name;  // short
};

}  // namespace casebridge::app
