// 廉政监督: reminders that the officer who is here wrote or is named in. Texts are opened when one
// is chosen and forgotten when another page is.
#include <algorithm>

#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_integrity.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::integrity;
using app::IntegrityLine;

constexpr int k_longest_text = 800;  // see bundle/addressed_text.h

std::string names_of(const std::vector<std::string>& readers) {
    std::string names;
    for (const std::string& reader : readers) names += (names.empty() ? "" : "、") + reader;
    return names;
}

std::string_view status_of(const IntegrityLine& line) {
    if (line.unsent) return w::k_unsent;
    return line.may_acknowledge() ? w::k_to_read : w::k_unread;
}

void choose(ScreenState& state, const MatterId& matter) {
    IntegrityState& page = state.integrity;
    page = {};
    page.chosen = matter;
    auto text = state.session.integrity_text(matter);
    page.is_closed = !text.ok();
    if (text.ok()) page.text = std::move(*text);
}

void title_row(ScreenState& state) {
    const bool busy = state.integrity.writing || !state.integrity.chosen.empty();
    const ButtonOptions options{.kind = busy ? ButtonKind::secondary : ButtonKind::primary,
                                .icon = k_icon_plus};
    Row row(40);
    row.put(row.rest() / 2, 32);
    page_title(w::k_title, w::k_private);
    row.put_right(button_width(w::k_new, options), 40);
    if (button("new", w::k_new, options)) {
        state.integrity = {};
        state.integrity.writing = true;
    }
}

void list_card(ScreenState& state) {
    const std::vector<IntegrityLine>& lines = state.session.integrity();
    Card card("reminders", {.title = w::k_list, .header_rule = true, .flush = true});
    if (lines.empty()) {
        (void)empty_state("empty", k_icon_scale, w::k_empty_title, w::k_empty);
        return;
    }
    begin_list("list", w::k_list, static_cast<int>(lines.size()));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const IntegrityLine& line = lines[i];
        IdScope scope(line.matter.text);
        const std::string title = line.is_mine
                                      ? filled(w::k_sent, {line.to, names_of(line.readers)})
                                      : filled(w::k_received, {line.from, line.writer});
        const std::string detail = filled(w::k_detail, {line.writer, to_chinese(line.on)});
        const std::string status = line.read_on.is_set() && !line.unsent
                                       ? filled(w::k_read, {to_chinese_short(line.read_on)})
                                       : std::string{status_of(line)};
        const ListRowResult row = list_row("row", {.title = title,
                                                   .detail = detail,
                                                   .icon = k_icon_scale,
                                                   .right = status,
                                                   .last = i + 1 == lines.size()});
        if (row.pressed) choose(state, line.matter);
    }
    end_list();
}

void addressees(ScreenState& state) {
    IntegrityState& page = state.integrity;
    text(w::k_readers, {.type = Type::small, .color = theme().muted});
    space(4);
    if (page.addressees.empty()) page.addressees = state.session.integrity_addressees();
    if (page.addressees.empty()) {
        text(w::k_no_readers, {.color = theme().muted, .wrap = true});
        return;
    }
    for (const app::IntegrityAddressee& one : page.addressees) {
        IdScope scope(one.device.text);
        bool on = page.readers.contains(one.device);
        // Those of one agency, the one that was chosen first.
        const bool other = !page.readers.empty() && page.agency != one.agency;
        if (checkbox("reader", filled(w::k_reader, {one.agency_name, one.officer}), on, other)) {
            if (on) page.readers.insert(one.device);
            if (!on) page.readers.erase(one.device);
            page.agency = one.agency;
        }
        space(4);
    }
    if (page.submitted && page.readers.empty()) {
        text(w::k_readers_missing, {.type = Type::small, .color = theme().over.text});
    }
}

void writing_card(ScreenState& state) {
    IntegrityState& page = state.integrity;
    Card card("writing", {.title = w::k_new});
    addressees(state);
    space(16);
    const auto missing = [&](const std::string& value) {
        return page.submitted && value.empty() ? w::k_missing : std::string_view{};
    };
    (void)text_field("risk", page.text.risk,
                     {.label = w::k_risk,
                      .required = true,
                      .hint = w::k_risk_hint,
                      .error = missing(page.text.risk),
                      .lines = 4,
                      .max_length = k_longest_text});
    space(12);
    (void)text_field("measures", page.text.measures,
                     {.label = w::k_measures,
                      .required = true,
                      .error = missing(page.text.measures),
                      .lines = 3,
                      .max_length = k_longest_text});
    space(12);
    text(w::k_then_export, {.type = Type::small, .color = theme().muted, .wrap = true});
    space(12);
    if (!button("save", w::k_save, {.kind = ButtonKind::primary})) return;
    page.submitted = true;
    page.ticket = state.session.push(
        app::RemindIntegrity{page.agency, {page.readers.begin(), page.readers.end()}, page.text});
}

void buttons(ScreenState& state, const IntegrityLine& line) {
    IntegrityState& page = state.integrity;
    if (line.may_acknowledge()) {
        (void)text_field("answer", page.answer,
                         {.label = w::k_answer,
                          .hint = w::k_answer_hint,
                          .lines = 2,
                          .max_length = k_longest_text});
        space(12);
        if (button("acknowledge", w::k_acknowledge, {.kind = ButtonKind::primary})) {
            page.ticket = state.session.push(app::AcknowledgeIntegrity{line.matter, page.answer});
        }
        flow(button_width(w::k_export, {.icon = k_icon_upload}));
    }
    const ButtonOptions send{.kind = line.unsent && !line.may_acknowledge() ? ButtonKind::primary
                                                                            : ButtonKind::secondary,
                             .icon = k_icon_upload};
    if (button("export", w::k_export, send)) {
        state.session.push(app::ExportMatter{.matter = line.matter, .to = line.partner});
    }
    flow(button_width(w::k_print, {.icon = k_icon_printer}));
    if (button("print", w::k_print, {.icon = k_icon_printer})) {
        state.session.push(app::PrintIntegrity{line.matter});
    }
}

void paragraph(std::string_view label, const std::string& value) {
    text(label, {.type = Type::small, .color = theme().muted});
    text(value, {.wrap = true});
    space(12);
}

void reading_card(ScreenState& state, const IntegrityLine& line) {
    const IntegrityState& page = state.integrity;
    Card card("reading", {.title = w::k_list});
    key_value(w::k_readers, names_of(line.readers));
    space(8);
    if (page.is_closed) {
        text(w::k_closed, {.color = theme().warn.text, .wrap = true});
        return;
    }
    paragraph(w::k_risk, page.text.risk);
    paragraph(w::k_measures, page.text.measures);
    if (!page.text.answer.empty()) paragraph(w::k_answer, page.text.answer);
    buttons(state, line);
}

/// What was saved is shown as it now is.
void take_outcome(ScreenState& state) {
    IntegrityState& page = state.integrity;
    if (page.ticket == 0) return;
    const app::Outcome outcome = state.session.outcome(page.ticket);
    if (outcome.kind == app::Outcome::Kind::running) return;
    page.ticket = 0;
    if (outcome.kind == app::Outcome::Kind::done) choose(state, outcome.matter);
}

}  // namespace

void integrity_screen(ScreenState& state) {
    take_outcome(state);
    title_row(state);
    space(16);
    Columns columns(column_widths(to_design(available_width())));
    {
        IdScope scope("main");
        list_card(state);
    }
    columns.next();
    IdScope scope("side");
    if (state.integrity.writing) return writing_card(state);
    for (const IntegrityLine& line : state.session.integrity()) {
        if (line.matter == state.integrity.chosen) return reading_card(state, line);
    }
}

}  // namespace casebridge::ui
