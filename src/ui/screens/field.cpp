// 现场记录 of a 联合巡查 (opinion, three (2): 现场记录并明确处置责任), for a tablet or a telephone
// held in one hand: everything that is done is at the bottom, everything is large, a finding is
// four fields and its photos. Nothing here needs a network.
#include <algorithm>
#include <array>
#include <cstdio>

#include "domain/cooperation_records.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_field.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::field;
using domain::EventType;

constexpr float k_padding = 12;
constexpr float k_bar_gap = 10;
constexpr float k_picture_width = 96;
constexpr float k_row_height = 88;
/// A telephone held upright: titles get a line of their own, buttons no icon.
constexpr float k_narrow = 480;
constexpr float k_tall_row_height = 112;

struct Finding {
    EventId entry;
    const domain::Record* record = nullptr;
    bool is_violation = false;
};

std::vector<Finding> findings_of(const app::MatterView& view) {
    std::vector<Finding> findings;
    for (auto filed = view.state.records.rbegin(); filed != view.state.records.rend(); ++filed) {
        if (filed->record.type != domain::k_patrol_finding) continue;
        findings.push_back(
            {filed->event, &filed->record,
             filed->record.value(domain::k_finding_kind) == domain::k_finding_violation});
    }
    return findings;
}

bool may_write(const app::MatterView& view) { return view.may(EventType::file_record); }

// ---- photos ----

/// One after the other: each is hashed and stored whole before the next begins.
void save_photos(ScreenState& state) {
    FieldState& field = state.field;
    if (field.ticket != 0) {
        const app::Outcome outcome = state.session.outcome(field.ticket);
        if (outcome.kind == app::Outcome::Kind::running) return;
        field.ticket = 0;
        const bool done = outcome.kind == app::Outcome::Kind::done;
        if (field.ticket_is_photo) {
            // A refused one has told its reason in a message; the others go on.
            field.waiting.erase(field.waiting.begin());
        } else if (done) {
            const app::MatterView* view = state.session.matter(field.matter);
            const auto findings = view == nullptr ? std::vector<Finding>{} : findings_of(*view);
            const EventId entry = findings.empty() ? EventId{} : findings.front().entry;
            for (app::PickedFile& file : field.taken) {
                field.waiting.push_back({std::move(file), entry});
            }
            field.taken.clear();
            field.writing.clear();
        }
    }
    if (field.waiting.empty() || state.session.job().kind != app::JobView::Kind::none) return;
    const FieldState::Photo& photo = field.waiting.front();
    field.ticket_is_photo = true;
    field.ticket = state.session.push(app::ExecuteWithFile{
        field.matter, EventType::add_evidence, photo.file,
        state.session.first_values_of_photo(field.matter, photo.finding,
                                            {field.companion, field.companion_certificate})});
}

/// For the finding that is being written, else for the patrol as a whole.
void photograph(ScreenState& state) {
    state.files.photograph([&state](std::vector<app::PickedFile> files) {
        if (files.empty()) return;
        FieldState& field = state.field;
        if (!field.writing.empty()) {
            field.taken.push_back(std::move(files.front()));
        } else {
            field.waiting.push_back({std::move(files.front()), {}});
        }
    });
}

/// Photos are evidence, and evidence wants two officers: asked once, before the first.
void take_photo(ScreenState& state) {
    FieldState& field = state.field;
    if (field.companion.empty() || field.companion_certificate.empty()) {
        field.asks_companion = true;
        return;
    }
    photograph(state);
}

// ---- writing a finding ----

void begin_writing(ScreenState& state, std::string_view kind) {
    FieldState& field = state.field;
    field.writing = kind;
    field.submitted = false;
    field.title.clear();
    field.subject.clear();
    field.measures.clear();
    field.taken.clear();
    // The place goes on: the next finding is mostly near.
}

void locate(ScreenState& state) {
    FieldState& field = state.field;
    field.locating = true;
    field.not_located = false;
    state.position.locate([&field](Result<app::Position> found) {
        field.locating = false;
        field.not_located = !found.ok();
        if (!found.ok()) return;
        std::array<char, 40> text{};
        std::snprintf(text.data(), text.size(), "%.6f,%.6f", found->latitude, found->longitude);
        field.coordinates = text.data();
    });
}

void save_finding(ScreenState& state) {
    FieldState& field = state.field;
    field.submitted = true;
    if (field.title.empty() || field.place.empty()) return;
    domain::FieldValues values = state.session.first_values(
        field.matter, EventType::file_record, {},
        app::FormSubject{.kind = domain::MatterKind::joint_patrol,
                         .record_type = std::string{domain::k_patrol_finding}});
    values["record.time"] = to_iso(state.session.now());
    values["record.finding"] = field.writing;
    values["record.title"] = field.title;
    values["record.place"] = field.place;
    values["record.coordinates"] = field.coordinates;
    values["record.subject"] = field.subject;
    values["record.measures"] = field.measures;
    field.ticket_is_photo = false;
    field.ticket =
        state.session.push(app::Execute{field.matter, EventType::file_record, std::move(values)});
}

void position_row(ScreenState& state) {
    FieldState& field = state.field;
    if (!state.position.can_locate()) return;
    if (button("locate", field.locating ? w::k_locating : w::k_locate,
               {.icon = k_icon_map_pin, .disabled = field.locating})) {
        locate(state);
    }
    space(4);
    if (!field.coordinates.empty()) {
        text(filled(w::k_located, {field.coordinates}),
             {.type = Type::small, .color = theme().good.text});
    } else if (field.not_located) {
        text(w::k_not_located,
             {.type = Type::small, .color = theme().warn.text, .role = Role::status});
    }
    space(8);
}

void writing_card(ScreenState& state) {
    FieldState& field = state.field;
    const bool violation = field.writing == domain::k_finding_violation;
    Card card("writing", {.title = violation ? w::k_note_violation : w::k_note_hazard});
    const auto missing = [&](const std::string& value) {
        return field.submitted && value.empty() ? w::k_missing : std::string_view{};
    };
    (void)text_field("title", field.title,
                     {.label = w::k_problem,
                      .required = true,
                      .error = missing(field.title),
                      .max_length = 200,
                      .takes_focus = true});
    space(8);
    (void)text_field(
        "place", field.place,
        {.label = w::k_place, .required = true, .error = missing(field.place), .max_length = 200});
    space(8);
    position_row(state);
    (void)text_field("subject", field.subject,
                     {.label = w::k_subject, .hint = w::k_optional, .max_length = 200});
    space(8);
    (void)text_field(
        "measures", field.measures,
        {.label = w::k_measures, .hint = w::k_optional, .lines = 2, .max_length = 1000});
}

void companion_card(ScreenState& state) {
    FieldState& field = state.field;
    Card card("companion", {.title = w::k_companion_title});
    text(w::k_companion_why, {.color = theme().muted, .wrap = true});
    space(8);
    (void)text_field(
        "name", field.companion,
        {.label = w::k_companion, .required = true, .max_length = 40, .takes_focus = true});
    space(8);
    (void)text_field("certificate", field.companion_certificate,
                     {.label = w::k_certificate, .required = true, .max_length = 40});
}

// ---- what was found ----

void facts_card(const app::MatterView& view) {
    const domain::Record* plan =
        view.state.records.empty() ? nullptr : &view.state.records.front().record;
    Card card("patrol", {.title = view.line.title});
    if (plan == nullptr) return;
    for (const std::string_view key : {"roads", "areas"}) {
        if (!plan->value(key).empty()) text(plan->value(key), {.wrap = true});
    }
    text(filled(w::k_bureau, {plan->value("bureau_team")}), {.color = theme().muted, .wrap = true});
    text(filled(w::k_brigade, {plan->value("brigade_team")}),
         {.color = theme().muted, .wrap = true});
}

void picture(ScreenState& state, const Rect& place,
             const std::vector<const domain::FiledEvidence*>& photos) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().sunken,
                        px(k_radius_control));
    if (photos.empty()) {
        draw_icon(list,
                  {place.x + (place.width - px(24)) / 2, place.y + (place.height - px(24)) / 2},
                  k_icon_camera, 24, theme().muted);
        return;
    }
    const FileId& file = photos.front()->evidence.file;
    const app::Picture* shown = state.session.thumbnail(file);
    if (shown == nullptr) return;
    // The middle of the photo, as wide or as high as fits.
    const auto width = static_cast<float>(shown->width_px);
    const auto height = static_cast<float>(shown->height_px);
    const float wanted = place.width / place.height;
    const float share_x = std::min(1.0F, wanted * height / width);
    const float share_y = std::min(1.0F, width / height / wanted);
    list->AddImageRounded(
        state.pictures.id_of(file.text, *shown), {place.x, place.y},
        {right_of(place), bottom_of(place)}, {(1 - share_x) / 2, (1 - share_y) / 2},
        {(1 + share_x) / 2, (1 + share_y) / 2}, IM_COL32_WHITE, px(k_radius_control));
}

void finding_row(ScreenState& state, const app::MatterView& view, const Finding& finding) {
    IdScope scope(finding.entry.text);
    const auto photos = app::photos_of(view.state, finding.entry);
    const std::string title{finding.record->value("title")};
    const std::string_view kind = finding.is_violation ? w::k_violation : w::k_hazard;
    const std::string_view owner = finding.is_violation ? w::k_by_brigade : w::k_by_bureau;
    const std::string owner_words = filled(w::k_photos, {owner, std::to_string(photos.size())});
    const bool narrow = to_design(available_width()) < k_narrow;
    const Rect place = take_place(available_width(), px(narrow ? k_tall_row_height : k_row_height));
    const NodeId id = node_id("row");
    const Press press = press_area(id, place);
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_card(list, place, press.hovered ? theme().hover : theme().card, theme().border);
    picture(state, {place.x + px(8), place.y + px(8), px(k_picture_width), place.height - px(16)},
            photos);
    const float x = place.x + px(k_picture_width + 18);
    const Tone tone = finding.is_violation ? Tone::over : Tone::warn;
    const std::string_view icon = finding.is_violation ? k_icon_gavel : k_icon_triangle_alert;
    draw_chip(list, {x, place.y + px(8)}, tone, icon, kind);
    const auto time = parse_moment(finding.record->value("time"));
    const std::string when = time.ok() ? to_iso(*time).substr(to_iso(*time).size() - 5) : "";
    const float time_width = text_width(when, Type::small);
    draw_text_in(list, {right_of(place) - time_width - px(12), place.y + px(8), time_width, px(24)},
                 when, Type::small, theme().muted);
    const float width = right_of(place) - x - px(12);
    const float after = chip_width(icon, kind) + px(8);
    float y = place.y + px(8);
    if (narrow) {
        y += px(26);
        draw_text_in(list, {x, y, width, px(24)}, title, Type::strong, theme().text);
    } else {
        draw_text_in(list, {x + after, y, width - after - time_width - px(8), px(24)}, title,
                     Type::strong, theme().text);
    }
    draw_text_in(list, {x, y + px(26), width, px(22)}, finding.record->value("place"), Type::small,
                 theme().muted);
    draw_text_in(list, {x, y + px(48), width, px(22)}, owner_words, Type::small, theme().text);
    if (press.focused) draw_focus_ring(list, place, k_radius_card, true);
    semantics().add({.id = id,
                     .role = Role::button,
                     .name = std::string{kind} + "，" + title + "，" +
                             std::string{finding.record->value("place")} + "，" + owner_words,
                     .rect = place});
    if (press.pressed) state.go({.page = Page::matter, .matter = view.state.matter});
}

void findings(ScreenState& state, const app::MatterView& view) {
    const std::vector<Finding> all = findings_of(view);
    const auto violations =
        std::count_if(all.begin(), all.end(), [](const Finding& one) { return one.is_violation; });
    const auto hazards = static_cast<std::ptrdiff_t>(all.size()) - violations;
    {
        Row row(40);
        row.put_right(segmented_width(w::k_shown), 32);
        (void)segmented("shown", w::k_which, w::k_shown, state.field.shown);
        row.put(row.rest(), 28);
        text(filled(w::k_found, {std::to_string(all.size())}),
             {.type = Type::heading, .heading_level = 2});
    }
    text(filled(w::k_found_beside, {std::to_string(hazards), std::to_string(violations)}),
         {.type = Type::small, .color = theme().muted});
    space(8);
    if (all.empty()) {
        (void)empty_state("none", k_icon_route, w::k_empty_title, w::k_empty);
        return;
    }
    for (const Finding& finding : all) {
        if (state.field.shown == 1 && finding.is_violation) continue;
        if (state.field.shown == 2 && !finding.is_violation) continue;
        finding_row(state, view, finding);
        space(8);
    }
    const auto general = app::photos_of(view.state, {});
    if (general.empty()) return;
    text(filled(w::k_general, {std::to_string(general.size())}),
         {.type = Type::small, .color = theme().muted});
}

// ---- the bar at the thumb ----

constexpr float k_button_with_icon = 110;

struct Action {
    std::string_view id;
    std::string_view words;
    std::string_view icon;
    ButtonKind kind = ButtonKind::secondary;
};

/// Index of the pressed one, or -1: the second is twice as wide as the others.
int action_bar(const Rect& bar, std::span<const Action> actions) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({bar.x, bar.y}, {right_of(bar), bottom_of(bar)}, theme().card);
    list->AddRectFilled({bar.x, bar.y}, {right_of(bar), bar.y + px(1)}, theme().border);
    const float shares = static_cast<float>(actions.size()) + (actions.size() > 2 ? 0.5F : 0.0F);
    const float gaps = px(k_bar_gap) * static_cast<float>(actions.size() - 1);
    const float unit = (bar.width - px(2 * k_padding) - gaps) / shares;
    float x = bar.x + px(k_padding);
    int pressed = -1;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const float width = actions.size() > 2 && i == 1 ? unit * 1.5F : unit;
        const Area place({x, bar.y + px(8), width, px(k_height_action)});
        if (button(actions[i].id, actions[i].words,
                   {.kind = actions[i].kind,
                    .size = ButtonSize::action,
                    .icon = unit < px(k_button_with_icon) && i != 1 ? "" : actions[i].icon,
                    .width = -1})) {
            pressed = static_cast<int>(i);
        }
        x += width + px(k_bar_gap);
    }
    return pressed;
}

void companion_bar(ScreenState& state, const Rect& bar) {
    FieldState& field = state.field;
    const std::array actions = {Action{"cancel", w::k_cancel, {}},
                                Action{"go_on", w::k_go_on, {}, ButtonKind::primary}};
    const int pressed = action_bar(bar, actions);
    if (pressed == 0) field.asks_companion = false;
    if (pressed != 1 || field.companion.empty() || field.companion_certificate.empty()) return;
    field.asks_companion = false;
    photograph(state);
}

void writing_bar(ScreenState& state, const Rect& bar) {
    FieldState& field = state.field;
    const std::string photos = field.taken.empty()
                                   ? std::string{w::k_take}
                                   : filled(w::k_taken, {std::to_string(field.taken.size())});
    const std::array actions = {Action{"cancel", w::k_cancel, {}},
                                Action{"take", photos, k_icon_camera},
                                Action{"save", w::k_save, {}, ButtonKind::primary}};
    switch (action_bar(bar, actions)) {
        case 0: field.writing.clear(); break;
        case 1: take_photo(state); break;
        case 2:
            if (field.ticket == 0) save_finding(state);
            break;
        default: break;
    }
}

void main_bar(ScreenState& state, const Rect& bar) {
    constexpr std::array k_actions = {
        Action{"hazard", w::k_note_hazard, k_icon_triangle_alert},
        Action{"photo", w::k_photo, k_icon_camera, ButtonKind::primary},
        Action{"violation", w::k_note_violation, k_icon_gavel}};
    switch (action_bar(bar, k_actions)) {
        case 0: begin_writing(state, domain::k_finding_hazard); break;
        case 1: take_photo(state); break;
        case 2: begin_writing(state, domain::k_finding_violation); break;
        default: break;
    }
}

void head(ScreenState& state, const app::MatterView& view) {
    Row row(52);
    const bool ends = view.may(EventType::report_result);
    if (ends) {
        row.put_right(button_width(w::k_end), 40);
        if (button("end", w::k_end)) {
            open_form(state, view.state.matter, EventType::report_result);
            return;
        }
    }
    if (to_design(available_width()) >= k_narrow) {
        row.put_right(save_mark_width(state), 20);
        save_mark(state);
    }
    row.put(px(40), 40);
    if (icon_button("back", k_icon_arrow_left, w::k_back, {.quiet = true})) {
        state.go({.page = Page::matter, .matter = view.state.matter});
    }
    row.put(row.rest(), 32);
    page_title(w::k_title);
}

}  // namespace

float field_bar_height(const ScreenState& state) {
    if (state.route.page != Page::field) return 0;
    const app::MatterView* view = state.session.matter(state.route.matter);
    return view != nullptr && may_write(*view) ? px(k_height_action + 16) : 0;
}

void field_screen(ScreenState& state, const Rect& page) {
    FieldState& field = state.field;
    if (field.matter != state.route.matter) {
        field = {};
        field.matter = state.route.matter;
        const app::Companion last = state.session.last_companion(field.matter);
        field.companion = last.name;
        field.companion_certificate = last.certificate;
    }
    save_photos(state);
    const app::MatterView* view = state.session.matter(field.matter);
    if (view == nullptr) return state.go({.page = Page::dashboard});
    const bool writes = may_write(*view);
    const float bar_height = field_bar_height(state);
    {
        const ScrollArea scroll("field" + field.writing,
                                {page.x, page.y, page.width, page.height - bar_height});
        const ImVec2 at = cursor();
        const float width = page.width - px(2 * k_padding);
        float used = 0;
        {
            const Area area({at.x + px(k_padding), at.y + px(8), width, page.height});
            page_messages(state);
            head(state, *view);
            if (state.route.page != Page::field) return;
            space(8);
            if (!field.waiting.empty()) {
                text(filled(w::k_saving_photos, {std::to_string(field.waiting.size())}),
                     {.type = Type::small, .color = theme().muted, .role = Role::status});
                space(8);
            }
            if (!writes) text(w::k_over, {.color = theme().muted, .wrap = true});
            if (field.asks_companion) {
                companion_card(state);
            } else if (!field.writing.empty()) {
                writing_card(state);
            } else {
                facts_card(*view);
                space(12);
                findings(state, *view);
            }
            used = area.used_height();
        }
        set_cursor(at.x, at.y);
        take_place(page.width, used + px(24));
    }
    if (!writes || state.route.page != Page::field) return;
    const Rect bar{page.x, bottom_of(page) - bar_height, page.width, bar_height};
    if (field.asks_companion) return companion_bar(state, bar);
    if (!field.writing.empty()) return writing_bar(state, bar);
    main_bar(state, bar);
}

}  // namespace casebridge::ui
