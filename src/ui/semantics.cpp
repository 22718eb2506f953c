#include "ui/semantics.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace casebridge::ui {

namespace {

// An action nobody takes was meant for a widget that has gone; two frames let a popup open first.
constexpr int k_action_lifetime_frames = 2;

Semantics* current = nullptr;

}  // namespace

Semantics& semantics() { return *current; }

void make_current(Semantics* semantics) { current = semantics; }

std::string_view aria_role(Role role) {
    switch (role) {
        case Role::alert: return "alert";
        case Role::banner: return "banner";
        case Role::button: return "button";
        case Role::cell: return "cell";
        case Role::checkbox: return "checkbox";
        case Role::column_header: return "columnheader";
        case Role::combobox: return "combobox";
        case Role::dialog: return "dialog";
        case Role::form: return "form";
        case Role::group: return "group";
        case Role::heading: return "heading";
        case Role::img: return "img";
        case Role::link: return "link";
        case Role::list: return "list";
        case Role::listbox: return "listbox";
        case Role::listitem: return "listitem";
        case Role::main: return "main";
        case Role::menu: return "menu";
        case Role::menuitem: return "menuitem";
        case Role::navigation: return "navigation";
        case Role::option: return "option";
        case Role::progressbar: return "progressbar";
        case Role::radio: return "radio";
        case Role::radiogroup: return "radiogroup";
        case Role::region: return "region";
        case Role::row: return "row";
        case Role::search: return "search";
        case Role::slider: return "slider";
        case Role::status: return "status";
        case Role::switch_toggle: return "switch";
        case Role::tab: return "tab";
        case Role::table: return "table";
        case Role::tablist: return "tablist";
        case Role::tabpanel: return "tabpanel";
        case Role::text: return "";
        case Role::textbox: return "textbox";
        case Role::toolbar: return "toolbar";
    }
    return "";
}

bool is_focusable_role(Role role) {
    switch (role) {
        case Role::button:
        case Role::checkbox:
        case Role::combobox:
        case Role::link:
        case Role::menuitem:
        case Role::option:
        case Role::radio:
        case Role::slider:
        case Role::switch_toggle:
        case Role::tab:
        case Role::textbox: return true;
        case Role::alert:
        case Role::banner:
        case Role::cell:
        case Role::column_header:
        case Role::dialog:
        case Role::form:
        case Role::group:
        case Role::heading:
        case Role::img:
        case Role::list:
        case Role::listbox:
        case Role::listitem:
        case Role::main:
        case Role::menu:
        case Role::navigation:
        case Role::progressbar:
        case Role::radiogroup:
        case Role::region:
        case Role::row:
        case Role::search:
        case Role::status:
        case Role::table:
        case Role::tablist:
        case Role::tabpanel:
        case Role::text:
        case Role::toolbar: return false;
    }
    return false;
}

void Semantics::add(Node node) {
    node.parent = open_.empty() ? 0 : open_.back();
    nodes_.push_back(std::move(node));
}

NodeId Semantics::push(Node node) {
    const NodeId id = node.id;
    add(std::move(node));
    open_.push_back(id);
    return id;
}

void Semantics::pop() {
    if (!open_.empty()) {
        open_.pop_back();
    }
}

void Semantics::queue(Action action) {
    if (action.id != 0) {
        actions_.push_back(std::move(action));
    }
}

std::optional<Semantics::Action> Semantics::take(ActionKind kind, NodeId id) {
    const auto found = std::find_if(actions_.begin(), actions_.end(), [&](const Action& action) {
        return action.kind == kind && action.id == id;
    });
    if (found == actions_.end()) {
        return std::nullopt;
    }
    Action action = std::move(*found);
    actions_.erase(found);
    return action;
}

bool Semantics::consume_activation(NodeId id) { return take(ActionKind::activate, id).has_value(); }

std::optional<std::string> Semantics::take_value(NodeId id) {
    std::optional<Action> action = take(ActionKind::value, id);
    if (!action) {
        return std::nullopt;
    }
    return std::move(action->text);
}

std::optional<Scroll> Semantics::take_scroll(NodeId id) {
    const std::optional<Action> action = take(ActionKind::scroll, id);
    if (!action) {
        return std::nullopt;
    }
    return action->offset;
}

int Semantics::take_steps(NodeId id) {
    const std::optional<Action> action = take(ActionKind::step, id);
    return action ? action->steps : 0;
}

bool Semantics::gained_focus(NodeId id) const { return focus_moved_ && has_focus(id); }

bool Semantics::lost_focus(NodeId id) const {
    return focus_moved_ && id != 0 && id == focus_before_;
}

void Semantics::announce(std::string sentence, bool assertive) {
    announcements_.push_back({std::move(sentence), assertive});
}

void Semantics::activate(NodeId id) {
    Action action;
    action.kind = ActionKind::activate;
    action.id = id;
    queue(std::move(action));
}

void Semantics::set_value(NodeId id, std::string text) {
    // Only the newest text of a field matters.
    std::erase_if(actions_, [&](const Action& action) {
        return action.kind == ActionKind::value && action.id == id;
    });
    Action action;
    action.kind = ActionKind::value;
    action.id = id;
    action.text = std::move(text);
    queue(std::move(action));
}

void Semantics::set_scroll(NodeId id, float x, float y) {
    std::erase_if(actions_, [&](const Action& action) {
        return action.kind == ActionKind::scroll && action.id == id;
    });
    Action action;
    action.kind = ActionKind::scroll;
    action.id = id;
    action.offset.x = x;
    action.offset.y = y;
    queue(std::move(action));
}

void Semantics::step(NodeId id, int steps) {
    Action action;
    action.kind = ActionKind::step;
    action.id = id;
    action.steps = steps;
    queue(std::move(action));
}

void Semantics::set_focus(NodeId id, bool ring, bool edited) {
    if (id != focused_) {
        focus_before_ = focused_;
        focused_ = id;
        focus_moved_ = true;
    }
    focus_ring_ = ring;
    edited_ = edited ? id : 0;
}

NodeId Semantics::take_focus_request() { return std::exchange(focus_request_, 0); }

std::vector<Semantics::Announcement> Semantics::take_announcements() {
    return std::exchange(announcements_, {});
}

const Node* Semantics::find(NodeId id) const {
    const auto found =
        std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes_.end() ? nullptr : &*found;
}

void Semantics::begin_frame() {
    nodes_.clear();
    open_.clear();
}

void Semantics::end_frame() {
    open_.clear();
    std::unordered_set<NodeId> seen;
    std::erase_if(nodes_, [&](const Node& node) {
        const bool empty = node.rect.width <= 0 || node.rect.height <= 0;
        return node.id == 0 || empty || !seen.insert(node.id).second;
    });
    keep_only_inside_modal();
    settle_parents();
    for (Action& action : actions_) {
        ++action.age_frames;
    }
    std::erase_if(actions_, [](const Action& action) {
        return action.age_frames > k_action_lifetime_frames;
    });
    focus_moved_ = false;
}

void Semantics::keep_only_inside_modal() {
    const auto modal =
        std::find_if(nodes_.rbegin(), nodes_.rend(), [](const Node& node) { return node.modal; });
    if (modal == nodes_.rend()) {
        return;
    }
    // A container is always reported before its children, so one pass finds all descendants.
    std::unordered_set<NodeId> inside{modal->id};
    std::erase_if(nodes_, [&](const Node& node) {
        if (inside.count(node.id) != 0) {
            return false;
        }
        if (inside.count(node.parent) != 0) {
            inside.insert(node.id);
            return false;
        }
        return true;
    });
}

void Semantics::settle_parents() {
    std::unordered_map<NodeId, const Node*> by_id;
    for (Node& node : nodes_) {
        if (node.floating || node.modal) {
            // Up to the nearest dialog: nothing in between may clip it.
            while (node.parent != 0) {
                const auto parent = by_id.find(node.parent);
                if (parent == by_id.end()) {
                    node.parent = 0;
                } else if (parent->second->modal) {
                    break;
                } else {
                    node.parent = parent->second->parent;
                }
            }
        } else if (by_id.count(node.parent) == 0) {
            node.parent = 0;
        }
        by_id.emplace(node.id, &node);
    }
}

}  // namespace casebridge::ui
