// The inspector's right side: what is known of an item and whether its file is still the same.
#include "domain/enum_names.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/inspector.h"
#include "ui/strings.h"
#include "ui/strings_inspector.h"
#include "ui/strings_screens.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::inspector;

struct CheckLook {
    Tone tone;
    std::string_view icon;
    std::string_view words;
};
CheckLook look_of(app::FileCheck check) {
    switch (check) {
        case app::FileCheck::running: return {Tone::neutral, k_icon_loader, w::k_checking};
        case app::FileCheck::same: return {Tone::good, k_icon_circle_check, w::k_same};
        case app::FileCheck::differs: return {Tone::over, k_icon_circle_x, w::k_differs};
        case app::FileCheck::missing: return {Tone::warn, k_icon_triangle_alert, w::k_file_missing};
    }
    __builtin_trap();
}

void facts(const ScreenState& state, const app::EvidenceView& item,
           const domain::Evidence& evidence) {
    section_heading(w::k_information);
    space(4);
    const auto fact = [](std::string_view label, std::string_view value) {
        if (!value.empty()) key_value(label, value);
    };
    fact(w::k_kind, domain::label_of(evidence.kind));
    fact(w::k_proves, evidence.proves);
    fact(w::k_by, item.collected_by);
    fact(w::k_at, to_chinese(evidence.collected_at));
    fact(w::k_place, evidence.place);
    const InspectorState& inspector = state.inspector;
    const std::string size = size_words(static_cast<unsigned long long>(evidence.size_bytes));
    fact(w::k_file,
         inspector.photo == nullptr
             ? size
             : filled(w::k_size, {std::to_string(inspector.photo->data().Width),
                                  std::to_string(inspector.photo->data().Height), size}));
}

void verification(ScreenState& state, const domain::Evidence& evidence) {
    const CheckLook look = look_of(state.session.file_check(evidence.file));
    {
        Row row(32);
        row.put(row.rest() / 2, 24);
        section_heading(w::k_checked);
        row.put_right(chip_width(look.icon, look.words), k_height_chip);
        chip(look.tone, look.icon, look.words);
    }
    space(8);
    hash_lines(words::evidence::k_sm3, evidence.file.text);
    space(8);
    hash_lines(words::evidence::k_sha256, evidence.sha256);
}

void custody(const app::EvidenceView& item) {
    section_heading(w::k_custody, item.custody.empty()
                                      ? std::string{}
                                      : filled(w::k_times, {std::to_string(item.custody.size())}));
    space(4);
    if (item.custody.empty()) text(w::k_no_custody, {.color = theme().muted});
    for (const app::EvidenceView::Custody& entry : item.custody) {
        key_value(to_chinese_short(entry.date) + "　" + entry.agency_name, entry.action);
        text(entry.people, {.type = Type::small, .color = theme().muted, .wrap = true});
    }
}

}  // namespace

void inspector_panel(ScreenState& state, const app::MatterView& view, std::size_t index) {
    const app::EvidenceView& item = view.evidence[index];
    const domain::Evidence& evidence = view.state.evidence[index].evidence;
    facts(state, item, evidence);
    rule(16, 16);
    verification(state, evidence);
    rule(16, 16);
    custody(item);
    rule(16, 16);
    text(w::k_untouched, {.type = Type::small, .color = theme().muted, .wrap = true});
}

}  // namespace casebridge::ui
