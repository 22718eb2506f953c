// 文书: the papers of a matter, newest first; what must be stamped now is printed in one job.
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

}  // namespace

void papers_tab(ScreenState& state, const app::MatterView& view) {
    volume_offer(state);
    if (view.papers.empty()) {
        (void)empty_state("no_papers", k_icon_file_text, w::k_no_papers_title, w::k_no_papers);
        return;
    }
    set_offer(state, view);
    begin_list("papers", w::k_tab_papers, static_cast<int>(view.papers.size()));
    for (std::size_t i = 0; i < view.papers.size(); ++i) {
        const app::PaperLine& paper = view.papers[i];
        IdScope scope(static_cast<int>(i));
        const std::string name = std::string{w::k_print} + paper.title;
        const ButtonOptions options{
            .size = ButtonSize::compact, .icon = k_icon_printer, .name = name};
        const std::string save_name = std::string{w::k_save_paper} + paper.title;
        const ButtonOptions save{
            .size = ButtonSize::compact, .icon = k_icon_download, .name = save_name};
        const float print_width = button_width(w::k_print, options);
        const float save_width = button_width(w::k_save_paper, save);
        const float width = print_width + px(8) + save_width;
        const std::string detail = detail_of(paper);
        const ListRowResult row = list_row("paper", {.title = paper.title,
                                                     .detail = detail,
                                                     .icon = k_icon_file_text,
                                                     .pressable = false,
                                                     .last = i + 1 == view.papers.size(),
                                                     .slot_width = width});
        const RowSlot slot(row);
        const ImVec2 at = cursor();
        if (button("print", w::k_print, options)) {
            state.session.push(app::PrintPapers{view.state.matter, {paper.paper}, false});
        }
        set_cursor(at.x + print_width + px(8), at.y);
        if (button("save", w::k_save_paper, save)) {
            state.session.push(app::SavePaper{view.state.matter, paper.paper});
        }
    }
    end_list();
}

}  // namespace casebridge::ui
