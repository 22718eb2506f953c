#include "ui/screens/inspector.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/photo_window.h"
#include "ui/strings.h"
#include "ui/strings_inspector.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text.h"
#include "ui/widgets/tiles.h"

namespace casebridge::ui {
namespace {

namespace w = words::inspector;

constexpr float k_head_height = 65;
constexpr float k_adjust_height = 48;
constexpr float k_strip_height = 104;
constexpr float k_bar_height = 48;
constexpr float k_panel_width = 376;
constexpr float k_margin = 12;
constexpr float k_most_zoom = 8;  // page pixels for one of the photo
constexpr float k_loupe_width = 256;
constexpr float k_loupe_height = 160;
constexpr float k_loupe_times = 3;  // larger than the photo around it
constexpr float k_pan_step = 48;

// ---- the photo ----

void read_photo(ScreenState& state, const domain::Evidence& evidence) {
    InspectorState& inspector = state.inspector;
    if (inspector.shown != evidence.file) {
        const bool loupe = inspector.loupe;
        const bool compare = inspector.compare;
        inspector = {};
        inspector.shown = evidence.file;
        inspector.loupe = loupe;
        inspector.compare = compare;
    }
    if (inspector.photo != nullptr || inspector.unreadable) return;
    const auto taken = state.session.take_photo(evidence.file);
    if (!taken) return;
    if (taken->ok()) {
        inspector.photo = std::make_unique<PictureTexture>(**taken);
        request_frame();
    } else {
        inspector.unreadable = true;
    }
}

// ---- moving about ----

struct View {
    Rect place;
    float fit = 1;
    float zoom = 1;
    PhotoMap map;
};

View view_of(const InspectorState& inspector, const Rect& place) {
    View view{.place = place};
    view.fit = fitting_zoom(inspector.photo->data().Width, inspector.photo->data().Height,
                            inspector.look.quarter_turns, inset(place, k_margin));
    view.zoom = inspector.zoom == 0 ? view.fit : inspector.zoom;
    view.map =
        map_photo(inspector.photo->data().Width, inspector.photo->data().Height,
                  inspector.look.quarter_turns, place.x + place.width / 2,
                  place.y + place.height / 2, inspector.center_u, inspector.center_v, view.zoom);
    return view;
}

/// By so many page pixels; the photo's middle stays over the photo.
void pan(InspectorState& inspector, const View& view, float x, float y) {
    inspector.center_u =
        std::clamp(inspector.center_u - x * view.map.across_u - y * view.map.down_u, 0.0F, 1.0F);
    inspector.center_v =
        std::clamp(inspector.center_v - x * view.map.across_v - y * view.map.down_v, 0.0F, 1.0F);
    request_frame();
}

/// Around a point of the page, which keeps showing the same place of the photo.
void zoom_at(InspectorState& inspector, const View& view, float times, ImVec2 at) {
    const float wanted = std::clamp(view.zoom * times, view.fit, std::max(k_most_zoom, view.fit));
    const float right = at.x - (view.place.x + view.place.width / 2);
    const float below = at.y - (view.place.y + view.place.height / 2);
    const float kept = 1 - view.zoom / wanted;
    pan(inspector, view, -right * kept, -below * kept);
    inspector.zoom = wanted == view.fit ? 0 : wanted;
    if (inspector.zoom == 0) inspector.center_u = inspector.center_v = 0.5F;
}

void turn(InspectorState& inspector, int quarters) {
    inspector.look.quarter_turns = (inspector.look.quarter_turns + quarters) & 3;
    inspector.zoom = 0;
    inspector.center_u = inspector.center_v = 0.5F;
    request_frame();
}

void point_loupe(InspectorState& inspector, const View& view, ImVec2 at) {
    inspector.loupe_u =
        std::clamp(view.map.u + at.x * view.map.across_u + at.y * view.map.down_u, 0.0F, 1.0F);
    inspector.loupe_v =
        std::clamp(view.map.v + at.x * view.map.across_v + at.y * view.map.down_v, 0.0F, 1.0F);
}

void step_loupe(InspectorState& inspector, const View& view, float x, float y) {
    inspector.loupe_u =
        std::clamp(inspector.loupe_u + x * view.map.across_u + y * view.map.down_u, 0.0F, 1.0F);
    inspector.loupe_v =
        std::clamp(inspector.loupe_v + x * view.map.across_v + y * view.map.down_v, 0.0F, 1.0F);
    request_frame();
}

// ---- keys ----

void take_keys(ScreenState& state, const View& view) {
    if (has_modal() || ImGui::GetIO().KeyCtrl) return;
    InspectorState& inspector = state.inspector;
    const ImVec2 middle{view.place.x + view.place.width / 2, view.place.y + view.place.height / 2};
    if (key_pressed(ImGuiKey_L)) turn(inspector, -1);
    if (key_pressed(ImGuiKey_R)) turn(inspector, 1);
    if (key_pressed(ImGuiKey_M)) inspector.loupe = !inspector.loupe;
    if (key_pressed(ImGuiKey_D)) inspector.compare = !inspector.compare;
    if (key_pressed(ImGuiKey_Equal)) zoom_at(inspector, view, k_zoom_per_wheel_line, middle);
    if (key_pressed(ImGuiKey_Minus)) zoom_at(inspector, view, 1 / k_zoom_per_wheel_line, middle);
    if (key_pressed(ImGuiKey_0)) zoom_at(inspector, view, 0, middle);
    const float step = px(inspector.loupe ? 8 : k_pan_step);
    const auto move = [&](float x, float y) {
        if (inspector.loupe) {
            step_loupe(inspector, view, x, y);
        } else {
            pan(inspector, view, -x, -y);
        }
    };
    if (key_pressed(ImGuiKey_LeftArrow)) move(-step, 0);
    if (key_pressed(ImGuiKey_RightArrow)) move(step, 0);
    if (key_pressed(ImGuiKey_UpArrow)) move(0, -step);
    if (key_pressed(ImGuiKey_DownArrow)) move(0, step);
}

// ---- drawing ----

/// Where the loupe looks: a rectangle on the page, in whole pixels.
Rect loupe_source(const InspectorState& inspector, const View& view) {
    const PhotoMap& map = view.map;
    // The map is a turned scaling: its inverse puts a place of the photo on the page.
    const float du = inspector.loupe_u - map.u;
    const float dv = inspector.loupe_v - map.v;
    const float determinant = map.across_u * map.down_v - map.down_u * map.across_v;
    const float x = (du * map.down_v - dv * map.down_u) / determinant;
    const float y = (dv * map.across_u - du * map.across_v) / determinant;
    const float width = px(k_loupe_width) / k_loupe_times;
    const float height = px(k_loupe_height) / k_loupe_times;
    return {std::round(x - width / 2), std::round(y - height / 2), std::round(width),
            std::round(height)};
}

void draw_edge(ImDrawList* list, const Rect& rect) {
    list->AddRect({rect.x, rect.y}, {right_of(rect), bottom_of(rect)}, IM_COL32_WHITE,
                  px(k_radius_chip), 0, px(2));
}

void draw_loupe(ImDrawList* list, const InspectorState& inspector, const View& view) {
    draw_edge(list, loupe_source(inspector, view));
    const Rect place{right_of(view.place) - px(k_loupe_width + 24), view.place.y + px(24),
                     px(k_loupe_width), px(k_loupe_height)};
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().viewer);
    const PhotoMap map = map_photo(inspector.photo->data().Width, inspector.photo->data().Height,
                                   inspector.look.quarter_turns, place.x + place.width / 2,
                                   place.y + place.height / 2, inspector.loupe_u, inspector.loupe_v,
                                   view.zoom * k_loupe_times);
    draw_photo(list, inspector.photo->data(), {place, place, map, inspector.look});
    draw_edge(list, place);
}

void draw_halves(ImDrawList* list, const InspectorState& inspector, const Rect& place) {
    const float half = std::floor(place.width / 2);
    const Rect left{place.x, place.y, half, place.height};
    const Rect right{place.x + half, place.y, place.width - half, place.height};
    PhotoLook plain;
    plain.quarter_turns = inspector.look.quarter_turns;
    draw_photo(list, inspector.photo->data(), {left, left, view_of(inspector, left).map, plain});
    draw_photo(list, inspector.photo->data(),
               {right, right, view_of(inspector, right).map, inspector.look});
    list->AddRectFilled({right.x - px(1), place.y}, {right.x + px(1), bottom_of(place)},
                        theme().on_viewer);
    const auto label = [&](const Rect& side, std::string_view words) {
        const float width = text_width(words, Type::small) + px(16);
        const Rect tag{side.x + px(12), side.y + px(12), width, px(24)};
        list->AddRectFilled({tag.x, tag.y}, {right_of(tag), bottom_of(tag)}, theme().viewer,
                            px(k_radius_chip));
        draw_text_in(list, tag, words, Type::small, theme().on_viewer, Align::center);
    };
    label(left, w::k_original);
    label(right, w::k_adjusted);
}

void use_pointer(InspectorState& inspector, const View& view, const Press& press) {
    const ImGuiIO& io = ImGui::GetIO();
    if (press.hovered && io.MouseWheel != 0) {
        zoom_at(inspector, view, std::pow(k_zoom_per_wheel_line, io.MouseWheel), io.MousePos);
    }
    if (press.hovered && inspector.loupe && !press.held) point_loupe(inspector, view, io.MousePos);
    if (!press.held) return;
    if (inspector.loupe && io.MouseSource == ImGuiMouseSource_TouchScreen) {
        return point_loupe(inspector, view, io.MousePos);
    }
    if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) {
        pan(inspector, view, io.MouseDelta.x, io.MouseDelta.y);
    }
}

void viewer(ScreenState& state, const Rect& place, const domain::Evidence& evidence) {
    InspectorState& inspector = state.inspector;
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().viewer);
    if (inspector.photo == nullptr) {
        const std::string_view words = inspector.unreadable ? w::k_unreadable : w::k_reading;
        draw_text_in(list, inset(place, 24), words, Type::body, theme().on_viewer, Align::center);
        report_words(words, inset(place, 24), Role::status);
        return;
    }
    const NodeId id = node_id("photo");
    const Press press = press_area(id, place, false, true);
    Node node{
        .id = id, .role = Role::img, .name = filled(w::k_photo, {evidence.title}), .rect = place};
    node.description = w::k_photo_keys;
    node.focusable = true;
    node.drags = true;
    node.zooms = true;
    semantics().add(std::move(node));
    const Rect half{place.x, place.y, std::floor(place.width / 2), place.height};
    const Rect shown = inspector.compare ? half : place;
    use_pointer(inspector, view_of(inspector, shown), press);
    take_keys(state, view_of(inspector, shown));
    if (inspector.compare) {
        draw_halves(list, inspector, place);
    } else {
        const View view = view_of(inspector, place);
        draw_photo(list, inspector.photo->data(), {place, place, view.map, inspector.look});
        if (inspector.loupe) draw_loupe(list, inspector, view);
    }
    if (press.focused) draw_focus_ring(list, place, 0, true);
}

/// A dark button of the floating bar; true when pressed.
bool tool(std::string_view id, std::string_view icon, std::string_view words, bool on,
          bool with_words) {
    const float width = px(40) + (with_words ? text_width(words, Type::small) + px(4) : 0);
    const NodeId node_key = node_id(id);
    const Rect place = take_place(width, px(36));
    const Press press = press_area(node_key, place);
    Node node{.id = node_key, .role = Role::button, .name = std::string{words}, .rect = place};
    node.pressed = on ? Tristate::yes : Tristate::absent;
    semantics().add(std::move(node));
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (on || press.hovered) {
        list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)},
                            on ? theme().accent : IM_COL32(0x2A, 0x32, 0x3D, 0xFF),
                            px(k_radius_control));
    }
    draw_icon(list, {place.x + px(10), place.y + px(8)}, icon, 20, IM_COL32_WHITE);
    if (with_words) {
        draw_text_in(list, {place.x + px(36), place.y, width - px(36), place.height}, words,
                     Type::small, IM_COL32_WHITE);
    }
    if (press.focused) draw_focus_ring(list, place, k_radius_control);
    tooltip_for(place, words);
    return press.pressed;
}

void floating_bar(ScreenState& state, const Rect& place) {
    InspectorState& inspector = state.inspector;
    const bool words = place.width > px(640);
    const auto width_of = [&](std::string_view label, bool shown) {
        return px(44) + (shown ? text_width(label, Type::small) + px(4) : 0);
    };
    const float width = width_of(w::k_left, words) + width_of(w::k_right, words) +
                        width_of(w::k_smaller, false) + width_of(w::k_fit, words) +
                        width_of(w::k_larger, false) + width_of(w::k_loupe, words) +
                        width_of(w::k_compare, words) + px(12);
    const Rect bar{std::floor(place.x + (place.width - width) / 2),
                   bottom_of(place) - px(k_bar_height + 16), width, px(k_bar_height)};
    ImGui::GetWindowDrawList()->AddRectFilled({bar.x, bar.y}, {right_of(bar), bottom_of(bar)},
                                              IM_COL32(0x10, 0x15, 0x1B, 0xFF), px(k_radius_card));
    semantics().push({.id = node_id("tools"),
                      .role = Role::toolbar,
                      .name = std::string{w::k_tools},
                      .rect = bar});
    const View view = view_of(inspector, place);
    const ImVec2 middle{place.x + place.width / 2, place.y + place.height / 2};
    Area area({bar.x + px(6), bar.y + px(6), bar.width - px(12), px(36)});
    if (tool("left", k_icon_rotate_ccw, w::k_left, false, words)) turn(inspector, -1);
    same_line(4);
    if (tool("right", k_icon_rotate_cw, w::k_right, false, words)) turn(inspector, 1);
    same_line(4);
    if (tool("smaller", k_icon_zoom_out, w::k_smaller, false, false)) {
        zoom_at(inspector, view, 1 / k_zoom_per_wheel_line, middle);
    }
    same_line(4);
    if (tool("fit", k_icon_maximize, w::k_fit, false, words)) zoom_at(inspector, view, 0, middle);
    same_line(4);
    if (tool("larger", k_icon_zoom_in, w::k_larger, false, false)) {
        zoom_at(inspector, view, k_zoom_per_wheel_line, middle);
    }
    same_line(4);
    if (tool("loupe", k_icon_search, w::k_loupe, inspector.loupe, words)) {
        inspector.loupe = !inspector.loupe;
    }
    same_line(4);
    if (tool("compare", k_icon_columns_2, w::k_compare, inspector.compare, words)) {
        inspector.compare = !inspector.compare;
    }
    semantics().pop();
}

std::string signed_words(float value, const char* format) {
    char text[16];
    std::snprintf(text, sizeof text, format, static_cast<double>(value));
    return text;
}

void adjust_bar(InspectorState& inspector, const Rect& place) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().card);
    semantics().push({.id = node_id("adjust"),
                      .role = Role::toolbar,
                      .name = std::string{w::k_adjust},
                      .rect = place});
    Area area({place.x + px(24), place.y + px(4), place.width - px(48), px(40)});
    PhotoLook& look = inspector.look;
    const float gap = 16;
    int exposure = static_cast<int>(std::lround(look.exposure * 10));
    const std::string stops = signed_words(look.exposure, look.exposure == 0 ? "%.0f" : "%+.1f");
    if (slider("exposure", exposure,
               {.label = w::k_exposure, .least = -20, .most = 20, .value_words = stops})) {
        look.exposure = static_cast<float>(exposure) / 10;
    }
    same_line(gap);
    const std::string contrast =
        signed_words(static_cast<float>(look.contrast), look.contrast == 0 ? "%.0f" : "%+.0f");
    slider("contrast", look.contrast,
           {.label = w::k_contrast, .least = -100, .most = 100, .value_words = contrast});
    same_line(gap);
    const std::string sharpness = std::to_string(look.sharpness);
    slider("sharpness", look.sharpness, {.label = w::k_sharpness, .value_words = sharpness});
    const float reset = link_width(w::k_reset, {.icon = k_icon_undo_2});
    if (right_of(place) - px(24) - reset > cursor().x) {
        Area slot({right_of(place) - px(24) - reset, place.y + px(14), reset, px(20)});
        if (link("reset", w::k_reset, {.icon = k_icon_undo_2})) look = {};
    }
    semantics().pop();
}

void strip(ScreenState& state, const app::MatterView& view, const Rect& place,
           const std::vector<std::size_t>& photos) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({place.x, place.y}, {right_of(place), bottom_of(place)}, theme().bg);
    semantics().push({.id = node_id("photos"),
                      .role = Role::toolbar,
                      .name = std::string{w::k_photos},
                      .rect = place});
    constexpr float k_tile_width = 96;
    constexpr float k_tile_height = 71;
    const auto room = static_cast<std::size_t>(
        std::max(1.0F, (to_design(place.width) - 32) / (k_tile_width + 10)));
    const auto at = std::find_if(photos.begin(), photos.end(), [&](std::size_t index) {
        return view.evidence[index].entry == state.route.entry;
    });
    const auto chosen = static_cast<std::size_t>(at - photos.begin());
    const std::size_t first =
        photos.size() <= room
            ? 0
            : std::min(chosen > room / 2 ? chosen - room / 2 : 0, photos.size() - room);
    float x = place.x + px(24);
    for (std::size_t i = first; i < std::min(first + room, photos.size()); ++i) {
        const IdScope scope(static_cast<int>(i));
        const domain::Evidence& evidence = view.state.evidence[photos[i]].evidence;
        const Rect tile{x, place.y + px(16), px(k_tile_width), px(k_tile_height)};
        const NodeId id = node_id("tile");
        const Press press = press_area(id, tile);
        Node node{.id = id, .role = Role::button, .name = evidence.title, .rect = tile};
        node.current = i == chosen;
        semantics().add(std::move(node));
        const ImVec2 from{tile.x, tile.y};
        const ImVec2 to{right_of(tile), bottom_of(tile)};
        list->AddRectFilled(from, to, theme().neutral_tint, px(k_radius_control));
        if (const app::Picture* picture = state.session.thumbnail(evidence.file)) {
            const ImTextureID texture = state.pictures.id_of(evidence.file.text, *picture);
            if (texture != ImTextureID_Invalid) {
                list->AddImageRounded(ImTextureRef(texture), from, to, {0, 0}, {1, 1},
                                      IM_COL32_WHITE, px(k_radius_control));
            }
        }
        if (i == chosen || press.hovered) {
            list->AddRect(from, to, i == chosen ? theme().accent : theme().border_strong,
                          px(k_radius_control), 0, px(2));
        }
        if (press.focused) draw_focus_ring(list, tile, k_radius_control);
        tooltip_for(tile, evidence.title);
        if (press.pressed) {
            open_inspector(state, state.route.matter, view.evidence[photos[i]].entry);
        }
        x += px(k_tile_width + 10);
    }
    semantics().pop();
}

void head(ScreenState& state, const app::MatterView& view, const Rect& place,
          const std::vector<std::size_t>& photos, std::size_t chosen) {
    const domain::Evidence& evidence = view.state.evidence[photos[chosen]].evidence;
    Area area({place.x + px(24), place.y + px(12), place.width - px(48), px(40)});
    Row row(40, 12);
    row.put(px(40), 40);
    if (icon_button("back", k_icon_arrow_left, w::k_back)) {
        state.matter.tab = 1;
        state.go({.page = Page::matter, .matter = state.route.matter});
    }
    const auto go_to = [&](std::size_t to) {
        open_inspector(state, state.route.matter, view.evidence[photos[to]].entry);
    };
    const ButtonOptions save{.icon = k_icon_download};
    row.put_right(button_width(w::k_open, save), 40);
    if (button("save", w::k_open, save)) state.session.push(app::OpenEvidence{evidence.file});
    const bool more = chosen + 1 < photos.size();
    row.put_right(px(40), 40);
    if (icon_button("next", k_icon_chevron_right, w::k_next, {.disabled = !more}) ||
        (more && key_pressed(ImGuiKey_RightBracket))) {
        go_to(chosen + 1);
    }
    row.put_right(px(40), 40);
    if (icon_button("previous", k_icon_chevron_left, w::k_previous, {.disabled = chosen == 0}) ||
        (chosen > 0 && key_pressed(ImGuiKey_LeftBracket))) {
        go_to(chosen - 1);
    }
    const Rect words = row.put(row.rest(), 40);
    Area column({words.x, words.y - px(2), words.width, words.height});
    text(evidence.title, {.type = Type::card_title, .heading_level = 1});
    std::string facts = view.line.number;
    if (!facts.empty()) facts += " · ";
    facts += filled(w::k_which, {std::to_string(chosen + 1), std::to_string(photos.size())});
    text(facts, {.type = Type::small, .color = theme().muted});
}

}  // namespace

bool is_photo(const domain::Evidence& evidence) {
    return !evidence.file.empty() && evidence.media_type.starts_with("image/");
}

std::vector<std::size_t> photos_of(const app::MatterView& view) {
    std::vector<std::size_t> photos;
    for (std::size_t i = 0; i < view.state.evidence.size(); ++i) {
        if (is_photo(view.state.evidence[i].evidence)) photos.push_back(i);
    }
    return photos;
}

void open_inspector(ScreenState& state, const MatterId& matter, const EventId& entry) {
    state.go({.page = Page::inspector, .matter = matter, .entry = entry});
}

void inspector_screen(ScreenState& state, const Rect& page) {
    const app::MatterView* view = state.session.matter(state.route.matter);
    const std::vector<std::size_t> photos =
        view == nullptr ? std::vector<std::size_t>{} : photos_of(*view);
    const auto found = std::find_if(photos.begin(), photos.end(), [&](std::size_t index) {
        return view->evidence[index].entry == state.route.entry;
    });
    if (found == photos.end())
        return state.go({.page = Page::matter, .matter = state.route.matter});
    const std::size_t index = *found;
    const domain::Evidence& evidence = view->state.evidence[index].evidence;
    read_photo(state, evidence);

    const bool beside = to_design(page.width) >= 900;
    const Rect left{page.x, page.y, page.width - (beside ? px(k_panel_width) : 0), page.height};
    const float strip_height = photos.size() > 1 ? px(k_strip_height) : 0;
    head(state, *view, {left.x, left.y, left.width, px(k_head_height)}, photos,
         static_cast<std::size_t>(found - photos.begin()));
    const Rect adjust{left.x, left.y + px(k_head_height), left.width, px(k_adjust_height)};
    adjust_bar(state.inspector, adjust);
    const float below = beside ? 0 : std::floor(page.height / 3);
    const Rect photo{left.x, bottom_of(adjust), left.width,
                     bottom_of(left) - bottom_of(adjust) - strip_height - below};
    viewer(state, photo, evidence);
    if (state.inspector.photo != nullptr) floating_bar(state, photo);
    if (strip_height > 0) {
        strip(state, *view, {left.x, bottom_of(photo), left.width, strip_height}, photos);
    }
    const Rect panel = beside ? Rect{right_of(left), page.y, px(k_panel_width), page.height}
                              : Rect{page.x, bottom_of(page) - below, page.width, below};
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({panel.x, panel.y}, {right_of(panel), bottom_of(panel)}, theme().card);
    list->AddRectFilled({panel.x, panel.y}, {panel.x + px(theme().edge), bottom_of(panel)},
                        theme().border);
    const ScrollArea scroll("panel", panel, 24, w::k_information);
    inspector_panel(state, *view, index);
}

}  // namespace casebridge::ui
