// The papers of a matter: which there are now, and each as a document. What a form that is being
// filled would produce is made the same way, for the preview beside it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/matter_file.h"
#include "app/paper_code.h"
#include "app/paper_ref.h"
#include "documents/document.h"
#include "domain/matter_state.h"

namespace casebridge::app {

/// What papers need to know besides the matter.
struct PaperContext {
    AgencyId me;
    std::string category;                                     // 违法类别 in words
    std::function<std::string(const AgencyId&)> agency_name;  // in full; empty when not known
    DueRules due_rules;
    Date today;
};

/// One line of the tab 文书.
struct PaperLine {
    PaperRef paper;
    std::string title;
    std::string number;  // 文号; may be empty
    Date date;
    bool draft = false;
    bool to_sign = false;  // printed for a signature before the entry can be made
    int count = 0;         // of a list: its items
};
/// Newest first; the lists of the whole matter last.
[[nodiscard]] std::vector<PaperLine> papers_of(const domain::MatterState& state);
/// What `me` has to stamp and hand over now, to be printed in one job: at approval 附件1, 附件2 and
/// 材料清单, after the reply 附件3. Empty where there is nothing.
[[nodiscard]] std::vector<PaperRef> papers_to_stamp(const domain::MatterState& state,
                                                    const AgencyId& me);

/// A paper of the matter as it stands; nothing when the matter has not come that far.
[[nodiscard]] std::optional<documents::Document> paper_of(const MatterFile& file,
                                                          const PaperRef& paper,
                                                          const PaperContext& context);
/// The paper whose code this is, with the same words; nothing where none says them.
[[nodiscard]] std::optional<PaperRef> paper_with_code(const MatterFile& file, const PaperCode& code,
                                                      const PaperContext& context);
/// The paper that this form would produce; nothing where it produces none.
[[nodiscard]] std::optional<documents::Document> preview_of(const domain::MatterState& state,
                                                            domain::EventType command,
                                                            const domain::FieldValues& values,
                                                            const PaperContext& context);

}  // namespace casebridge::app
