// Before the work: first run, passphrase, and what is shown when the data cannot be opened.
#include <array>

#include "crypto/passphrase.h"
#include "domain/enum_names.h"
#include "ui/brand.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/drill.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_backup.h"
#include "ui/strings_drill.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::first_run;

constexpr float k_card_width = 960;
constexpr float k_left_width = 360;

/// A columned house, as on the picture of two agencies.
void draw_house(const Rect& place) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = theme().accent;
    const float line = px(2);
    const float u = place.width / 72;
    const auto at = [&](float x, float y) { return ImVec2{place.x + x * u, place.y + y * u}; };
    const std::array<ImVec2, 5> roof = {at(0, 24), at(36, 0), at(72, 24), at(72, 28), at(0, 28)};
    list->AddPolyline(roof.data(), static_cast<int>(roof.size()), ink, ImDrawFlags_Closed, line);
    list->AddLine(at(8, 28), at(8, 76), ink, line);
    list->AddLine(at(64, 28), at(64, 76), ink, line);
    for (const float x : {21.0F, 31.0F, 41.0F, 51.0F}) {
        list->AddLine(at(x, 40), at(x, 76), ink, line);
    }
    list->AddLine(at(0, 76), at(72, 76), ink, line);
}

void draw_bridge_picture(const Rect& place) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    draw_house({place.x + px(16), place.y, px(72), px(76)});
    draw_house({place.x + px(192), place.y, px(72), px(76)});
    const Rect paper{place.x + px(116), place.y + px(12), px(48), px(36)};
    const auto dot = [&](float t, bool right) {
        const float x = right ? 164 + 28 * t : 88 + 28 * t;
        const float y = right ? 36 + 16 * t * t : 52 - 16 * (1 - (1 - t) * (1 - t));
        list->AddCircleFilled({place.x + px(x), place.y + px(y)}, px(1.25F), theme().accent);
    };
    for (int i = 0; i <= 4; ++i) {
        dot(static_cast<float>(i) / 5, false);
        dot(static_cast<float>(i + 1) / 5, true);
    }
    list->AddRectFilled({paper.x, paper.y}, {right_of(paper), bottom_of(paper)}, theme().card,
                        px(4));
    list->AddRect({paper.x, paper.y}, {right_of(paper), bottom_of(paper)}, theme().accent, px(4), 0,
                  px(2));
    const std::array<float, 3> widths = {20, 32, 26};
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const float y = paper.y + px(11) + px(8) * static_cast<float>(i);
        list->AddLine({paper.x + px(8), y}, {paper.x + px(8 + widths[i]), y}, theme().accent,
                      px(2));
    }
    list->AddRectFilled({place.x + px(3), place.y + px(91)}, {place.x + px(277), place.y + px(93)},
                        theme().accent_line);
}

void point(std::string_view icon, std::string_view words) {
    const ImVec2 at = cursor();
    draw_icon(ImGui::GetWindowDrawList(), {at.x, at.y + px(2)}, icon, 20, theme().accent);
    {
        Area area({at.x + px(32), at.y, available_width() - px(32), px(24)});
        text(words);
    }
    take_place(available_width(), px(24));
    space(16);
}

void welcome_side(const Rect& side, bool wide) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({side.x, side.y}, {right_of(side), bottom_of(side)}, theme().accent_tint,
                        px(k_radius_card),
                        wide ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersTop);
    draw_brand({side.x + px(40), side.y + px(40), px(40), px(40)});
    {
        Area area({side.x + px(92), side.y + px(44), side.width - px(132), px(32)});
        text(words::k_product, {.type = Type::page_title, .heading_level = 1});
    }
    Area area({side.x + px(40), side.y + px(97), side.width - px(80), side.height});
    text(w::k_slogan);
    if (!wide) return;
    draw_bridge_picture({side.x + px(40), side.y + px(196), px(280), px(94)});
    set_cursor(side.x + px(40), side.y + px(350));
    point(k_icon_hard_drive, w::k_point_local);
    point(k_icon_wifi_off, w::k_point_offline);
    point(k_icon_badge_check, w::k_point_signed);
}

std::string_view passphrase_error(const FirstRunState& form) {
    if (!form.submitted) return {};
    if (form.form.passphrase.empty()) return w::k_missing;
    if (!crypto::check_passphrase(form.form.passphrase).ok()) return w::k_weak;
    return {};
}

std::string_view repeat_error(const FirstRunState& form) {
    if (form.repeat.empty()) return form.submitted ? w::k_missing : std::string_view{};
    const bool prefix = form.form.passphrase.starts_with(form.repeat);
    if (form.repeat == form.form.passphrase || (prefix && !form.submitted)) return {};
    return w::k_differs;
}

std::string_view missing(bool submitted, const std::string& value) {
    return submitted && value.empty() ? w::k_missing : std::string_view{};
}

void strength_row(const std::string& passphrase) {
    constexpr std::array<std::string_view, 5> k_words = {"还不够", "勉强够用", "够用", "强度够用",
                                                         "强度很好"};
    const int strength = crypto::passphrase_strength(passphrase);
    const ImVec2 at = cursor();
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (int i = 0; i < 4; ++i) {
        const float x = at.x + px(36) * static_cast<float>(i);
        list->AddRectFilled({x, at.y + px(8)}, {x + px(32), at.y + px(12)},
                            i < strength ? theme().good.mark : theme().border, px(2));
    }
    if (!passphrase.empty()) {
        Area area({at.x + px(148), at.y, px(120), px(20)});
        const bool enough = strength > 0;
        text(k_words[static_cast<std::size_t>(strength)],
             {.type = Type::small, .color = enough ? theme().good.text : theme().muted});
    }
    {
        Area area({at.x + px(268), at.y, available_width() - px(268), px(20)});
        text(w::k_only_here,
             {.type = Type::small, .color = theme().muted, .align = Align::right, .width = 234});
    }
    take_place(available_width(), px(20));
}

bool ready(FirstRunState& state) {
    return !state.form.agency_name.empty() && !state.form.officer.empty() &&
           crypto::check_passphrase(state.form.passphrase).ok() &&
           state.repeat == state.form.passphrase;
}

void take_listed(FirstRunState& state, const app::Session& session) {
    if (state.own_name) {
        (void)domain::from_name(state.kind, state.form.kind);
        return;
    }
    const auto& agencies = session.shipped_agencies();
    for (std::size_t i = 0; i < agencies.size(); ++i) {
        if (state.agency != std::to_string(i)) continue;
        state.form.kind = agencies[i].kind;
        state.form.agency_name = agencies[i].name;
        state.form.short_name = agencies[i].short_name;
        state.form.region = agencies[i].region;
        state.form.number_word = agencies[i].number_word;
        state.form.detachment_name = agencies[i].detachment_name;
    }
}

void agency_fields(FirstRunState& state, const app::Session& session) {
    const auto& shipped = session.shipped_agencies();
    if (!state.own_name) {
        std::vector<std::string> values;
        for (std::size_t i = 0; i < shipped.size(); ++i) values.push_back(std::to_string(i));
        std::vector<ChoiceItem> items;
        for (std::size_t i = 0; i < shipped.size(); ++i) {
            items.push_back({.value = values[i], .label = shipped[i].name});
        }
        const ImVec2 at = cursor();
        choice_field("agency", state.agency, items,
                     {.label = w::k_agency,
                      .required = true,
                      .error = missing(state.submitted, state.agency)});
        const ImVec2 after = cursor();
        const float width = link_width(w::k_not_listed);
        {
            Area beside({right_of(area()) - width, at.y, width, px(20)});
            if (link("own", w::k_not_listed)) {
                state.own_name = true;
                state.form = {};
            }
        }
        set_cursor(after.x, after.y);
        return;
    }
    const auto kinds = domain::options_of(domain::AgencyKind{});
    std::vector<ChoiceItem> items;
    for (const domain::Option& kind : kinds)
        items.push_back({.value = kind.value, .label = kind.label});
    {
        Columns columns({243, 243});
        choice_field("kind", state.kind, items, {.label = w::k_kind, .required = true});
        columns.next();
        text_field("short", state.form.short_name, {.label = w::k_short_name});
    }
    space(16);
    {
        Columns columns({335, 151});
        text_field("name", state.form.agency_name,
                   {.label = w::k_name,
                    .required = true,
                    .error = missing(state.submitted, state.form.agency_name)});
        columns.next();
        text_field("word", state.form.number_word, {.label = w::k_word, .hint = w::k_word_hint});
    }
    space(8);
    if (link("listed", w::k_from_list)) state.own_name = false;
}

void set_up_form(ScreenState& screen) {
    FirstRunState& state = screen.first_run;
    text(w::k_title, {.type = Type::page_title, .heading_level = 2});
    space(4);
    text(w::k_beside, {.type = Type::small, .color = theme().muted});
    space(24);
    agency_fields(state, screen.session);
    space(16);
    {
        Columns columns({243, 243});
        text_field("officer", state.form.officer,
                   {.label = w::k_officer,
                    .required = true,
                    .error = missing(state.submitted, state.form.officer)});
        columns.next();
        text_field("certificate", state.form.certificate,
                   {.label = w::k_certificate, .hint = w::k_later});
    }
    space(16);
    {
        Columns columns({243, 243});
        text_field("passphrase", state.form.passphrase,
                   {.label = w::k_passphrase,
                    .required = true,
                    .error = passphrase_error(state),
                    .password = true});
        columns.next();
        text_field("repeat", state.repeat,
                   {.label = w::k_repeat,
                    .required = true,
                    .error = repeat_error(state),
                    .password = true});
    }
    space(12);
    strength_row(state.form.passphrase);
    space(20);
    const bool start = button(
        "start", w::k_start, {.kind = ButtonKind::primary, .size = ButtonSize::large, .width = -1});
    space(8);
    if (link("restore", words::backup::k_restore)) screen.restore.open = true;
    if (start) {
        state.submitted = true;
        take_listed(state, screen.session);
        if (ready(state)) state.ticket = screen.session.push(state.form);
    }
    const app::Outcome outcome = screen.session.outcome(state.ticket);
    if (outcome.kind == app::Outcome::Kind::refused) {
        space(12);
        (void)message_bar("refused", Tone::over, error_sentence(outcome.error.code), {},
                          k_icon_triangle_alert);
    }
}

}  // namespace

void first_run_screen(ScreenState& screen) {
    Node node{.id = node_id("main"), .role = Role::main, .name = {}, .rect = window_rect()};
    semantics().push(std::move(node));
    {
        ScrollArea scroll("first_run", window_rect());
        const ImVec2 origin = cursor();
        const float width = std::min(px(k_card_width), frame().width - px(48));
        const bool wide = width >= px(900);
        const float left = wide ? px(k_left_width) : width;
        const float height = wide ? px(544) : px(720);
        const Rect card{(frame().width - width) / 2,
                        origin.y + std::max(px(24), (frame().height - height) / 4), width, height};
        draw_card(ImGui::GetWindowDrawList(), card, theme().card, theme().border);
        welcome_side({card.x, card.y, left, wide ? card.height : px(140)}, wide);
        const float form_x = wide ? card.x + left + px(48) : card.x + px(24);
        const float form_y = wide ? card.y + px(42) : card.y + px(164);
        {
            Area area({form_x, form_y, right_of(card) - px(wide ? 48 : 24) - form_x, card.height});
            set_up_form(screen);
        }
        set_cursor(card.x, bottom_of(card));
        space(16);
        {
            Area area({card.x, cursor().y, card.width, 0});
            drill_offer(screen);
        }
        take_place(card.width, drill_offer_height(card.width));
        space(24);
    }
    semantics().pop();
}

namespace {

/// Who of those who share this PC sits here now.
void officer_choice(UnlockState& state, const std::vector<app::OfficerView>& officers) {
    std::vector<ChoiceItem> items;
    for (const app::OfficerView& officer : officers) {
        items.push_back({.value = officer.device.text, .label = officer.name});
        if (state.officer.empty() && officer.is_me) state.officer = officer.device.text;
    }
    if (choice_field("officer", state.officer, items, {.label = w::k_officer})) state.ticket = 0;
    space(12);
}

}  // namespace

void unlock_screen(ScreenState& screen) {
    UnlockState& state = screen.unlock;
    screen.inspector = {};
    screen.integrity = {};  // opened for whoever was here, not for whoever comes
    const Rect window = window_rect();
    semantics().push({.id = node_id("main"), .role = Role::main, .name = {}, .rect = window});
    const std::vector<app::OfficerView> officers = screen.session.officers();
    const float width = std::min(px(440), frame().width - px(32));
    const bool practising = screen.drill.is_on();
    const float height = px((officers.size() > 1 ? 396.0F : 320.0F) + (practising ? 20.0F : 0.0F));
    const Rect card{(window.width - width) / 2,
                    window.y + std::max(px(24), (window.height - height) / 3), width, height};
    draw_card(ImGui::GetWindowDrawList(), card, theme().card, theme().border);
    {
        Area area(inset(card, 32, 32));
        const ImVec2 at = cursor();
        draw_brand({at.x, at.y, px(40), px(40)});
        {
            Area beside({at.x + px(52), at.y + px(4), available_width() - px(52), px(32)});
            text(words::unlock::k_title, {.type = Type::page_title, .heading_level = 1});
        }
        take_place(available_width(), px(40));
        space(12);
        const bool sealed = screen.session.phase() == app::Phase::sealed;
        const app::Me& me = screen.session.me();
        // Of an encrypted store nothing is known yet, not even whose it is.
        text(sealed                ? std::string{words::unlock::k_sealed}
             : officers.size() > 1 ? me.agency.short_name
                                   : me.agency.short_name + " · " + me.officer,
             {.type = Type::strong});
        text(sealed ? words::unlock::k_sealed_sentence : words::unlock::k_sentence,
             {.type = Type::small, .color = theme().muted});
        if (practising) {
            text(filled(words::drill::k_passphrase_is, {app::k_drill_passphrase}),
                 {.type = Type::small, .color = theme().muted});
        }
        space(16);
        if (officers.size() > 1) officer_choice(state, officers);
        const app::Outcome outcome = screen.session.outcome(state.ticket);
        const bool opening = screen.session.is_opening();
        const bool wrong = outcome.kind == app::Outcome::Kind::refused;
        text_field("passphrase", state.passphrase,
                   {.label = w::k_passphrase,
                    .error = wrong ? words::unlock::k_wrong : std::string_view{},
                    .password = true,
                    .takes_focus = true});
        space(16);
        const bool entered = key_pressed(ImGuiKey_Enter) || key_pressed(ImGuiKey_KeypadEnter);
        const bool pressed =
            button("open", opening ? words::unavailable::k_opening : words::unlock::k_open,
                   {.kind = ButtonKind::primary, .width = -1, .disabled = opening});
        if ((pressed || entered) && !opening && !state.passphrase.empty()) {
            state.ticket =
                sealed ? screen.session.push(app::OpenStore{state.passphrase})
                       : screen.session.push(app::Unlock{state.passphrase, {state.officer}});
            state.passphrase.clear();
        }
    }
    semantics().pop();
}

void unavailable_screen(ScreenState& screen) {
    const Rect window = window_rect();
    semantics().push({.id = node_id("main"), .role = Role::main, .name = {}, .rect = window});
    const float width = std::min(px(560), window.width - px(32));
    Area area({(window.width - width) / 2, window.y + window.height / 4, width, window.height / 2});
    if (screen.session.phase() == app::Phase::loading) {
        loading(words::unavailable::k_opening);
    } else {
        Card card("unavailable", {.padding = 24, .name = words::unavailable::k_title});
        text(words::unavailable::k_title, {.type = Type::heading, .heading_level = 1});
        space(8);
        const auto error = screen.session.storage_error();
        text(error_sentence(error ? error->code : ErrorCode::storage_failed), {.wrap = true});
        const bool gone = error && (error->code == ErrorCode::storage_lost ||
                                    error->code == ErrorCode::storage_damaged);
        if (gone) {
            space(16);
            if (button("restore", words::backup::k_restore,
                       {.kind = ButtonKind::primary, .icon = k_icon_hard_drive})) {
                screen.restore.open = true;
            }
        }
        if (error && error->code == ErrorCode::storage_lost) {
            space(12);
            if (link("start_over", words::backup::k_start_over)) {
                screen.restore.start_over_open = true;
            }
        }
        if (error && error->code == ErrorCode::another_tab) {
            space(16);
            if (button("take_over", words::shell::k_take_over, {.kind = ButtonKind::primary})) {
                screen.session.push(app::TakeOver{});
            }
        }
    }
    semantics().pop();
}

}  // namespace casebridge::ui
