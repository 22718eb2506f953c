// 帮助: a page for each screen, the list of all topics, and the way to 使用手册; 关于案桥.
#include "ui/help_text.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_help.h"
#include "ui/versions_generated.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

/// The topic about the page that is shown.
std::string_view topic_of(const Route& route) {
    switch (route.page) {
        case Page::dashboard: return "dashboard";
        case Page::transfers:
            if (!route.mechanism || *route.mechanism == domain::Mechanism::transfer) {
                return "transfers";
            }
            return "cooperation";
        case Page::numbers: return "numbers";
        case Page::statistics: return "statistics";
        case Page::integrity: return "integrity";
        case Page::field: return "field";
        case Page::matter: return "matter";
        case Page::inspector: return "evidence";
        case Page::form: return takes_file(route.command) ? "evidence" : "form";
        case Page::import: return "import";
        case Page::exchange: return "exchange";
        case Page::directory: return "directory";
        case Page::settings: return "settings";
        case Page::diagnosis: return "backup";
        case Page::blank_forms: return "transfers";
        case Page::help:
        case Page::about:
        case Page::more: return "start";
    }
    __builtin_trap();
}

void help_paragraph(const HelpLine& line) {
    using Kind = HelpLine::Kind;
    switch (line.kind) {
        case Kind::title: return;  // it is the page's title
        case Kind::section:
            space(16);
            section_heading(line.words, {}, 3);
            space(4);
            return;
        case Kind::paragraph:
            space(4);
            text(line.words, {.wrap = true});
            space(4);
            return;
        case Kind::step:
        case Kind::point: break;
    }
    space(2);
    const ImVec2 at = cursor();
    const std::string_view mark = line.kind == Kind::point ? "·" : line.mark;
    draw_text(ImGui::GetWindowDrawList(), {at.x + px(4), at.y}, mark, Type::body, theme().muted);
    float height = 0;
    {
        Area area({at.x + px(28), at.y, available_width() - px(28), px(24)});
        // A screen reader hears the number of a step.
        const std::string spoken = line.kind == Kind::step
                                       ? std::string{line.mark} + std::string{line.words}
                                       : std::string{line.words};
        const Rect place = text(line.words, {.wrap = true, .silent = true});
        report_words(spoken, place);
        height = area.used_height();
    }
    set_cursor(at.x, at.y);
    take_place(available_width(), height);
    space(2);
}

void topics_card(ScreenState& state) {
    Card card("topics", {.title = words::help::k_topics, .flush = true});
    const auto& topics = help_topics();
    begin_list("list", words::help::k_topics, static_cast<int>(topics.size()));
    for (std::size_t i = 0; i < topics.size(); ++i) {
        const IdScope scope(static_cast<int>(i));
        const bool shown = topics[i] == state.route.topic;
        const ListRowResult row = list_row("topic", {.title = help_title(topics[i]),
                                                     .height = k_height_row,
                                                     .arrow = true,
                                                     .last = i + 1 == topics.size(),
                                                     .title_bold = shown});
        if (row.pressed) state.go({.page = Page::help, .topic = std::string{topics[i]}});
    }
    end_list();
}

}  // namespace

void open_help(ScreenState& state) {
    state.go({.page = Page::help, .topic = std::string{topic_of(state.route)}});
}

void help_screen(ScreenState& state) {
    const std::vector<HelpLine> lines = help_lines(state.route.topic);
    const ButtonOptions manual{.icon = k_icon_book_open};
    {
        Row row(40, 8);
        row.put(row.rest() / 2, 32);
        page_title(words::help::k_title, help_title(state.route.topic));
        row.put_right(button_width(words::help::k_manual, manual), 40);
        if (button("manual", words::help::k_manual, manual)) state.host.open_manual();
    }
    space(16);
    Columns columns(column_widths(to_design(available_width())));
    {
        Card card("text", {.title = help_title(state.route.topic)});
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const IdScope scope(static_cast<int>(i));
            help_paragraph(lines[i]);
        }
    }
    columns.next();
    topics_card(state);
    space(16);
    const Card card("more", {.name = words::about::k_title});
    if (link("shortcuts", words::help::k_shortcuts, {.icon = k_icon_keyboard})) {
        state.shortcuts_open = true;
    }
    space(12);
    if (link("about", words::about::k_title, {.icon = k_icon_info})) {
        state.go({.page = Page::about});
    }
}

void about_screen(ScreenState& state) {
    namespace w = words::about;
    if (back_link("back", words::help::k_title)) open_help(state);
    page_title(w::k_title);
    space(16);
    Columns columns(column_widths(to_design(available_width())));
    {
        const Card card("software", {.title = w::k_software, .flush = true});
        begin_list("list", w::k_software, static_cast<int>(k_used_software.size()));
        for (std::size_t i = 0; i < k_used_software.size(); ++i) {
            const IdScope scope(static_cast<int>(i));
            const UsedSoftware& used = k_used_software[i];
            const std::string title = std::string{used.name} + " " + std::string{used.version};
            (void)list_row("row", {.title = title,
                                   .detail = used.purpose,
                                   .right = used.licence,
                                   .pressable = false,
                                   .last = i + 1 == k_used_software.size(),
                                   .title_bold = false});
        }
        end_list();
    }
    columns.next();
    const Card card("version", {.title = words::k_product});
    key_value(w::k_version, k_program_version);
    key_value(w::k_build, state.host.build());
    space(8);
    text(w::k_build_why, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(12);
    text(w::k_law, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(12);
    text(w::k_licences, {.type = Type::small, .color = theme().muted, .wrap = true});
}

}  // namespace casebridge::ui
