// The frame around every page: top bar, navigation, the page itself, messages and long work.
#include <utility>

#include "ui/frame_requests.h"
#include "ui/layout.h"
#include "ui/screens/export_options.h"
#include "ui/screens/messages.h"
#include "ui/screens/navigation.h"
#include "ui/screens/palette.h"
#include "ui/screens/state.h"
#include "ui/screens/top_bar.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/strings_screens.h"
#include "ui/strings_volume.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

std::string_view job_title(app::JobView::Kind kind) {
    switch (kind) {
        case app::JobView::Kind::none:
        case app::JobView::Kind::adding_evidence: return words::shell::k_adding;
        case app::JobView::Kind::exporting: return words::shell::k_exporting;
        case app::JobView::Kind::binding_volume: return words::volume::k_working;
        case app::JobView::Kind::backing_up: return words::backup::k_working;
    }
    __builtin_trap();
}

void long_work(ScreenState& state) {
    const app::JobView& job = state.session.job();
    if (job.kind == app::JobView::Kind::none) return;
    const std::string amount =
        filled(words::shell::k_amount, {size_words(job.done_bytes), size_words(job.total_bytes)});
    const float fraction = job.total_bytes == 0 ? 0.0F
                                                : static_cast<float>(job.done_bytes) /
                                                      static_cast<float>(job.total_bytes);
    if (work_progress("job", {.title = job_title(job.kind),
                              .amount = amount,
                              .sentence = words::shell::k_cancel_harmless,
                              .fraction = fraction})) {
        state.session.push(app::CancelJob{});
    }
    space(16);
}

void take_dropped(ScreenState& state) {
    if (state.dropped.empty()) return;
    std::vector<app::PickedFile> dropped = std::exchange(state.dropped, {});
    const bool for_evidence = state.route.page == Page::form && takes_file(state.route.command);
    if (for_evidence) {
        state.form.file = std::move(dropped.front());
        state.form.without_file = false;
        return;
    }
    read_imports(state, std::move(dropped));
}

void screen(ScreenState& state) {
    switch (state.route.page) {
        case Page::dashboard: return dashboard_screen(state);
        case Page::transfers: return transfer_list_screen(state);
        case Page::numbers: return numbers_screen(state);
        case Page::statistics: return statistics_screen(state);
        case Page::integrity: return integrity_screen(state);
        case Page::settings: return settings_screen(state);
        case Page::diagnosis: return diagnosis_screen(state);
        case Page::help: return help_screen(state);
        case Page::about: return about_screen(state);
        case Page::blank_forms: return blank_forms_screen(state);
        case Page::more: return more_screen(state);
        case Page::matter: return matter_screen(state);
        case Page::import: return import_screen(state);
        case Page::exchange: return exchange_screen(state);
        case Page::directory: return directory_screen(state);
        case Page::inspector: return;  // it fills the page
        case Page::field: return;      // it has a bar of its own below what scrolls
        case Page::form: return;       // it draws its own columns
    }
}

}  // namespace

void pick_import(ScreenState& state) {
    state.files.pick(".json,application/json", true, [&state](std::vector<app::PickedFile> files) {
        if (!files.empty()) read_imports(state, std::move(files));
    });
}

void read_imports(ScreenState& state, std::vector<app::PickedFile> files) {
    state.to_import = std::move(files);
    read_next_import(state);
}

void read_next_import(ScreenState& state) {
    app::PickedFile next = std::move(state.to_import.front());
    state.to_import.erase(state.to_import.begin());
    state.session.push(app::ReadFile{std::move(next)});
    state.go({.page = Page::import});
}

domain::EventType opening_command(domain::AgencyKind kind) {
    return kind == domain::AgencyKind::district_bureau ? domain::EventType::open_matter
                                                       : domain::EventType::open_by_brigade;
}

bool same_route(const Route& a, const Route& b) {
    return a.page == b.page && a.matter == b.matter && a.command == b.command &&
           a.entry == b.entry && a.paper == b.paper && a.subject == b.subject;
}

namespace {

void go_to_form(ScreenState& state, Route to) {
    to.page = Page::form;
    // What was typed and neither saved nor cancelled is there again when the person comes back.
    if (state.form.typed) state.drafts.push_back(std::move(state.form));
    state.form = {};
    const auto draft =
        std::find_if(state.drafts.begin(), state.drafts.end(),
                     [&](const CommandFormState& kept) { return same_route(kept.made_for, to); });
    if (draft != state.drafts.end()) {
        state.form = std::move(*draft);
        state.form.to_top = true;
        state.drafts.erase(draft);
    }
    state.go(std::move(to));
}

}  // namespace

void open_form(ScreenState& state, const MatterId& matter, domain::EventType command,
               const EventId& entry, const std::string& paper) {
    go_to_form(state, {.matter = matter, .command = command, .entry = entry, .paper = paper});
}

void open_form(ScreenState& state, const MatterId& matter, domain::EventType command,
               const app::FormSubject& subject) {
    go_to_form(state, {.matter = matter, .command = command, .subject = subject});
}

void open_when_done(ScreenState& state, app::Ticket& ticket) {
    if (ticket == 0) return;
    const app::Outcome outcome = state.session.outcome(ticket);
    if (outcome.kind == app::Outcome::Kind::running) return;
    ticket = 0;
    if (outcome.kind == app::Outcome::Kind::done) {
        state.go({.page = Page::matter, .matter = outcome.matter});
    }
}

void shell(ScreenState& state) {
    take_dropped(state);
    take_shortcuts(state);
    const PageLayout layout = page_layout(frame().width, frame().height, frame().top);
    if (state.route.page != Page::field) top_bar(state, layout);
    navigation(state, layout);
    state.content = layout.content;
    Node node{.id = node_id("main"), .role = Role::main, .name = {}, .rect = layout.page};
    semantics().push(std::move(node));
    const std::string scroll_id =
        "page" + std::to_string(static_cast<int>(state.route.page)) + state.route.matter.text;
    if (state.route.page == Page::form) {
        form_screen(state, layout.page);
    } else if (state.route.page == Page::inspector) {
        inspector_screen(state, layout.page);
    } else if (state.route.page == Page::field) {
        // Its own head says what the top bar would: there is no room for both.
        field_screen(state, {layout.page.x, layout.top.y, layout.page.width,
                             bottom_of(layout.page) - layout.top.y});
    } else {
        ScrollArea scroll(scroll_id, layout.page, 0);
        Rect content = layout.content;
        content.y = cursor().y + px(24);
        {
            Area area(content);
            page_messages(state);
            long_work(state);
            screen(state);
            content.height = area.used_height();
        }
        set_cursor(content.x, content.y + content.height + px(24));
        take_place(1, 1);
    }
    semantics().pop();
    saved_parts_dialog(state);
    palette(state);
    shortcuts_dialog(state);
    passing_notice(state, layout.bottom_navigation ? layout.navigation.y - field_bar_height(state)
                                                   : frame().height);
    if (state.files.dragging()) {
        drop_overlay(words::shell::k_drop_title, words::shell::k_drop_sentence);
    }
}

}  // namespace casebridge::ui
