// What the page of a matter that is no transfer shows beside what every matter's page shows. Pure:
// names and the other matters are handed in.
#pragma once

#include <vector>

#include "app/matter_views.h"

namespace casebridge::app {

/// Fills records, record_types and children; `lines` are all matters.
void add_cooperation(MatterView& view, const std::vector<MatterLine>& lines,
                     const ViewContext& context);

/// The second of the two officers who must be there (行政处罚法42).
struct Companion {
    std::string name;
    std::string certificate;
};

/// Photos taken of a finding, or of a patrol as a whole (no finding): they say what they prove in
/// the finding's own words.
[[nodiscard]] std::vector<const domain::FiledEvidence*> photos_of(const domain::MatterState& state,
                                                                  const EventId& finding);
/// The record of an entry; null where it brought none.
[[nodiscard]] const domain::Record* record_of(const domain::MatterState& state,
                                              const EventId& entry);
/// What a photo of the finding proves; of the patrol as a whole where there is none.
[[nodiscard]] std::string proved_by_photo(const domain::MatterState& state, const EventId& finding);

/// Where this quarter's 联席会议 stands (opinion, three (1)).
struct QuarterMeeting {
    enum class State { missing, planned, held };
    int year = 0;
    int quarter = 0;  // 1 to 4
    Date last_day;
    State state = State::missing;
    MatterId matter;  // of the meeting; empty while missing
};
/// `meetings` are the states of all matters of kind joint_meeting.
[[nodiscard]] QuarterMeeting quarter_meeting_of(
    const std::vector<const domain::MatterState*>& meetings, Date today);

}  // namespace casebridge::app
