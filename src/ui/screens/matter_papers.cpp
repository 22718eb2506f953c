// 文书: the papers of a matter, newest first; what must be stamped now is printed in one job.
#include <algorithm>
#include <array>
#include <vector>

#include "documents/paper_forms.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/state.h"
#include "ui/screens/volume.h"
#include "ui/strings.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::matter;

std::string detail_of(const app::PaperLine& paper) {
    if (paper.draft) return std::string{words::form::k_draft};
    if (paper.to_sign) return std::string{w::k_paper_to_sign};
    if (paper.count > 0) return filled(w::k_paper_count, {std::to_string(paper.count)});
    std::string detail = paper.number;
    if (!detail.empty() && paper.date.is_set()) detail += " · ";
    return detail + to_chinese(paper.date);
}

/// One button for all that has to be stamped now.
void set_offer(ScreenState& state, const app::MatterView& view) {
    if (view.to_stamp.empty()) return;
    int sheets = 0;
    for (const app::PaperRef& paper : view.to_stamp) {
        sheets += documents::find_paper_form(paper.form)->copies;
    }
    const ImVec2 at = cursor();
    {
        Area area({at.x + px(16), at.y + px(4), available_width() - px(32), px(40)});
        const std::string words =
            filled(w::k_print_set, {std::to_string(view.to_stamp.size()), std::to_string(sheets)});
        const ButtonOptions look{.icon = k_icon_printer};
        Row row(40);
        row.put(button_width(words, look), 40);
        if (button("print_set", words, look)) {
            state.session.push(app::PrintPapers{view.state.matter, view.to_stamp, true});
        }
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), px(52));
}

/// The copy of record first, then those that it took the place of.
std::vector<const domain::FiledScan*> scans_of(const domain::MatterState& state,
                                               const app::PaperRef& paper) {
    std::vector<const domain::FiledScan*> scans;
    for (auto scan = state.scans.rbegin(); scan != state.scans.rend(); ++scan) {
        const bool of_paper =
            scan->content.entry == paper.entry && scan->content.form == paper.form;
        if (of_paper) scans.push_back(&*scan);
    }
    return scans;
}

void paper_row(ScreenState& state, const app::MatterView& view, const app::PaperLine& paper,
               bool last) {
    struct Offer {
        std::string_view id;
        std::string_view words;
        std::string_view icon;
    };
    constexpr std::array k_offers = {Offer{"print", w::k_print, k_icon_printer},
                                     Offer{"save", w::k_save_paper, k_icon_download},
                                     Offer{"attach", w::k_attach_scan, k_icon_paperclip}};
    // What is not signed yet has no copy of record.
    const bool signable = !paper.paper.entry.empty() && view.may(domain::EventType::attach_scan);
    const std::size_t count = signable ? k_offers.size() : k_offers.size() - 1;
    const auto look = [](const Offer& offer, std::string_view name) {
        return ButtonOptions{.size = ButtonSize::compact, .icon = offer.icon, .name = name};
    };
    float width = 0;
    for (std::size_t i = 0; i < count; ++i) {
        width += button_width(k_offers[i].words, look(k_offers[i], {})) + (i > 0 ? px(8) : 0);
    }
    const std::string detail = detail_of(paper);
    const ListRowResult row = list_row("paper", {.title = paper.title,
                                                 .detail = detail,
                                                 .icon = k_icon_file_text,
                                                 .pressable = false,
                                                 .last = last,
                                                 .slot_width = width});
    const RowSlot slot(row);
    ImVec2 at = cursor();
    for (std::size_t i = 0; i < count; ++i) {
        const Offer& offer = k_offers[i];
        const std::string name = std::string{offer.words} + paper.title;
        set_cursor(at.x, at.y);
        at.x += button_width(offer.words, look(offer, name)) + px(8);
        if (!button(offer.id, offer.words, look(offer, name))) continue;
        if (i == 0) state.session.push(app::PrintPapers{view.state.matter, {paper.paper}, false});
        if (i == 1) state.session.push(app::SavePaper{view.state.matter, paper.paper});
        if (i == 2) {
            open_form(state, view.state.matter, domain::EventType::attach_scan, paper.paper.entry,
                      paper.paper.form);
        }
    }
}

void scan_row(ScreenState& state, const app::MatterView& view, const domain::FiledScan& filed,
              bool of_record, bool last) {
    const domain::AttachScan& scan = filed.content;
    const bool missing = std::find(view.missing_files.begin(), view.missing_files.end(),
                                   scan.file) != view.missing_files.end();
    std::string detail = filled(w::k_scan_detail, {scan.file_name, std::to_string(scan.pages),
                                                   to_chinese_short(scan.attached_on),
                                                   state.session.agency_name(filed.agency)});
    if (!scan.kept_at.empty()) detail += filled(w::k_scan_kept_at, {scan.kept_at});
    const std::string name = std::string{w::k_open_scan} + scan.title + std::string{w::k_scan};
    const ButtonOptions look{.size = ButtonSize::compact, .icon = k_icon_paperclip, .name = name};
    const ListRowResult row =
        list_row("scan", {.title = missing     ? w::k_scan_missing
                                   : of_record ? w::k_scan
                                               : w::k_scan_before,
                          .detail = detail,
                          .icon = missing ? k_icon_triangle_alert : k_icon_stamp,
                          .pressable = false,
                          .last = last,
                          .title_bold = false,
                          .slot_width = missing ? 0 : button_width(w::k_open_scan, look)});
    if (missing) return;
    const RowSlot slot(row);
    if (button("open", w::k_open_scan, look)) state.session.push(app::OpenEvidence{scan.file});
}

}  // namespace

void papers_tab(ScreenState& state, const app::MatterView& view) {
    volume_offer(state);
    if (view.papers.empty()) {
        (void)empty_state("no_papers", k_icon_file_text, w::k_no_papers_title, w::k_no_papers);
        return;
    }
    set_offer(state, view);
    begin_list("papers", w::k_tab_papers,
               static_cast<int>(view.papers.size() + view.state.scans.size()));
    for (std::size_t i = 0; i < view.papers.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        const auto scans = scans_of(view.state, view.papers[i].paper);
        const bool last = i + 1 == view.papers.size();
        paper_row(state, view, view.papers[i], last && scans.empty());
        for (std::size_t scan = 0; scan < scans.size(); ++scan) {
            IdScope inner(static_cast<int>(scan));
            scan_row(state, view, *scans[scan], scan == 0, last && scan + 1 == scans.size());
        }
    }
    end_list();
}

}  // namespace casebridge::ui
