#include "ui/widgets/fields.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "ui/frame.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/strings.h"
#include "ui/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace {

constexpr float k_label_gap = 4;
constexpr float k_sentence_gap = 4;
constexpr float k_padding = 13;  // 12 and the border
constexpr float k_icon = 16;

Type type_of(const FieldOptions& options) { return options.compact ? Type::small : Type::body; }

float box_height(const FieldOptions& options) {
    if (options.lines > 1) {
        return static_cast<float>(options.lines) * line_height_of(Type::body) + px(16);
    }
    return px(options.compact ? k_height_compact : k_height_control);
}

bool shows_label(const FieldOptions& options) {
    return !options.hide_label && (!options.label.empty() || !options.hint.empty());
}

std::string_view sentence_of(const FieldOptions& options) {
    return options.error.empty() ? options.warning : options.error;
}

float sentence_height(const FieldOptions& options, float width) {
    const std::string_view sentence = sentence_of(options);
    if (sentence.empty()) {
        return 0;
    }
    return px(k_sentence_gap) + wrapped_height(sentence, Type::small, width - px(20));
}

float width_of(const FieldOptions& options) {
    return options.width > 0 ? std::min(px(options.width), available_width()) : available_width();
}

void draw_label(ImDrawList* list, const Rect& place, const FieldOptions& options) {
    const float hint =
        options.hint.empty() ? 0 : std::ceil(text_width(options.hint, Type::small)) + 1;
    const Rect label{place.x, place.y, std::max(0.0F, place.width - hint - px(8)),
                     line_height_of(Type::small)};
    draw_text_in(list, label, options.label, Type::small, theme().text);
    if (options.required) {
        const float after = std::min(text_width(options.label, Type::small), label.width);
        draw_text(list, {label.x + after + px(5), label.y}, "*", Type::small, theme().over.text);
    }
    draw_text_in(list, {right_of(place) - hint, place.y, hint, label.height}, options.hint,
                 Type::small, theme().muted);
}

void draw_sentence(ImDrawList* list, const Rect& place, const Rect& box,
                   const FieldOptions& options) {
    const std::string_view sentence = sentence_of(options);
    if (sentence.empty()) {
        return;
    }
    const ImU32 color = options.error.empty() ? theme().warn.text : theme().over.text;
    const Rect rect{place.x, bottom_of(box) + px(k_sentence_gap), place.width,
                    line_height_of(Type::small)};
    draw_icon(list, {rect.x, rect.y + px(2)}, k_icon_problem, k_icon, color);
    float y = rect.y;
    for (const std::string_view line : break_lines(sentence, Type::small, place.width - px(20))) {
        draw_text(list, {rect.x + px(20), y}, line, Type::small, color);
        y += rect.height;
    }
}

void draw_box(ImDrawList* list, const FieldFrame& field, const FieldOptions& options) {
    const Theme& colors = theme();
    const bool quiet = options.locked || options.disabled || options.sunken;
    ImU32 border = options.locked || options.disabled ? colors.border
                   : options.sunken                   ? colors.border_control
                                                      : colors.border_strong;
    float edge = px(colors.edge);
    if (!options.error.empty()) {
        border = colors.over.mark;
        edge = px(2);
    } else if (field.focused) {
        border = colors.accent;
        edge = px(2);
    } else if (field.hovered && !quiet) {
        border = colors.accent;
    }
    const ImVec2 from{field.box.x, field.box.y};
    const ImVec2 to{right_of(field.box), bottom_of(field.box)};
    const float radius = px(k_radius_control);
    list->AddRectFilled(from, to, border, radius);
    list->AddRectFilled({from.x + edge, from.y + edge}, {to.x - edge, to.y - edge},
                        quiet && !field.focused ? colors.sunken : colors.card,
                        std::max(0.0F, radius - edge));
    if (field.focused && !options.error.empty()) {
        draw_focus_ring(list, field.box, k_radius_control);
    }
}

TextStyle style_of(const FieldOptions& options, float left, float right) {
    TextStyle style;
    style.font_size = size_of(type_of(options));
    style.line_height = line_height_of(type_of(options));
    style.padding_left = left;
    style.padding_right = right;
    style.padding_top = options.lines > 1 ? px(8) : 0;
    style.color = options.locked || options.disabled ? theme().muted : theme().text;
    style.placeholder_color = theme().faint;
    return style;
}

// The words of an unfocused field, where the platform's field would set them.
void draw_value(ImDrawList* list, const Rect& box, std::string_view value,
                const FieldOptions& options, const TextStyle& style, bool hidden) {
    const bool empty = value.empty();
    const std::string_view words = empty ? options.placeholder : value;
    const ImU32 color = empty ? style.placeholder_color : style.color;
    const Rect inner{box.x + style.padding_left, box.y,
                     std::max(0.0F, box.width - style.padding_left - style.padding_right),
                     box.height};
    const Type type = type_of(options);
    if (hidden && !empty) {
        const std::size_t count = count_code_points(value);
        float x = inner.x + px(4);
        for (std::size_t i = 0; i < count && x < right_of(inner); ++i) {
            list->AddCircleFilled({x, box.y + box.height / 2}, px(4), color);
            x += px(14);
        }
        return;
    }
    if (options.lines <= 1) {
        draw_text_in(list, inner, words, type, color);
        if (text_width(words, type) > inner.width) {
            tooltip_for(box, words);
        }
        return;
    }
    list->PushClipRect({box.x, box.y + px(2)}, {right_of(box), bottom_of(box) - px(2)}, true);
    float y = box.y + style.padding_top;
    for (const std::string_view line : break_lines(words, type, inner.width)) {
        draw_text(list, {inner.x, y}, line, type, color);
        y += style.line_height;
    }
    list->PopClipRect();
}

std::string count_words(std::string_view value, const FieldOptions& options) {
    const std::string count = std::to_string(count_code_points(value));
    if (options.max_length > 0) {
        return filled(words::k_character_count_of, {count, std::to_string(options.max_length)});
    }
    return filled(words::k_character_count, {count});
}

// One text box in all its forms. `shown` is what stands in it; gives the new text when it was
// typed.
std::optional<std::string> edit_text(const FieldFrame& field, std::string_view shown,
                                     const FieldOptions& options, bool hidden, float right_room) {
    const bool fixed = options.locked || options.disabled;
    float left = px(k_padding);
    if (!options.icon.empty()) {
        left += px(k_icon + 8);
    }
    float right = px(k_padding) + right_room;
    const Type type = type_of(options);
    const float unit = options.unit.empty() ? 0 : text_width(options.unit, type);
    if (unit > 0) {
        right += unit + px(8);
    }
    const TextStyle style = style_of(options, left, right);
    if (field.pressed && !options.disabled) {
        semantics().request_focus(field.id);
        request_frame();
    }
    std::optional<std::string> typed;
    if (!fixed) {
        typed = semantics().take_value(field.id);
        if (typed && !is_valid_utf8(*typed)) {
            typed.reset();
        }
        if (typed && options.max_length > 0) {
            const std::string_view cut =
                first_code_points(*typed, static_cast<std::size_t>(options.max_length));
            typed->resize(cut.size());
        }
    }
    Node node = field_node(field, options, Role::textbox);
    node.value = typed ? *typed : std::string(shown);
    node.placeholder = options.placeholder;
    node.multiline = options.lines > 1;
    node.password = hidden;
    node.max_length = options.max_length;
    node.text_style = style;
    node.input_mode = options.input_mode;
    const std::string value = node.value;
    semantics().add(std::move(node));

    ImDrawList* list = ImGui::GetWindowDrawList();
    if (!options.icon.empty()) {
        draw_icon(list,
                  {field.box.x + px(k_padding), field.box.y + (field.box.height - px(k_icon)) / 2},
                  options.icon, k_icon, theme().muted);
    }
    if (unit > 0) {
        draw_text_in(list,
                     {right_of(field.box) - px(k_padding) - unit - right_room, field.box.y,
                      unit + 1, field.box.height},
                     options.unit, type, theme().muted);
    }
    if (!semantics().drawn_by_platform(field.id)) {
        draw_value(list, field.box, value, options, style, hidden);
    }
    return typed;
}

Rect trailing_icon_place(const Rect& box) {
    const float side = px(k_height_compact);
    return {right_of(box) - side - px(5), box.y + std::floor((box.height - side) / 2), side, side};
}

void draw_lock(const Rect& box) {
    draw_icon_in(ImGui::GetWindowDrawList(), trailing_icon_place(box), k_icon_lock, k_icon,
                 theme().muted);
}

}  // namespace

float field_height(const FieldOptions& options, float width) {
    float height = box_height(options) + sentence_height(options, width);
    if (shows_label(options) || options.show_count) {
        height += line_height_of(Type::small) + px(k_label_gap);
    }
    return height;
}

FieldFrame begin_field(std::string_view id, const FieldOptions& options, bool pressable) {
    FieldFrame field;
    field.id = node_id(id);
    const float width = width_of(options);
    field.place = take_place(width, field_height(options, width));
    const float label = shows_label(options) ? line_height_of(Type::small) + px(k_label_gap) : 0;
    field.box = {field.place.x, field.place.y + label, width, box_height(options)};
    if (pressable && !options.disabled) {
        // A button in the field (eye, calendar) lies over it and comes first.
        const Press press = press_area(field.id, field.box, false, true);
        field.pressed = press.pressed;
        field.hovered = press.hovered;
    }
    field.focused = semantics().focus_visible(field.id) || semantics().drawn_by_platform(field.id);
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (label > 0) {
        draw_label(list, field.place, options);
    }
    draw_box(list, field, options);
    draw_sentence(list, field.place, field.box, options);
    return field;
}

Node field_node(const FieldFrame& field, const FieldOptions& options, Role role) {
    Node node;
    node.id = field.id;
    node.role = role;
    node.name = options.label;
    const std::string_view sentence = sentence_of(options);
    node.description = sentence.empty() ? options.hint : sentence;
    node.rect = field.box;
    node.required = options.required;
    node.invalid = !options.error.empty();
    node.read_only = options.locked;
    node.disabled = options.disabled;
    node.takes_focus = options.takes_focus;
    return node;
}

bool text_field(std::string_view id, std::string& value, const FieldOptions& options) {
    FieldOptions look = options;
    std::string count;
    if (look.show_count && look.hint.empty()) {
        count = count_words(value, look);
        look.hint = count;
    }
    const FieldFrame field = begin_field(id, look, true);
    if (field.hovered && !look.locked) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    }
    bool shown = false;
    if (look.password) {
        shown = kept_int(field.id) != 0;
    }
    const bool has_button = look.password || look.locked;
    const std::optional<std::string> typed =
        edit_text(field, value, look, look.password && !shown, has_button ? px(k_icon + 12) : 0);
    if (look.locked) {
        draw_lock(field.box);
    } else if (look.password) {
        IdScope scope(id);
        Area place(trailing_icon_place(field.box));
        IconButtonOptions eye;
        eye.size = ButtonSize::compact;
        eye.quiet = true;
        eye.color = theme().muted;
        if (icon_button("eye", shown ? k_icon_eye_off : k_icon_eye,
                        shown ? words::k_hide_password : words::k_show_password, eye)) {
            kept_int(field.id) = shown ? 0 : 1;
            request_frame();
        }
    }
    if (typed && *typed != value) {
        value = *typed;
        return true;
    }
    return false;
}

// ---- dates ----

namespace {

constexpr float k_day_width = 40;
constexpr float k_day_height = 36;

// The month popover; true when a day was chosen.
bool month_popover(bool& open, const FieldFrame& field, Date chosen, Date& picked) {
    PopoverOptions options;
    options.width = 7 * k_day_width + 32;
    options.max_height = 360;
    options.name = words::k_calendar;
    options.opener = field.id;
    Popover popover("calendar", open, field.box, options);
    if (!popover) {
        return false;
    }
    const Date today = frame().now.date;
    int& month = kept_int(popover.node());
    if (month == 0) {
        const Date start = chosen.is_set() ? chosen : today.is_set() ? today : Date::of(2026, 1, 1);
        month = start.year() * 12 + start.month() - 1;
    }
    const int year = month / 12;
    const int month_number = month % 12 + 1;
    {
        Row row(32, 0);
        IconButtonOptions quiet;
        quiet.size = ButtonSize::compact;
        quiet.quiet = true;
        row.put(px(32), 32);
        if (icon_button("previous", k_icon_chevron_left, words::k_previous_month, quiet)) {
            --month;
            request_frame();
        }
        row.put_right(px(32), 32);
        if (icon_button("next", k_icon_chevron_right, words::k_next_month, quiet)) {
            ++month;
            request_frame();
        }
        row.put(row.rest(), 24);
        TextOptions title;
        title.type = Type::strong;
        title.align = Align::center;
        title.role = Role::status;
        text(filled(words::k_month_title, {std::to_string(year), std::to_string(month_number)}),
             title);
    }
    space(8);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect head = take_place(px(7 * k_day_width), px(24));
    constexpr std::string_view k_weekdays[] = {"一", "二", "三", "四", "五", "六", "日"};
    for (int i = 0; i < 7; ++i) {
        draw_text_in(list,
                     {head.x + px(k_day_width) * static_cast<float>(i), head.y, px(k_day_width),
                      head.height},
                     k_weekdays[i], Type::small, theme().muted, Align::center);
    }
    const Result<Date> first = Date::from_ymd(year, month_number, 1);
    bool done = false;
    if (first) {
        const int lead = (first->weekday() + 6) % 7;
        const Rect grid = take_place(px(7 * k_day_width), px(6 * k_day_height));
        std::vector<NodeId> days;
        for (int day = 0; day < 31; ++day) {
            const Date date = first->plus_days(day);
            if (date.month() != month_number) {
                break;
            }
            const int cell = lead + day;
            const Rect rect{grid.x + px(k_day_width) * static_cast<float>(cell % 7),
                            grid.y + px(k_day_height) * static_cast<float>(cell / 7),
                            px(k_day_width), px(k_day_height)};
            const Rect inner = inset(rect, 2, 2);
            const NodeId day_id = node_id(to_iso(date));
            days.push_back(day_id);
            const Press press = press_area(day_id, rect);
            const bool is_chosen = date == chosen;
            Node node;
            node.id = day_id;
            node.role = Role::button;
            node.name = to_chinese(date);
            node.rect = rect;
            node.current = date == today;
            node.pressed = is_chosen ? Tristate::yes : Tristate::absent;
            node.takes_focus = is_chosen || (!chosen.is_set() && date == today);
            semantics().add(std::move(node));
            const ImVec2 from{inner.x, inner.y};
            const ImVec2 to{right_of(inner), bottom_of(inner)};
            if (is_chosen) {
                list->AddRectFilled(from, to, theme().accent, px(k_radius_control));
            } else if (press.hovered) {
                list->AddRectFilled(from, to, theme().hover, px(k_radius_control));
            }
            if (date == today && !is_chosen) {
                list->AddRect(from, to, theme().accent, px(k_radius_control), 0, px(1));
            }
            const bool weekend = cell % 7 >= 5;
            draw_text_in(list, rect, std::to_string(date.day()), Type::body,
                         is_chosen ? theme().on_accent
                         : weekend ? theme().muted
                                   : theme().text,
                         Align::center);
            if (press.focused) {
                draw_focus_ring(list, inner, k_radius_control);
            }
            if (press.pressed) {
                picked = date;
                done = true;
            }
        }
        move_focus_by_keys(days, 7);
    }
    if (today.is_set()) {
        space(4);
        if (link("today", words::k_today)) {
            picked = today;
            done = true;
        }
    }
    if (done) {
        open = false;
        semantics().request_focus(field.id);
        request_frame();
    }
    return done;
}

// A field whose text is understood: `to_value` gives the ISO text or nothing, `to_shown` the words.
bool understood_field(std::string_view id, std::string& iso, const FieldOptions& options,
                      std::string (*to_value)(std::string_view),
                      std::string (*to_shown)(std::string_view), bool with_time) {
    FieldOptions look = options;
    if (look.placeholder.empty()) {
        look.placeholder = with_time ? words::k_moment_example : words::k_date_example;
    }
    const FieldFrame field = begin_field(id, look, true);
    if (semantics().lost_focus(field.id)) {
        drop_draft(field.id);
    }
    const std::string* half = find_draft(field.id);
    const std::string shown =
        half != nullptr && semantics().has_focus(field.id) ? *half : to_shown(iso);
    const std::optional<std::string> typed = edit_text(field, shown, look, false, px(k_icon + 12));
    bool changed = false;
    const auto take = [&](std::string value) {
        if (value != iso) {
            iso = std::move(value);
            changed = true;
        }
    };
    if (typed) {
        draft(field.id) = *typed;
        const std::string value = to_value(*typed);
        take(value.empty() ? *typed : value);
    }
    if (look.locked) {
        draw_lock(field.box);
        return changed;
    }
    if (look.disabled) {
        return changed;
    }
    IdScope scope(id);
    bool open = kept_int(field.id) != 0;
    {
        Area place(trailing_icon_place(field.box));
        IconButtonOptions calendar;
        calendar.size = ButtonSize::compact;
        calendar.quiet = true;
        calendar.color = theme().muted;
        calendar.expanded = open ? Tristate::yes : Tristate::no;
        const std::string name =
            std::string(options.label) + " " + std::string(words::k_open_calendar);
        if (icon_button("open", k_icon_calendar, name, calendar)) {
            open = !open;
            kept_int(node_id("calendar")) = 0;
            request_frame();
        }
    }
    const Result<Date> date = Date::parse(std::string_view(iso).substr(0, 10));
    Date picked;
    if (month_popover(open, field, date ? *date : Date(), picked)) {
        std::string value = to_iso(picked);
        if (with_time) {
            const Result<Moment> moment = parse_moment(iso);
            value = to_iso(Moment{picked, moment ? moment->minute : frame().now.minute});
        }
        drop_draft(field.id);
        take(std::move(value));
    }
    kept_int(field.id) = open ? 1 : 0;
    return changed;
}

struct Numbers {
    int values[6] = {};
    int digits[6] = {};
    int count = 0;
};

// The groups of digits, and nothing when something stands between them that no date has.
bool read_numbers(std::string_view typed, Numbers& numbers) {
    constexpr std::u32string_view k_between = U"-./年月日时分点: ：\u3000T星期一二三四五六";
    bool in_number = false;
    for (std::size_t at = 0; at < typed.size();) {
        char32_t c = next_code_point(typed, at);
        if (c >= U'０' && c <= U'９') {
            c = c - U'０' + U'0';  // a Chinese keyboard in full-width mode
        }
        if (c >= U'0' && c <= U'9') {
            if (!in_number) {
                if (numbers.count == 6) {
                    return false;
                }
                ++numbers.count;
            }
            int& value = numbers.values[numbers.count - 1];
            if (++numbers.digits[numbers.count - 1] > 12 || value > 99999999) {
                return false;
            }
            value = value * 10 + static_cast<int>(c - U'0');
            in_number = true;
        } else {
            in_number = false;
            if (k_between.find(c) == std::u32string_view::npos) {
                return false;
            }
        }
    }
    return true;
}

// Takes the date from the front; `used` is the number of groups it took.
Date date_of(const Numbers& numbers, int& used) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (numbers.count >= 1 && numbers.digits[0] == 8) {
        year = numbers.values[0] / 10000;
        month = numbers.values[0] / 100 % 100;
        day = numbers.values[0] % 100;
        used = 1;
    } else if (numbers.count >= 3 && numbers.digits[0] == 4) {
        year = numbers.values[0];
        month = numbers.values[1];
        day = numbers.values[2];
        used = 3;
    }
    const Result<Date> date = Date::from_ymd(year, month, day);
    return date ? *date : Date();
}

std::string moment_as_shown(std::string_view iso) {
    const Result<Moment> moment = parse_moment(iso);
    return moment ? to_chinese(*moment) : std::string(iso);
}

}  // namespace

std::string date_as_shown(std::string_view iso) {
    const Result<Date> date = Date::parse(iso);
    if (!date) {
        return std::string(iso);
    }
    return to_chinese(*date) + "　" + std::string(weekday_name(*date));
}

std::string date_from_typed(std::string_view typed) {
    Numbers numbers;
    int used = 0;
    if (!read_numbers(typed, numbers)) {
        return {};
    }
    const Date date = date_of(numbers, used);
    return date.is_set() && used == numbers.count ? to_iso(date) : std::string();
}

std::string moment_from_typed(std::string_view typed) {
    Numbers numbers;
    int used = 0;
    if (!read_numbers(typed, numbers)) {
        return {};
    }
    const Date date = date_of(numbers, used);
    if (!date.is_set()) {
        return {};
    }
    int hour = 0;
    int minute = 0;
    if (numbers.count == used + 2) {
        hour = numbers.values[used];
        minute = numbers.values[used + 1];
    } else if (numbers.count == used + 1 && numbers.digits[used] == 4) {
        hour = numbers.values[used] / 100;
        minute = numbers.values[used] % 100;
    } else {
        return {};
    }
    if (hour > 23 || minute > 59) {
        return {};
    }
    return to_iso(Moment{date, hour * 60 + minute});
}

bool date_field(std::string_view id, std::string& iso, const FieldOptions& options) {
    return understood_field(id, iso, options, date_from_typed, date_as_shown, false);
}

bool moment_field(std::string_view id, std::string& iso, const FieldOptions& options) {
    return understood_field(id, iso, options, moment_from_typed, moment_as_shown, true);
}

// ---- lists of lines ----

namespace {

std::vector<std::string> split_lines(std::string_view lines) {
    std::vector<std::string> entries;
    for (std::size_t at = 0;;) {
        const std::size_t end = lines.find('\n', at);
        entries.emplace_back(lines.substr(at, end == std::string_view::npos ? end : end - at));
        if (end == std::string_view::npos) {
            return entries;
        }
        at = end + 1;
    }
}

std::string join_lines(const std::vector<std::string>& entries, bool with_empty) {
    std::string joined;
    bool first = true;
    for (const std::string& entry : entries) {
        if (entry.empty() && !with_empty) {
            continue;
        }
        joined += first ? entry : "\n" + entry;
        first = false;
    }
    return joined;
}

}  // namespace

bool string_list_field(std::string_view id, std::string& lines, const FieldOptions& options) {
    IdScope scope(id);
    // Lines that are empty while one is typing are kept as a draft: they are not part of the value.
    const NodeId draft_id = node_id("lines");
    const std::string* rough = find_draft(draft_id);
    std::vector<std::string> entries = split_lines(lines);
    if (rough != nullptr) {
        std::vector<std::string> rough_entries = split_lines(*rough);
        if (join_lines(rough_entries, false) == lines) {
            entries = std::move(rough_entries);
        }
    }
    bool changed = false;
    int removed = -1;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        IdScope line_scope(static_cast<int>(i));
        const std::string number = std::to_string(i + 1);
        const std::string name = filled(words::k_line_name, {options.label, number});
        FieldOptions line = options;
        const ImVec2 at = cursor();
        const float width = width_of(options);
        const bool can_remove = !options.locked && !options.disabled && entries.size() > 1;
        if (i == 0) {
            // The visible label stands once; each line is spoken with its number.
            FieldOptions head = options;
            if (shows_label(head)) {
                draw_label(ImGui::GetWindowDrawList(), {at.x, at.y, width, px(20)}, head);
                take_place(width, px(20) + px(k_label_gap));
            }
        }
        line.label = i == 0 ? options.label : std::string_view(name);
        line.hide_label = true;
        line.hint = {};
        line.error = i + 1 == entries.size() ? options.error : std::string_view();
        line.warning = {};
        line.required = options.required && i == 0;
        line.lines = 1;
        line.width = to_design(width - (can_remove ? px(48) : 0));
        const Rect row{cursor().x, cursor().y, width, px(k_height_control)};
        if (text_field("line", entries[i], line)) {
            changed = true;
        }
        if (can_remove) {
            Area place({right_of(row) - px(40), row.y, px(40), row.height});
            IconButtonOptions quiet;
            quiet.quiet = true;
            quiet.color = theme().muted;
            if (icon_button("remove", k_icon_x, filled(words::k_remove_line, {number}), quiet)) {
                removed = static_cast<int>(i);
            }
        }
        space(8);
    }
    if (!options.locked && !options.disabled) {
        LinkOptions add;
        add.icon = k_icon_plus;
        const std::string name = std::string(options.label) + " " + std::string(words::k_add_line);
        add.name = name;
        if (link("add", words::k_add_line, add)) {
            entries.emplace_back();
            draft(draft_id) = join_lines(entries, true);
            IdScope line_scope(static_cast<int>(entries.size()) - 1);
            semantics().request_focus(node_id("line"));
            request_frame();
        }
    }
    if (removed >= 0) {
        entries.erase(entries.begin() + removed);
        changed = true;
        request_frame();
    }
    if (!changed) {
        return false;
    }
    for (std::string& entry : entries) {
        entry.erase(std::remove(entry.begin(), entry.end(), '\n'), entry.end());
    }
    draft(draft_id) = join_lines(entries, true);
    std::string joined = join_lines(entries, false);
    changed = joined != lines;
    lines = std::move(joined);
    return changed;
}

}  // namespace casebridge::ui
