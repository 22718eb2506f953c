#include "ui/widgets/overlays.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

constexpr double k_tooltip_delay_ms = 400;
constexpr ImGuiWindowFlags k_overlay_flags =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
    ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav;

struct OpenOverlay {
    NodeId id = 0;
    bool takes_input = true;  // a message above a dialog does not keep Escape from it
};

struct Overlays {
    std::vector<OpenOverlay> open;         // this frame, from below to the top
    std::vector<OpenOverlay> open_before;  // the last frame
    NodeId tooltip = 0;
    double tooltip_since_ms = 0;
    Rect tooltip_rect;
    std::string tooltip_words;
    bool tooltip_asked = false;
};

Overlays& overlays() {
    static Overlays state;
    return state;
}

bool is_new(NodeId id) {
    const std::vector<OpenOverlay>& before = overlays().open_before;
    return std::none_of(before.begin(), before.end(),
                        [id](const OpenOverlay& overlay) { return overlay.id == id; });
}

bool is_topmost(NodeId id) {
    const std::vector<OpenOverlay>& before = overlays().open_before;
    const auto top = std::find_if(before.rbegin(), before.rend(),
                                  [](const OpenOverlay& overlay) { return overlay.takes_input; });
    return top != before.rend() && top->id == id;
}

// Overlays are ImGui windows of their own, stacked in the order in which they are drawn.
void begin_overlay_window(NodeId id, const Rect& rect, ImGuiWindowFlags flags) {
    if (is_new(id)) {
        request_frame();
    }
    overlays().open.push_back({id, (flags & ImGuiWindowFlags_NoInputs) == 0});
    char name[24];
    ImFormatString(name, sizeof name, "overlay%08X", id);
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({rect.width, rect.height});
    ImGui::Begin(name, nullptr, k_overlay_flags | flags);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->SkipItems = false;
    ImGui::BringWindowToDisplayFront(window);
    ImGui::PushOverrideID(id);
}

void end_overlay_window() {
    ImGui::PopID();
    ImGui::End();
}

void draw_floating_card(ImDrawList* list, const Rect& rect, bool with_shadow) {
    const ImVec2 from{rect.x, rect.y};
    const ImVec2 to{right_of(rect), bottom_of(rect)};
    if (with_shadow) {
        const ImU32 shade = theme().shade;
        list->AddRectFilled({from.x, from.y + px(3)}, {to.x, to.y + px(3)}, faded(shade, 0.04F),
                            px(k_radius_card));
        list->AddRectFilled({from.x, from.y + px(1)}, {to.x, to.y + px(1)}, faded(shade, 0.05F),
                            px(k_radius_card));
    }
    const float edge = px(theme().edge);
    list->AddRectFilled(from, to, theme().border_control, px(k_radius_card));
    list->AddRectFilled({from.x + edge, from.y + edge}, {to.x - edge, to.y - edge}, theme().card,
                        px(k_radius_card) - edge);
}

int& known_height(NodeId id) { return kept_int(ImHashData("height", 6, id)); }

void remember_height(NodeId id, float height) {
    int& known = known_height(id);
    if (known != static_cast<int>(height)) {
        known = static_cast<int>(height);
        request_frame();
    }
}

}  // namespace

// ---- dialog ----

Dialog::Dialog(std::string_view id, bool& open, const DialogOptions& options) : id_(node_id(id)) {
    if (!open) {
        return;
    }
    const bool was_open = !is_new(id_);
    if (!was_open) {
        known_height(ImHashData("opener", 6, id_)) = static_cast<int>(semantics().focused());
    }
    if (options.closable && was_open && is_topmost(id_) && key_pressed(ImGuiKey_Escape)) {
        open = false;
        semantics().request_focus(static_cast<NodeId>(known_height(ImHashData("opener", 6, id_))));
        request_frame();
        return;
    }
    drawn_ = true;
    const Rect all = window_rect();
    begin_overlay_window(id_, all, 0);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    ImDrawList* list = window->DrawList;
    list->AddRectFilled({all.x, all.y}, {right_of(all), bottom_of(all)},
                        faded(theme().shade, 0.45F));

    const float margin = px(24);
    const float width = std::min(px(options.width), all.width - 2 * margin);
    const float height = static_cast<float>(std::max(known_height(id_), 1));
    const float top = all.y + std::max(margin, std::floor((all.height - height) / 2.2F));
    if (const std::optional<Scroll> asked = semantics().take_scroll(id_)) {
        ImGui::SetScrollY(window, asked->y);
        request_frame();
    }
    rect_ = {std::floor((all.width - width) / 2), top - window->Scroll.y, width, height};
    Node node;
    node.id = id_;
    node.role = options.role;
    node.name = options.title;
    node.modal = true;
    node.floating = true;
    node.takes_focus = true;
    node.rect = rect_;
    semantics().push(std::move(node));
    layers_.Split(list, 2);
    layers_.SetCurrentChannel(list, 1);
    push_area({rect_.x + margin, rect_.y + margin, width - 2 * margin, height - 2 * margin});
    TextOptions title;
    title.type = Type::card_title;
    title.heading_level = 2;
    title.wrap = true;
    text(options.title, title);
    space(8);
}

Dialog::~Dialog() {
    if (!drawn_) {
        return;
    }
    const float height = std::ceil(cursor().y + px(24) - rect_.y);
    pop_area();
    remember_height(id_, height);
    rect_.height = height;
    ImDrawList* list = ImGui::GetWindowDrawList();
    layers_.SetCurrentChannel(list, 0);
    draw_floating_card(list, rect_, false);
    layers_.Merge(list);
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    window->DC.CursorMaxPos.y = std::max(window->DC.CursorMaxPos.y, bottom_of(rect_) + px(24));
    semantics().pop();
    end_overlay_window();
}

Answer ask(std::string_view id, bool& open, const Question& question) {
    Answer answer = Answer::none;
    const bool was_open = open;
    DialogOptions options;
    options.title = question.title;
    {
        Dialog dialog(id, open, options);
        if (dialog) {
            TextOptions sentence;
            sentence.color = theme().muted;
            sentence.wrap = true;
            text(question.sentence, sentence);
            space(24);
            Row row(40);
            ButtonOptions yes;
            yes.kind = question.danger ? ButtonKind::danger : ButtonKind::primary;
            ButtonOptions no;
            no.takes_focus = true;
            // Reported in reading order: the harmless answer first.
            const float yes_width = button_width(question.yes, yes);
            const Rect yes_place = row.put_right(yes_width, 40);
            row.put_right(button_width(question.no, no), 40);
            if (button("no", question.no, no)) {
                answer = Answer::no;
            }
            set_cursor(yes_place.x, yes_place.y);
            if (button("yes", question.yes, yes)) {
                answer = Answer::yes;
            }
        } else if (was_open) {
            answer = Answer::no;
        }
    }
    if (answer != Answer::none) {
        open = false;
        request_frame();
    }
    return answer;
}

// ---- popover ----

Popover::Popover(std::string_view id, bool& open, const Rect& anchor, const PopoverOptions& options)
    : id_(node_id(id)), padding_(px(options.padding)) {
    if (!open) {
        return;
    }
    const float height = static_cast<float>(
        known_height(id_) > 0 ? known_height(id_) : static_cast<int>(px(options.max_height)));
    const float width =
        std::min(options.width > 0 ? px(options.width) : anchor.width, frame().width - px(16));
    const float gap = px(4);
    float x = options.align_right ? right_of(anchor) - width : anchor.x;
    x = std::clamp(x, px(8), std::max(px(8), frame().width - width - px(8)));
    float y = bottom_of(anchor) + gap;
    const bool fits_below = y + height <= frame().height - px(8);
    const bool fits_above = anchor.y - gap - height >= px(8);
    if (!fits_below && fits_above) {
        y = anchor.y - gap - height;
    } else if (!fits_below) {
        y = std::max(px(8), frame().height - px(8) - height);
    }
    rect_ = {std::floor(x), std::floor(y), width, height};

    if (!is_new(id_) && is_topmost(id_)) {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const bool outside = ImGui::IsMouseClicked(ImGuiMouseButton_Left) &&
                             !contains(rect_, mouse) && !contains(anchor, mouse);
        const bool escape = key_pressed(ImGuiKey_Escape);
        if (outside || escape) {
            open = false;
            if (escape && options.opener != 0) {
                semantics().request_focus(options.opener);
            }
            request_frame();
            return;
        }
    }
    drawn_ = true;
    const float shadow = px(4);
    begin_overlay_window(id_, {rect_.x, rect_.y, rect_.width, rect_.height + shadow},
                         ImGuiWindowFlags_NoScrollWithMouse);
    Node node;
    node.id = id_;
    node.role = options.role;
    node.name = options.name;
    node.floating = true;
    node.takes_focus = true;
    node.rect = rect_;
    semantics().push(std::move(node));
    ImDrawList* list = ImGui::GetWindowDrawList();
    layers_.Split(list, 2);
    layers_.SetCurrentChannel(list, 1);
    push_area(
        {rect_.x + padding_, rect_.y + padding_, width - 2 * padding_, height - 2 * padding_});
}

Popover::~Popover() {
    if (!drawn_) {
        return;
    }
    const float height = std::ceil(cursor().y + padding_ - rect_.y);
    pop_area();
    remember_height(id_, height);
    rect_.height = height;
    ImDrawList* list = ImGui::GetWindowDrawList();
    layers_.SetCurrentChannel(list, 0);
    draw_floating_card(list, rect_, true);
    layers_.Merge(list);
    semantics().pop();
    end_overlay_window();
}

void move_focus_by_keys(const std::vector<NodeId>& items, int columns) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!semantics().has_focus(items[i])) {
            continue;
        }
        const int last = static_cast<int>(items.size()) - 1;
        int to = static_cast<int>(i);
        if (key_pressed(ImGuiKey_DownArrow)) {
            to += columns;
        } else if (key_pressed(ImGuiKey_UpArrow)) {
            to -= columns;
        } else if (columns > 1 && key_pressed(ImGuiKey_RightArrow)) {
            ++to;
        } else if (columns > 1 && key_pressed(ImGuiKey_LeftArrow)) {
            --to;
        } else if (key_pressed(ImGuiKey_Home)) {
            to = 0;
        } else if (key_pressed(ImGuiKey_End)) {
            to = last;
        }
        to = std::clamp(to, 0, last);
        if (to != static_cast<int>(i)) {
            semantics().request_focus(items[static_cast<std::size_t>(to)]);
            request_frame();
        }
        return;
    }
}

// ---- menu ----

namespace {

PopoverOptions menu_options(float width_design, bool align_right, NodeId opener) {
    PopoverOptions options;
    options.width = width_design;
    options.padding = 5;
    options.role = Role::menu;
    options.align_right = align_right;
    options.opener = opener;
    return options;
}

}  // namespace

Menu::Menu(std::string_view id, bool& open, const Rect& anchor, float width_design,
           bool align_right, NodeId opener)
    : open_(open), popover_(id, open, anchor, menu_options(width_design, align_right, opener)) {}

Menu::~Menu() {
    if (popover_) {
        move_focus_by_keys(items_);
    }
}

bool Menu::item(std::string_view id, std::string_view icon, std::string_view words, bool danger,
                bool disabled) {
    const NodeId node_key = node_id(id);
    const Rect place = take_place(available_width(), px(k_height_control));
    const Press press = press_area(node_key, place, disabled);
    Node node;
    node.id = node_key;
    node.role = Role::menuitem;
    node.name = words;
    node.rect = place;
    node.disabled = disabled;
    semantics().add(std::move(node));
    if (!disabled) {
        items_.push_back(node_key);
    }
    const Theme& colors = theme();
    ImDrawList* list = ImGui::GetWindowDrawList();
    const bool lit = press.hovered || semantics().has_focus(node_key);
    if (lit) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)},
                            danger ? colors.over.tint : colors.accent_tint, px(k_radius_control));
    }
    const ImU32 ink = disabled ? colors.faint
                      : danger ? colors.over.text
                      : lit    ? colors.accent_text
                               : colors.text;
    const ImU32 icon_ink = disabled || danger || lit ? ink : colors.muted;
    draw_icon(list, {place.x + px(12), place.y + px(12)}, icon, 16, icon_ink);
    const float x = place.x + px(40);
    draw_text_in(list, {x, place.y, right_of(place) - x - px(8), place.height}, words, Type::body,
                 ink);
    if (press.pressed) {
        open_ = false;
        request_frame();
    }
    return press.pressed;
}

void Menu::rule() {
    space(4);
    const Rect place = take_place(available_width(), px(1));
    ImGui::GetWindowDrawList()->AddRectFilled(
        {place.x + px(8), place.y}, {right_of(place) - px(8), bottom_of(place)}, theme().border);
    space(4);
}

bool has_modal() {
    const std::vector<OpenOverlay>& before = overlays().open_before;
    return std::any_of(before.begin(), before.end(),
                       [](const OpenOverlay& overlay) { return overlay.takes_input; });
}

// ---- tooltip ----

void tooltip_for(const Rect& rect, std::string_view words) {
    if (words.empty() ||
        !ImGui::IsMouseHoveringRect({rect.x, rect.y}, {right_of(rect), bottom_of(rect)})) {
        return;
    }
    if (ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen ||
        !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
        return;
    }
    Overlays& state = overlays();
    const NodeId id = ImHashData(words.data(), words.size());
    if (state.tooltip != id) {
        state.tooltip = id;
        state.tooltip_since_ms = frame().time_ms;
    }
    state.tooltip_rect = rect;
    state.tooltip_words = words;
    state.tooltip_asked = true;
}

namespace {

void draw_tooltip(const Overlays& state) {
    const float most = px(320);
    const std::vector<std::string_view> lines = break_lines(state.tooltip_words, Type::small, most);
    float width = 0;
    for (const std::string_view line : lines) {
        width = std::max(width, text_width(line, Type::small));
    }
    const float line_height = line_height_of(Type::small);
    const float box_width = std::ceil(width) + 2 * px(12);
    const float box_height = line_height * static_cast<float>(lines.size()) + 2 * px(8);
    float x = state.tooltip_rect.x + (state.tooltip_rect.width - box_width) / 2;
    x = std::floor(std::clamp(x, px(4), std::max(px(4), frame().width - box_width - px(4))));
    float y = bottom_of(state.tooltip_rect) + px(6);
    if (y + box_height > frame().height - px(4)) {
        y = state.tooltip_rect.y - px(6) - box_height;
    }
    const bool light = theme_name() != ThemeName::dark;
    const ImU32 ground = light ? theme().text : theme().top;
    const ImU32 ink = light ? theme().card : theme().text;
    ImDrawList* list = ImGui::GetForegroundDrawList();
    list->AddRectFilled({x, y}, {x + box_width, y + box_height}, ground, px(k_radius_control));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        draw_text(list, {x + px(12), y + px(8) + line_height * static_cast<float>(i)}, lines[i],
                  Type::small, ink);
    }
}

}  // namespace

void finish_overlays() {
    Overlays& state = overlays();
    state.open_before.swap(state.open);
    state.open.clear();
    if (!state.tooltip_asked) {
        state.tooltip = 0;
    } else {
        const double waited = frame().time_ms - state.tooltip_since_ms;
        if (waited >= k_tooltip_delay_ms) {
            draw_tooltip(state);
        } else {
            request_frame_after(k_tooltip_delay_ms - waited);
        }
    }
    state.tooltip_asked = false;
}

// ---- toast ----

void toast(std::string_view id, Tone tone, std::string_view icon, std::string_view sentence,
           float floor) {
    const float most = std::min(px(640), frame().width - px(48));
    const std::vector<std::string_view> lines =
        break_lines(sentence, Type::body, most - px(48) - px(20));
    float widest = 0;
    for (const std::string_view line : lines) {
        widest = std::max(widest, text_width(line, Type::body));
    }
    const float line_height = line_height_of(Type::body);
    const float width = std::ceil(widest) + px(48) + px(20);
    const float height = px(20) + line_height * static_cast<float>(lines.size());
    // At the right: forms have their paper there and not a field that is being filled.
    const Rect place{frame().width - px(24) - width, floor - px(24) - height, width, height};
    const NodeId node_key = node_id(id);
    begin_overlay_window(node_key, inset(place, -4), ImGuiWindowFlags_NoInputs);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const StateColors colors = colors_of(tone);
    const float edge = px(theme().edge);
    list->AddRectFilled({place.x, place.y + px(3)}, {right_of(place), bottom_of(place) + px(3)},
                        faded(theme().shade, 0.04F), px(k_radius_card));
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, colors.line,
                        px(k_radius_card));
    list->AddRectFilled({place.x + edge, place.y + edge},
                        {right_of(place) - edge, bottom_of(place) - edge}, colors.tint,
                        px(k_radius_card) - edge);
    draw_icon(list, {place.x + px(16), place.y + std::floor((height - px(20)) / 2)}, icon, 20,
              colors.text);
    Rect line_rect{place.x + px(48), place.y + px(10), widest + px(8), line_height};
    for (const std::string_view line : lines) {
        draw_text_in(list, line_rect, line, Type::body, theme().text);
        line_rect.y += line_height;
    }
    end_overlay_window();
    Node node;
    node.id = node_key;
    node.role = Role::status;
    node.name = sentence;
    node.rect = place;
    semantics().add(std::move(node));
}

// ---- drop zone ----

void drop_overlay(std::string_view title, std::string_view sentence) {
    ImDrawList* list = ImGui::GetForegroundDrawList();
    const Rect all{0, 0, frame().width, frame().height};
    list->AddRectFilled({0, 0}, {all.width, all.height}, faded(theme().card, 0.92F));
    const Rect box = inset(all, 24);
    list->AddRectFilled({box.x, box.y}, {right_of(box), bottom_of(box)}, theme().accent_tint,
                        px(k_radius_card));
    list->AddRect({box.x, box.y}, {right_of(box), bottom_of(box)}, theme().accent,
                  px(k_radius_card), 0, px(2));
    const float middle = std::floor(box.y + box.height / 2);
    draw_icon(list, {box.x + (box.width - px(48)) / 2, middle - px(72)}, k_icon_download, 48,
              theme().accent_text);
    draw_text_in(list, {box.x, middle - px(12), box.width, px(28)}, title, Type::heading,
                 theme().text, Align::center);
    draw_text_in(list, {box.x, middle + px(20), box.width, px(24)}, sentence, Type::body,
                 theme().muted, Align::center);
    Node node;
    node.id = node_id("drop_overlay");
    node.role = Role::status;
    node.name = std::string(title) + "，" + std::string(sentence);
    node.rect = all;
    node.floating = true;
    semantics().add(std::move(node));
}

}  // namespace casebridge::ui
