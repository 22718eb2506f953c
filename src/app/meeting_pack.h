// 会议材料 of a 联席会议: the figures of a period and what is to be talked about (overdue,
// disputed, handed over, repeated), as one paper (opinion, three (1); domain.md, Meetings). Names
// of persons are masked. Pure.
#pragma once

#include <string_view>

#include "app/statistics.h"
#include "documents/document.h"

namespace casebridge::app {

[[nodiscard]] documents::Document meeting_pack(const Statistics& statistics,
                                               std::string_view made_by);

}  // namespace casebridge::app
