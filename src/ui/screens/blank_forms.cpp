// 空白文书: every form that is of use in the field, with ruled blanks in the place of values.
#include <string>

#include "documents/paper_forms.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::transfers;

void blank_forms_screen(ScreenState& state) {
    if (back_link("back", words::shell::k_transfers)) return state.go({.page = Page::transfers});
    {
        Row row(40);
        row.put(row.rest(), 32);
        page_title(w::k_blank_forms);
    }
    text(w::k_blank_forms_why, {.color = theme().muted, .wrap = true});
    space(16);
    int count = 0;
    for (const documents::PaperForm& form : documents::paper_forms()) count += form.by_hand ? 1 : 0;
    Card card("forms", {.flush = true, .name = w::k_blank_forms});
    begin_list("list", w::k_blank_forms, count);
    int shown = 0;
    for (const documents::PaperForm& form : documents::paper_forms()) {
        if (!form.by_hand) continue;
        IdScope scope(form.id);
        ++shown;
        const std::string name = std::string{words::matter::k_print} + std::string{form.label};
        const ButtonOptions options{
            .size = ButtonSize::compact, .icon = k_icon_printer, .name = name};
        const float width = button_width(words::matter::k_print, options);
        const ListRowResult row = list_row("form", {.title = form.label,
                                                    .height = 52,
                                                    .icon = k_icon_file_text,
                                                    .pressable = false,
                                                    .last = shown == count,
                                                    .slot_width = width});
        const RowSlot slot(row);
        if (button("print", words::matter::k_print, options)) {
            state.session.push(app::PrintBlank{std::string{form.id}});
        }
    }
    end_list();
}

}  // namespace casebridge::ui
