// 证据 of a matter: the pictures, then each item with what is recorded of it.
#include <algorithm>
#include <vector>

#include "domain/enum_names.h"
#include "ui/frame_requests.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/inspector.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/overlays.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/tiles.h"

namespace casebridge::ui {

namespace w = words::matter;
namespace we = words::evidence;
using domain::EventType;

namespace {

/// A photo is looked at here; what only other programs show is handed out.
void look_at(ScreenState& state, const app::MatterView& view, std::size_t index) {
    const domain::Evidence& evidence = view.state.evidence[index].evidence;
    if (is_photo(evidence)) {
        return open_inspector(state, view.state.matter, view.evidence[index].entry);
    }
    state.session.push(app::OpenEvidence{evidence.file});
}

void pictures(ScreenState& state, const app::MatterView& view) {
    const int per_row = std::max(1, tiles_per_row(124));
    int shown_tiles = 0;
    for (const std::size_t i : photos_of(view)) {
        const domain::Evidence& evidence = view.state.evidence[i].evidence;
        IdScope scope(static_cast<int>(i));
        if (shown_tiles > 0 && shown_tiles % per_row != 0) same_line(16);
        if (shown_tiles > 0 && shown_tiles % per_row == 0) space(16);
        ++shown_tiles;
        Tile shown{.title = evidence.title};
        shown.detail = domain::label_of(evidence.kind);
        shown.icon = k_icon_image;
        if (const app::Picture* picture = state.session.thumbnail(evidence.file)) {
            shown.texture = state.pictures.id_of(evidence.file.text, *picture);
            shown.texture_width = static_cast<float>(picture->width_px);
            shown.texture_height = static_cast<float>(picture->height_px);
        }
        if (tile("tile", shown)) look_at(state, view, i);
    }
    if (shown_tiles > 0) space(16);
}

std::vector<std::string> lines_of(const app::EvidenceView& item, const domain::Evidence& evidence) {
    std::vector<std::string> lines;
    lines.reserve(item.facts.size() + item.custody.size() + 2);
    for (const app::EvidenceView::Fact& fact : item.facts) {
        lines.push_back(filled(we::k_fact, {fact.label, fact.value}));
    }
    lines.push_back(
        evidence.file.empty()
            ? std::string{we::k_no_file}
            : filled(we::k_file, {evidence.file_name, size_words(static_cast<unsigned long long>(
                                                          evidence.size_bytes))}));
    lines.emplace_back(item.custody.empty() ? we::k_custody_none : we::k_custody);
    for (const app::EvidenceView::Custody& entry : item.custody) {
        std::string line =
            filled(we::k_custody_line,
                   {to_chinese_short(entry.date), entry.agency_name, entry.action, entry.people});
        for (const std::string* part : {&entry.location, &entry.note}) {
            if (!part->empty()) line += "，" + *part;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

void opened_item(ScreenState& state, const app::MatterView& view, std::size_t index) {
    const app::EvidenceView& item = view.evidence[index];
    const domain::Evidence& evidence = view.state.evidence[index].evidence;
    if (!evidence.file.empty()) {
        hash_lines(we::k_sm3, evidence.file.text);
        space(4);
        hash_lines(we::k_sha256, evidence.sha256);
        space(8);
        const std::string_view words = is_photo(evidence) ? we::k_look : we::k_open;
        if (link("open", words, {.icon = k_icon_paperclip})) look_at(state, view, index);
        space(8);
    }
    const auto offer = [&](bool allowed, std::string_view id, std::string_view words,
                           EventType command) {
        if (!allowed) return;
        if (link(id, words, {.icon = command_icon(command)})) {
            open_form(state, view.state.matter, command, item.entry);
        }
        space(8);
    };
    offer(item.may_record, "record", we::k_record, EventType::record_custody);
    offer(item.may_correct, "correct", we::k_correct, EventType::correct_entry);
}

void item_row(ScreenState& state, const app::MatterView& view, std::size_t index, bool last) {
    const app::EvidenceView& item = view.evidence[index];
    const domain::Evidence& evidence = view.state.evidence[index].evidence;
    const bool bureau = item.side == domain::Side::bureau;
    const bool opened = state.matter.opened_evidence == item.entry;
    const bool missing = std::find(view.missing_files.begin(), view.missing_files.end(),
                                   evidence.file) != view.missing_files.end();
    const std::vector<std::string> lines =
        opened ? lines_of(item, evidence) : std::vector<std::string>{};
    const std::string date = to_chinese_short(evidence.collected_at.date);
    std::string detail{domain::label_of(evidence.kind)};
    if (!item.collected_by.empty()) detail += "，" + item.collected_by;
    TimelineEntry row{.date = date,
                      .weekday = weekday_name(evidence.collected_at.date),
                      .tag_tone = bureau ? Tone::accent : Tone::info,
                      .tag = bureau ? w::k_side_bureau : w::k_side_recipient,
                      .title = item.title,
                      .detail = detail,
                      .last = last,
                      .pressable = true,
                      .more = lines};
    if (missing) {
        row.mark_tone = Tone::warn;
        row.mark_icon = k_icon_triangle_alert;
        row.mark = we::k_missing;
    } else if (!item.mark.empty()) {
        row.mark_tone = Tone::warn;
        row.mark_icon = k_icon_triangle_alert;
        row.mark = item.mark;
    } else {
        row.mark_tone = Tone::neutral;
        row.mark_icon = evidence.file.empty() ? k_icon_archive : k_icon_paperclip;
        row.mark = domain::label_of(evidence.form);
    }
    const std::string here =
        item.location.empty() ? std::string{} : filled(we::k_here, {item.location});
    row.by = here;
    if (timeline_row("item", row)) {
        state.matter.opened_evidence = opened ? EventId{} : item.entry;
        request_frame();
    }
    if (opened) opened_item(state, view, index);
}

}  // namespace

void evidence_tab(ScreenState& state, const app::MatterView& view) {
    const bool may_add = view.may(EventType::add_evidence);
    if (view.state.evidence.empty()) {
        if (empty_state("no_evidence", k_icon_image, w::k_no_evidence_title, w::k_no_evidence,
                        may_add ? w::k_add_evidence : "", k_icon_plus)) {
            open_form(state, view.state.matter, EventType::add_evidence);
        }
        return;
    }
    if (may_add) {
        if (button("add", w::k_add_evidence, {.size = ButtonSize::compact, .icon = k_icon_plus})) {
            open_form(state, view.state.matter, EventType::add_evidence);
        }
        space(16);
    }
    {
        IdScope scope("pictures");
        pictures(state, view);
    }
    begin_list("evidence", we::k_list, static_cast<int>(view.evidence.size()));
    for (std::size_t i = 0; i < view.evidence.size(); ++i) {
        IdScope scope(static_cast<int>(i));
        item_row(state, view, i, i + 1 == view.evidence.size());
    }
    end_list();
}

}  // namespace casebridge::ui
