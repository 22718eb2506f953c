// The form of one command beside the paper it produces. The form itself is drawn from its table;
// here stand what surrounds it: the gate, the evidence file, the list of legal bases, preview and
// buttons.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "bundle/bundle_format.h"
#include "domain/transitions.h"
#include "ui/icons.h"
#include "ui/layout.h"
#include "ui/screens/disputed.h"
#include "ui/screens/matter_parts.h"
#include "ui/screens/state.h"
#include "ui/strings.h"
#include "ui/strings_cooperation.h"
#include "ui/strings_matter.h"
#include "ui/strings_screens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/progress.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {
namespace {

namespace w = words::form;
using domain::EventType;

constexpr float k_form_width = 600;
constexpr float k_header_height = 88;  // back link, title, 12 of air
constexpr std::array<std::string_view, 5> k_file_keys = {"evidence.file", "evidence.file_name",
                                                         "evidence.media_type",
                                                         "evidence.size_bytes", "evidence.sha256"};
constexpr std::array<std::string_view, 1> k_detachment_key = {"recipient_detachment"};

void prepare(ScreenState& state) {
    CommandFormState& form = state.form;
    if (same_route(form.made_for, state.route)) return;
    std::optional<app::PickedFile> file = std::move(form.file);
    form = {};
    form.made_for = state.route;
    form.file = std::move(file);
    const Route& route = state.route;
    form.form = state.session.form(route.matter, route.command, route.entry);
    if (!route.paper.empty()) {
        form.values = state.session.first_values_of_scan(route.matter, {route.paper, route.entry});
    } else if (!route.entry.empty()) {
        form.values = state.session.first_values_about(route.matter, route.command, route.entry);
    } else {
        form.values = state.session.first_values(route.matter, route.command, {}, route.subject);
    }
    form.agencies = state.session.choosable_agencies(route.matter, route.command);
}

using LegalBasis = app::Session::LegalBasis;

/// Pairs of neighbouring characters that both have: 机动车维修 and 机动车维修经营未按规定备案 share
/// four.
int shared_pairs(std::string_view words, std::string_view text) {
    int shared = 0;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t next = at;
        (void)next_code_point(words, next);
        std::size_t end = next;
        if (end < words.size()) (void)next_code_point(words, end);
        if (end > next && text.find(words.substr(at, end - at)) != std::string_view::npos) ++shared;
        at = next;
    }
    return shared;
}

/// The legal bases, those that fit the matter's category first: 道路运政·机动车维修 begins with the
/// heading that the list files it under, and its end says what about.
std::vector<BasisChoice> bases_for(const std::vector<LegalBasis>& bases,
                                   std::string_view category) {
    const std::size_t dot = category.find("·");
    const std::string_view about =
        dot == std::string_view::npos ? std::string_view{} : category.substr(dot);
    std::vector<std::pair<int, BasisChoice>> ranked;
    for (std::size_t row = 0; row < bases.size(); ++row) {
        const LegalBasis& basis = bases[row];
        const bool headed = category.substr(0, basis.category.size()) == basis.category;
        const int rank = shared_pairs(about, basis.violation) * 2 + (headed ? 1 : 0);
        ranked.push_back({rank,
                          {row, std::to_string(row),
                           basis.violation + "　" + basis.law + basis.article + basis.paragraph}});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<BasisChoice> choices;
    for (auto& [rank, choice] : ranked) choices.push_back(std::move(choice));
    return choices;
}

/// The clocks run from the signature: another 送达时间 is told while it can still be looked up.
void doubt_service_date(CommandFormState& form) {
    const domain::EventData entry =
        domain::preview_from_values(EventType::sign_receipt, form.values);
    const auto* receipt = std::get_if<domain::SignReceipt>(&entry);
    if (receipt == nullptr || !domain::differs_from_service(*receipt)) return;
    form.number.key = "served_on";
    form.number_words = w::k_service_differs;
}

/// Problems and preview follow a change, not a frame.
void refresh(ScreenState& state) {
    CommandFormState& form = state.form;
    if (!form.stale && form.revision == state.session.revision()) return;
    form.stale = false;
    form.revision = state.session.revision();
    form.problems = state.session.problems(state.route.matter, state.route.command, form.values);
    // The file itself is asked for where it is chosen.
    std::erase_if(form.problems,
                  [](const domain::FieldProblem& problem) { return problem.key == "file"; });
    form.number = state.session.number_hint(state.route.command, form.values);
    form.number_words = number_warning(form.number);
    if (state.route.command == EventType::sign_receipt) doubt_service_date(form);
    if (state.route.command == EventType::set_legal_basis) {
        const app::MatterView* view = state.session.matter(state.route.matter);
        form.bases = bases_for(state.session.legal_bases(),
                               view == nullptr ? std::string_view{} : view->line.category_label);
    }
    const auto paper = state.session.preview(state.route.matter, state.route.command, form.values);
    form.has_paper = paper.has_value();
    form.pages = paper ? paper_pages(*paper) : std::vector<PaperPage>{};
}

/// Another recipient: addressee and detachment are its.
void recipient_chosen(ScreenState& state) {
    CommandFormState& form = state.form;
    const auto chosen = form.values.find("recipient");
    if (chosen == form.values.end()) return;
    const domain::FieldValues fresh = state.session.first_values(
        state.route.matter, state.route.command, AgencyId{chosen->second}, state.route.subject);
    for (const std::string_view key : {"letter.addressee", "recipient_detachment", "detachment"}) {
        const auto value = fresh.find(key);
        if (value != fresh.end()) form.values[std::string{key}] = value->second;
    }
}

/// Only a penalty is numbered in the series 罚; 不予处罚 has its own, which is typed, and an end
/// without a decision has none. The proposed number goes and comes with the outcome.
void outcome_chosen(ScreenState& state) {
    CommandFormState& form = state.form;
    const domain::EventData decided = domain::preview_from_values(EventType::decide, form.values);
    const auto* decision = std::get_if<domain::Decide>(&decided);
    if (decision == nullptr) return;
    const std::string proposed =
        state.session.next_number(domain::number_kind_of(EventType::decide));
    std::string& number = form.values["decision_number"];
    if (decision->outcome != domain::DecisionOutcome::penalty) {
        if (number == proposed) number.clear();
    } else if (number.empty()) {
        number = proposed;
    }
    if (number.empty()) form.values.erase("decision_number");
}

void gate_card(const app::MatterView& view, ScreenState& state) {
    int met = 0;
    for (const domain::GateItem& item : view.gate) met += item.met ? 1 : 0;
    const std::string beside = filled(words::matter::k_gate_count,
                                      {std::to_string(met), std::to_string(view.gate.size())});
    Card card("gate", {.title = words::matter::k_gate, .beside = beside});
    Columns columns({275, 275});
    for (std::size_t i = 0; i < view.gate.size(); ++i) {
        if (i == view.gate.size() / 2) columns.next();
        const GateWords gate = gate_words(view.gate[i], view.state);
        IdScope scope(static_cast<int>(i));
        if (check_row("item", view.gate[i].met, gate.words, {},
                      gate_action(view, view.gate[i], gate))) {
            open_form(state, view.state.matter, gate.command);
        }
    }
}

/// Limits are told before anything is read; an unfit name does no harm.
void file_warnings(ScreenState& state) {
    const app::PickedFile& file = *state.form.file;
    const Status fits = state.session.check_file(state.route.matter, file);
    if (!fits.ok()) {
        text(error_sentence(fits.error().code),
             {.type = Type::small, .color = theme().over.text, .wrap = true, .role = Role::alert});
        space(8);
    }
    const std::string stored = bundle::safe_file_name(file.name);
    if (stored != file.name) {
        text(filled(w::k_file_renamed, {stored}),
             {.type = Type::small, .color = theme().warn.text, .wrap = true});
        space(8);
    }
}

void file_card(ScreenState& state) {
    CommandFormState& form = state.form;
    const bool scan = state.route.command == EventType::attach_scan;
    Card card("file", {.title = scan ? w::k_scan_file : w::k_file});
    if (form.file) {
        const std::string size = size_words(form.file->size_bytes);
        const ImVec2 at = cursor();
        draw_icon(ImGui::GetWindowDrawList(), {at.x, at.y + px(2)}, k_icon_paperclip, 20,
                  theme().muted);
        Area area({at.x + px(32), at.y, available_width() - px(32), px(48)});
        text(form.file->name, {.type = Type::strong});
        text(size, {.type = Type::small, .color = theme().muted});
    }
    if (form.file) {
        take_place(available_width(), px(48));
        space(8);
        file_warnings(state);
    }
    if (!form.without_file) {
        if (button("choose", w::k_choose_file, {.icon = k_icon_folder_open})) {
            state.files.pick(scan ? "image/*,application/pdf" : "", false,
                             [&form](std::vector<app::PickedFile> files) {
                                 if (files.empty()) return;
                                 form.file = std::move(files.front());
                                 form.file_missing = false;
                                 form.stale = true;
                             });
        }
        space(4);
        text(scan ? w::k_scan_file_hint : w::k_file_hint,
             {.type = Type::small, .color = theme().muted, .wrap = true});
        space(8);
    }
    if (!scan && checkbox("without", w::k_no_file, form.without_file)) {
        if (form.without_file) form.file.reset();
        form.file_missing = false;
    }
    if (form.file_missing) {
        text(scan ? w::k_scan_file_missing : w::k_file_missing,
             {.type = Type::small, .color = theme().over.text, .wrap = true, .role = Role::alert});
    }
}

/// Choosing a suggested basis fills the fields, and says which text of the law it was read in.
void basis_card(ScreenState& state) {
    CommandFormState& form = state.form;
    std::vector<ChoiceItem> items;
    for (const BasisChoice& choice : form.bases) {
        items.push_back({.value = choice.value, .label = choice.label});
    }
    Card card("basis", {.name = w::k_basis});
    const bool chosen = choice_field("choice", form.basis, items, {.label = w::k_basis});
    const auto at = std::find_if(form.bases.begin(), form.bases.end(),
                                 [&](const auto& choice) { return choice.value == form.basis; });
    if (at == form.bases.end()) return;
    const LegalBasis& basis = state.session.legal_bases()[at->row];
    space(8);
    const auto version = Date::parse(basis.law_version);
    text(filled(w::k_basis_version,
                {version.ok() ? to_chinese(*version) : basis.law_version, basis.penalty_hint}),
         {.type = Type::small, .color = theme().muted, .wrap = true});
    if (!chosen) return;
    form.values["violation"] = basis.violation;
    form.values["law"] = basis.law;
    form.values["article"] = basis.article;
    form.values["paragraph"] = basis.paragraph;
    form.stale = true;
}

void send(ScreenState& state) {
    CommandFormState& form = state.form;
    const bool with_file = takes_file(state.route.command);
    if (with_file && !form.file && !form.without_file) {
        form.file_missing = true;
        form.to_top = true;
        return;
    }
    if (with_file && form.file && !state.session.check_file(state.route.matter, *form.file).ok()) {
        form.to_top = true;  // what is wrong stands at the file
        return;
    }
    if (with_file && form.file) {
        form.ticket = state.session.push(
            app::ExecuteWithFile{state.route.matter, state.route.command, *form.file, form.values});
        form.to_top = true;  // the progress stands there
    } else {
        form.ticket =
            state.session.push(app::Execute{state.route.matter, state.route.command, form.values});
    }
}

/// What became of the last press; leaves the page when it is done.
void take_outcome(ScreenState& state) {
    CommandFormState& form = state.form;
    if (form.ticket == 0) return;
    const app::Outcome outcome = state.session.outcome(form.ticket);
    if (outcome.kind == app::Outcome::Kind::running) return;
    form.ticket = 0;
    if (outcome.kind == app::Outcome::Kind::done) {
        const MatterId matter = outcome.matter;
        form = {};
        state.go({.page = Page::matter, .matter = matter});
        return;
    }
    if (outcome.error.code == ErrorCode::evidence_duplicate) {
        form.refused = filled(w::k_duplicate, {outcome.error.detail});
        form.file.reset();
    } else {
        form.refused = filled(w::k_refused, {error_sentence(outcome.error.code)});
    }
    form.to_top = true;
    form.fields.submitted = true;
    form.stale = true;
}

void go_back(ScreenState& state) {
    const MatterId matter = state.route.matter;
    // 取消 while the file is being stored means the entry, too.
    if (state.form.ticket != 0) state.session.push(app::CancelJob{});
    state.form = {};
    const app::FormSubject subject = state.route.subject;
    if (matter.empty() && !subject.source.empty()) {
        state.go({.page = Page::matter, .matter = subject.source});
    } else if (matter.empty()) {
        open_list(state, domain::kind_row(subject.kind).mechanism);
    } else {
        state.go({.page = Page::matter, .matter = matter});
    }
}

constexpr std::string_view k_answers_item = "evidence.answers_item";
constexpr std::string_view k_corrected_answers_item = "corrected.evidence.answers_item";

/// 对应补证事项: every item that was ever asked for, and none.
std::vector<ChoiceItem> items_asked_for(const app::MatterView* view) {
    std::vector<ChoiceItem> items;
    if (view == nullptr) return items;
    for (const domain::Supplement& supplement : view->state.supplements) {
        for (const std::string& item : supplement.request.items) {
            items.push_back({.value = item, .label = item});
        }
    }
    if (!items.empty()) items.push_back({.value = "", .label = w::k_answers_no_item});
    return items;
}

/// What this form asks only of somebody else, or of nobody now.
std::vector<std::string_view> hidden_keys(const app::MatterView* view, const AgencyId& me,
                                          bool items_were_asked_for) {
    std::vector<std::string_view> hidden{k_detachment_key.begin(), k_detachment_key.end()};
    hidden.insert(hidden.end(), k_file_keys.begin(), k_file_keys.end());
    if (!items_were_asked_for) {
        hidden.push_back(k_answers_item);
        hidden.push_back(k_corrected_answers_item);
    }
    if (view != nullptr && view->state.bureau != me) hidden.push_back("proof");
    return hidden;
}

/// 附存档件 says of which paper.
std::string form_title(const ScreenState& state) {
    std::string title{state.form.form.title};
    const app::FormSubject& subject = state.route.subject;
    if (state.route.command == EventType::begin_matter) {
        title = filled(words::cooperation::k_new, {domain::kind_row(subject.kind).label});
    }
    if (const domain::RecordType* type = domain::find_record_type(subject.record_type)) {
        title = filled(words::cooperation::k_record, {type->label});
    }
    const auto paper = state.form.values.find("title");
    if (!state.route.paper.empty() && paper != state.form.values.end()) {
        title += "：" + paper->second;
    }
    return title;
}

/// Where 返回 leads.
std::string back_words(const ScreenState& state, const app::MatterView* view) {
    if (view == nullptr) view = state.session.matter(state.route.subject.source);
    if (view == nullptr) {
        return std::string{list_words(domain::kind_row(state.route.subject.kind).mechanism)};
    }
    return view->state.party.name.empty() ? view->state.title : view->state.party.name;
}

/// Stays in place while the fields scroll: the way back, the title, what is missing, the button.
void form_header(ScreenState& state, const app::MatterView* view, const FormOptions& options) {
    CommandFormState& form = state.form;
    const std::string back = back_words(state, view);
    if (back_link("back", back)) return go_back(state);
    const ImVec2 at = cursor();
    const FormEvent action = form_actions("actions", form.form, form.values, form.fields, options,
                                          w::k_submit, words::k_cancel);
    if (action.submit && form.ticket == 0) send(state);
    if (action.cancel) return go_back(state);
    Area title({at.x, at.y + px(4), available_width() * 2 / 5, px(32)});
    page_title(form_title(state));
}

void evidence_progress(ScreenState& state) {
    const app::JobView& job = state.session.job();
    if (job.kind != app::JobView::Kind::adding_evidence || job.total_bytes == 0) return;
    if (work_progress("job", {.title = words::shell::k_adding,
                              .amount = job.name,
                              .sentence = words::shell::k_cancel_harmless,
                              .fraction = static_cast<float>(job.done_bytes) /
                                          static_cast<float>(job.total_bytes)})) {
        state.session.push(app::CancelJob{});
    }
    space(16);
}

void form_column(ScreenState& state, const app::MatterView* view, const FormOptions& options) {
    CommandFormState& form = state.form;
    const EventType command = state.route.command;
    page_messages(state);
    evidence_progress(state);
    if (!form.refused.empty()) {
        (void)message_bar("refused", Tone::over, form.refused, {}, k_icon_triangle_alert);
        space(12);
    }
    if (command == EventType::draft_transfer && view != nullptr) {
        gate_card(*view, state);
        space(16);
    }
    const bool wants_partner =
        command == EventType::draft_transfer || command == EventType::begin_matter;
    if (wants_partner && options.agencies.empty()) {
        if (message_bar("no_recipient", Tone::warn,
                        command == EventType::begin_matter ? words::cooperation::k_no_partner
                                                           : w::k_recipient,
                        w::k_to_directory, k_icon_triangle_alert)) {
            state.go({.page = Page::directory});
        }
        space(16);
    }
    if (view != nullptr && !state.route.entry.empty()) {
        entry_card(*view, state.route.entry);
        space(16);
    }
    if (takes_file(command)) {
        file_card(state);
        space(16);
    }
    if (command == EventType::set_legal_basis) {
        basis_card(state);
        space(16);
    }
    const FormEvent event = form_view("fields", form.form, form.values, form.fields, options);
    if (event.changed) {
        form.stale = true;
        form.typed = true;
        form.refused.clear();
        if (event.changed_key == "recipient") recipient_chosen(state);
        if (command == EventType::decide && event.changed_key == "outcome") outcome_chosen(state);
    }
    space(24);
}

}  // namespace

void form_screen(ScreenState& state, const Rect& page) {
    prepare(state);
    take_outcome(state);
    if (state.route.page != Page::form) return;
    refresh(state);
    const app::MatterView* view = state.session.matter(state.route.matter);
    std::vector<ChoiceItem> agencies;
    for (const app::AgencyView& agency : state.form.agencies) {
        agencies.push_back({.value = agency.agency.id.text, .label = agency.agency.short_name});
    }
    const bool beside = state.form.has_paper && page.width >= px(1000);
    const float width = beside ? px(k_form_width + 48) : page.width;
    const float inner = std::min(width - px(48), px(beside ? k_form_width : 760));
    const float x = beside ? page.x + px(24) : page.x + std::floor((width - inner) / 2);
    const std::vector<ChoiceItem> asked_for = items_asked_for(view);
    const std::array choices = {KeyedChoices{k_answers_item, asked_for},
                                KeyedChoices{k_corrected_answers_item, asked_for}};
    const std::vector<std::string_view> hidden =
        hidden_keys(view, state.session.me().agency.id, !asked_for.empty());
    const FormOptions options{.now = state.session.now(),
                              .problems = state.form.problems,
                              .agencies = agencies,
                              .choices = choices,
                              .locked_keys = {},
                              .hidden_keys = hidden,
                              .doubted_key = state.form.number.key,
                              .doubt = state.form.number_words,
                              .one_column = inner < px(500),
                              .busy = state.form.ticket != 0};
    {
        Area header({x, page.y + px(16), inner, px(k_header_height)});
        form_header(state, view, options);
    }
    if (state.route.page != Page::form) return;
    const float top = page.y + px(k_header_height);
    {
        ScrollArea scroll("form", {page.x, top, width, page.height - px(k_header_height)});
        if (std::exchange(state.form.to_top, false)) scroll_to_top();
        const ImVec2 at = cursor();
        float used = 0;
        {
            Area area({x, at.y, inner, page.height});
            form_column(state, view, options);
            used = area.used_height();
        }
        set_cursor(x, at.y);
        take_place(inner, used);
    }
    if (!beside || state.route.page != Page::form) return;
    const bool draft = state.route.command == EventType::draft_transfer ||
                       state.route.command == EventType::reply_partial ||
                       state.route.command == EventType::reply_final;
    paper_view("paper", {page.x + width, page.y, page.width - width, page.height}, state.form.pages,
               state.form.paper,
               {.title = w::k_preview,
                .beside = w::k_preview_beside,
                .watermark = draft ? w::k_draft : std::string_view{},
                .tinted_key = state.form.fields.focused_key,
                .name = state.form.form.title});
}

}  // namespace casebridge::ui
