#include "app/evidence_views.h"

#include "documents/evidence_lists.h"
#include "documents/paper_forms.h"
#include "domain/custody.h"
#include "domain/decide.h"
#include "domain/enum_names.h"
#include "domain/evidence_types.h"
#include "domain/forms.h"

namespace casebridge::app {
namespace {

std::vector<EvidenceView::Fact> facts_of(const domain::Evidence& evidence) {
    const domain::FieldValues values = domain::values_of(domain::AddEvidence{evidence});
    std::vector<EvidenceView::Fact> facts;
    for (const domain::FormField& entry :
         domain::fields_of(domain::form_of(domain::EventType::add_evidence), values)) {
        const auto value = values.find(entry.key);
        // The title stands above them.
        if (value == values.end() || value->second.empty() || entry.field->key == "title") continue;
        facts.push_back(
            {std::string{entry.field->label}, documents::shown_value(*entry.field, value->second)});
    }
    return facts;
}

}  // namespace

std::vector<EvidenceView> evidence_views(const MatterFile& file, const ViewContext& context) {
    const domain::MatterState& state = file.state;
    const bool record = domain::allowed(state, domain::EventType::record_custody, context.me).ok();
    const bool correct = domain::allowed(state, domain::EventType::correct_entry, context.me).ok();
    domain::Side ours{};
    const bool takes_part = domain::side_of(state, context.me, ours);
    std::vector<EvidenceView> views;
    for (const domain::FiledEvidence& filed : state.evidence) {
        EvidenceView view;
        view.entry = filed.event;
        view.side = filed.agency == state.bureau ? domain::Side::bureau : domain::Side::recipient;
        view.title = domain::listed_title(filed.evidence);
        view.mark = domain::review_mark(filed.evidence);
        view.collected_by = domain::collected_by(filed.evidence);
        view.location = domain::location_of(state, filed);
        view.facts = facts_of(filed.evidence);
        for (const domain::FiledCustody* entry : domain::custody_of(state, filed.event)) {
            const domain::RecordCustody& custody = entry->content;
            view.custody.push_back({custody.happened_at.date, context.agency_name(entry->agency),
                                    std::string{domain::label_of(custody.action)},
                                    documents::custody_people(custody), custody.location,
                                    custody.note});
        }
        view.may_record = record && takes_part && domain::may_keep(state, filed, ours);
        view.may_correct = correct && filed.agency == context.me;
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace casebridge::app
