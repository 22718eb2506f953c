#include "platform_web/mirror.h"

#include <cmath>
#include <cstdio>
#include <string_view>
#include <unordered_set>

#include "platform_web/bridge.h"

namespace casebridge::platform_web {

namespace {

using ui::Node;
using ui::Tristate;

// Fields are separated by U+001F, which no text of ours holds; web/accessibility.js lists the same
// fields in the same order.
constexpr char k_separator = '\x1f';

class Record {
public:
    explicit Record(std::string& out) : out_(out) { out_.clear(); }

    void text(std::string_view value) {
        for (const char character : value) {
            if (character != k_separator && character != '\0') {
                out_ += character;
            }
        }
        out_ += k_separator;
    }
    void whole(long long value) {
        out_ += std::to_string(value);
        out_ += k_separator;
    }
    // Hundredths of a CSS pixel are enough and keep the record steady.
    void length(float physical, float scale) {
        char buffer[32];
        const int count =
            std::snprintf(buffer, sizeof buffer, "%.2f", static_cast<double>(physical / scale));
        out_.append(buffer, static_cast<std::size_t>(count));
        out_ += k_separator;
    }

private:
    std::string& out_;
};

enum Flag : unsigned {
    k_disabled = 1U << 0U,
    k_checked = 1U << 1U,
    k_selected = 1U << 2U,
    k_required = 1U << 3U,
    k_invalid = 1U << 4U,
    k_read_only = 1U << 5U,
    k_multiline = 1U << 6U,
    k_password = 1U << 7U,
    k_has_popup = 1U << 8U,
    k_modal = 1U << 9U,
    k_floating = 1U << 10U,
    k_takes_focus = 1U << 11U,
    k_focusable = 1U << 12U,
    k_current = 1U << 13U,
    k_bold = 1U << 14U,
    k_mono = 1U << 15U,
    k_align_right = 1U << 16U,
};

unsigned flags_of(const Node& node) {
    unsigned flags = 0;
    const auto put = [&](bool on, Flag flag) { flags |= on ? flag : 0U; };
    put(node.disabled, k_disabled);
    put(node.checked, k_checked);
    put(node.selected, k_selected);
    put(node.required, k_required);
    put(node.invalid, k_invalid);
    put(node.read_only, k_read_only);
    put(node.multiline, k_multiline);
    put(node.password, k_password);
    put(node.has_popup, k_has_popup);
    put(node.modal, k_modal);
    put(node.floating, k_floating);
    put(node.takes_focus, k_takes_focus);
    put(node.focusable || ui::is_focusable_role(node.role), k_focusable);
    put(node.current, k_current);
    put(node.text_style.bold, k_bold);
    put(node.text_style.family == ui::TextStyle::Family::mono, k_mono);
    put(node.text_style.align_right, k_align_right);
    return flags;
}

void write_text_style(Record& record, const Node& node, float scale) {
    const ui::TextStyle& style = node.text_style;
    record.length(style.font_size, scale);
    record.length(style.line_height, scale);
    record.length(style.padding_left, scale);
    record.length(style.padding_right, scale);
    record.length(style.padding_top, scale);
    record.whole(style.color);
    record.whole(style.placeholder_color);
    record.whole(static_cast<int>(node.input_mode));
    record.whole(node.max_length);
}

void write(std::string& out, const Node& node, float scale) {
    Record record(out);
    record.whole(node.id);
    record.text(ui::aria_role(node.role));
    record.whole(flags_of(node));
    record.length(node.rect.x, scale);
    record.length(node.rect.y, scale);
    record.length(node.rect.width, scale);
    record.length(node.rect.height, scale);
    record.text(node.name);
    record.text(node.value);
    record.text(node.description);
    record.text(node.placeholder);
    record.whole(static_cast<int>(node.expanded));
    record.whole(static_cast<int>(node.pressed));
    record.whole(static_cast<int>(node.sort));
    record.whole(node.level);
    record.whole(node.row);
    record.whole(node.row_count);
    record.whole(node.controls);
    record.whole(node.fraction < 0 ? -1 : std::lround(node.fraction * 100));
    record.whole(node.scroll ? 1 : 0);
    if (node.scroll) {
        record.length(node.scroll->x, scale);
        record.length(node.scroll->y, scale);
        record.length(node.scroll->content_width, scale);
        record.length(node.scroll->content_height, scale);
    }
    if (node.role == ui::Role::textbox) {
        write_text_style(record, node, scale);
    }
}

}  // namespace

void Mirror::update(ui::Semantics& semantics, float scale) {
    bool changed = false;
    std::unordered_set<ui::NodeId> present;
    next_order_.clear();
    for (const Node& node : semantics.nodes()) {
        present.insert(node.id);
        next_order_.push_back(node.id);
        next_order_.push_back(node.parent);
    }
    for (auto known = sent_.begin(); known != sent_.end();) {
        if (present.count(known->first) == 0) {
            bridge::mirror_remove(known->first);
            changed = true;
            known = sent_.erase(known);
        } else {
            ++known;
        }
    }
    for (const Node& node : semantics.nodes()) {
        write(record_, node, scale);
        std::string& sent = sent_[node.id];
        if (sent != record_) {
            sent = record_;
            bridge::mirror_put(record_);
            changed = true;
        }
    }
    // Also ends an update without a new order: positions are relative to parents, focus is settled.
    if (changed || next_order_ != order_) {
        order_.swap(next_order_);
        bridge::mirror_order(order_.data(), order_.size());
    }
    for (const ui::Semantics::Announcement& words : semantics.take_announcements()) {
        bridge::mirror_announce(words.sentence, words.assertive);
    }
    if (const ui::NodeId wanted = semantics.take_focus_request(); wanted != 0) {
        if (semantics.find(wanted) != nullptr) {
            bridge::mirror_focus(wanted);
        } else {
            semantics.request_focus(wanted);
        }
    }
}

}  // namespace casebridge::platform_web
