#include "ui/app_view.h"

#include "imgui_internal.h"
#include "ui/frame_requests.h"
#include "ui/idle_lock.h"
#include "ui/screens/drill.h"
#include "ui/screens/restore.h"
#include "ui/screens/state.h"
#include "ui/semantics.h"

namespace casebridge::ui {

namespace {

/// Long enough to read a file beside the screen, short enough for an office with visitors.
constexpr double k_lock_after_ms = 15 * 60 * 1000.0;

/// Controls of 40 become 48, for a thumb in the open.
constexpr float k_field_enlargement = 1.2F;

/// Whether this frame brought anything from keyboard, pointer, touch or a screen reader.
bool has_input() {
    return ImGui::GetCurrentContext()->InputEventsTrail.Size > 0 || ImGui::IsAnyMouseDown() ||
           semantics().has_pending_actions();
}

}  // namespace

struct AppView::State : ScreenState {
    using ScreenState::ScreenState;

    /// What was typed stays; long work ends first. A drill has nothing to be kept from anybody.
    void lock_when_left_alone(double now_ms) {
        if (drill.is_on()) return;
        const bool works = session.job().kind != app::JobView::Kind::none;
        const bool active = session.phase() != app::Phase::ready || has_input() || works;
        const double left_ms = idle.left(now_ms, active);
        if (left_ms > 0) return request_frame_after(left_ms);
        session.push(app::Lock{});
    }

    IdleLock idle{k_lock_after_ms};
};

AppView::AppView(app::Session& session, const ViewPorts& ports)
    : state_(std::make_unique<State>(session, ports)) {
    state_->appearance = read_appearance(ports.host.appearance());
    ports.files.on_drop([state = state_.get()](std::vector<app::PickedFile> dropped) {
        for (app::PickedFile& file : dropped) state->dropped.push_back(std::move(file));
    });
}

AppView::~AppView() = default;

bool AppView::has_unsaved() const {
    const storage::Durability durability = state_->session.durability();
    return state_->has_typed() || durability == storage::Durability::saving ||
           durability == storage::Durability::failed;
}

void AppView::draw(const FrameInput& input) {
    const bool in_field =
        state_->session.phase() == app::Phase::ready && state_->route.page == Page::field;
    set_theme(state_->appearance.theme);
    set_enlargement(enlargement_of(state_->appearance) * (in_field ? k_field_enlargement : 1));
    FrameInput below_bar = input;
    if (state_->drill.is_on()) below_bar.top = drill_bar_height(ImGui::GetIO().DisplaySize.x);
    begin_frame(below_bar);
    state_->lock_when_left_alone(input.time_ms);
    if (state_->drill.is_on()) drill_bar(*state_);
    if (drill_is_prepared(*state_)) {
        drill_preparing_screen(*state_);
        return end_frame();
    }
    switch (state_->session.phase()) {
        case app::Phase::loading:
        case app::Phase::unavailable: unavailable_screen(*state_); break;
        case app::Phase::first_run: first_run_screen(*state_); break;
        case app::Phase::sealed:
        case app::Phase::locked: unlock_screen(*state_); break;
        case app::Phase::ready: shell(*state_); break;
    }
    restore_dialog(*state_);
    start_over_dialog(*state_);
    end_frame();
}

}  // namespace casebridge::ui
