// 案卷: the papers of a matter bound in order, with cover, contents, page numbers and 备考表, as
// either side puts it into its archive. Made from the matter's events alone: no clock, no
// directory. As custom has it, cover, 卷内目录 and 备考表 bear no page numbers; every other page
// bears its own at the upper right, running through the volume. An evidence item takes its sheet
// and as many pages as it says it has: they are added to the print by hand, or lie beside it as a
// file; so do the pages of a signed paper's copy of record, behind its text.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "documents/document.h"
#include "documents/layout.h"
#include "domain/matter_state.h"

namespace casebridge::documents {

/// One line of 办理经过, in words.
struct VolumeHistoryLine {
    Date date;  // legal
    std::string what;
    std::string agency;     // short
    std::string officer;    // who entered it
    std::string entered;    // ISO moment of the author's PC
    std::string signature;  // what is known of it, with the device
    std::string source;     // made here, or the bundle that brought it
};

struct VolumeSource {
    const domain::MatterState& state;
    std::span<const domain::Event> events;                    // admitted and understood
    AgencyId keeper;                                          // whose archive the volume goes to
    std::string category;                                     // 违法类别 in words
    std::function<std::string(const AgencyId&)> agency_name;  // in full
    std::function<std::string(const AgencyId&)> short_name;   // for 责任者 in lists
    std::vector<VolumeHistoryLine> history;                   // oldest first
    /// An entry as it was signed, before any 更正; may be null.
    std::function<std::optional<domain::EventData>(const EventId&)> signed_entry;
    std::map<FileId, std::string> file_paths;  // where the files that are here lie beside the page
};

/// One line of 卷内目录.
struct VolumePart {
    std::string title;
    std::string number;  // 文号, may be empty
    std::string author;  // 责任者
    Date date;
    LaidOut laid_out;    // bears its page numbers
    int first_page = 0;  // 起止页号
    int last_page = 0;
    FileId file;  // of an evidence item; the copy of record of a signed paper
};

struct Volume {
    std::string title;
    LaidOut cover;
    LaidOut contents;
    std::vector<VolumePart> parts;
    LaidOut closing;  // 备考表
    int pages = 0;    // numbered ones
};

/// Laid out with nominal widths, so that page numbers are the same on every machine.
[[nodiscard]] Volume make_volume(const VolumeSource& source);

/// The whole volume as one HTML file, evidence files linked by the paths given.
[[nodiscard]] std::string render_volume(const Volume& volume, const VolumeSource& source);

}  // namespace casebridge::documents
