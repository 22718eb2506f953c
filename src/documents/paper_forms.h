// The official papers: which there are, what each is called, and what their templates are filled
// with. The wording is data, see paper_template.h; annexes.h, evidence_lists.h and volume.h make
// those that are not about one entry.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "documents/document.h"
#include "documents/paper_values.h"
#include "domain/deadlines.h"
#include "domain/matter_state.h"

namespace casebridge::documents {

struct PaperForm {
    std::string_view id;     // its template's file, and its word on the command line
    std::string_view label;  // 移送处理书
    int copies = 1;          // 2 where custom keeps one (存根) and serves one
    bool coded = false;      // bears a code by which a scan finds its matter
    bool by_hand = false;    // of use as a blank form in the field
};
[[nodiscard]] std::span<const PaperForm> paper_forms();
/// Null where there is none.
[[nodiscard]] const PaperForm* find_paper_form(std::string_view id);
/// A sheet of the filled fields, under the name of the record that it shows.
inline constexpr std::string_view k_sheet_form = "entry";
/// The forms that an entry fills, those of a matter that is no transfer by the type of the record
/// that it brings; none where it is printed as an entry_sheet() of the volume only.
[[nodiscard]] std::vector<std::string_view> forms_of_entry(domain::EventType type,
                                                           std::string_view record_type = {});
[[nodiscard]] std::vector<std::string_view> forms_of_entry(const domain::EventData& entry);
/// What a paper of this form is called, of an entry with such a record.
[[nodiscard]] std::string_view paper_label(std::string_view form, std::string_view record_type);

/// The form's template, filled; what has no value stays blank for ink.
[[nodiscard]] Document paper(std::string_view form, const PaperValues& values);

/// The form with nothing filled, for handwriting: also the lines of a record keep their place.
[[nodiscard]] Document blank_paper(std::string_view form);

/// What papers about entries are made from.
struct PaperSource {
    const domain::MatterState& state;                         // as it was when the entry was made
    std::string category;                                     // 违法类别 in words
    std::function<std::string(const AgencyId&)> agency_name;  // in full; empty when not known
    /// An entry as it was signed, before any 更正; may be null.
    std::function<std::optional<domain::EventData>(const EventId&)> signed_entry;
};
/// A paper of one entry, `author` being the agency that wrote it.
[[nodiscard]] Document entry_paper(std::string_view form, const PaperSource& source,
                                   const domain::EventData& entry, const AgencyId& author);
/// A form that a leader signs before the entry can be made: what the matter knows is filled in.
[[nodiscard]] Document approval_to_sign(std::string_view form, const PaperSource& source,
                                        const AgencyId& author);
/// An entry without a form of its own, as it was filled in: fields with their labels.
[[nodiscard]] Document entry_sheet(std::string_view title, const PaperSource& source,
                                   const domain::EventData& entry, const AgencyId& author);
/// 期限计算说明 of the clocks that have started.
[[nodiscard]] Document deadline_paper(const PaperSource& source, std::string_view agency_name,
                                      std::span<const domain::DeadlineClock> clocks, Date today);

/// A filled value as people read it: dates in 中文, choices by their words.
[[nodiscard]] std::string shown_value(const domain::Field& field, std::string_view value);
/// A field of an entry as it was signed and as a 更正 has it.
struct CorrectedField {
    std::string label;
    std::string before;
    std::string after;
};
/// In the order of the correction; what names no field of the entry is left out.
[[nodiscard]] std::vector<CorrectedField> corrected_fields(
    const domain::EventData& signed_entry, std::span<const domain::FieldChange> changes);
/// Every value of an event under its form's keys, as people read it; `lines` are the filled fields.
[[nodiscard]] PaperValues shown_values(
    const domain::EventData& entry, const std::function<std::string(const AgencyId&)>& agency_name);

}  // namespace casebridge::documents
