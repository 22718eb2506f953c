#include "ui/app_view.h"

#include "ui/screens/state.h"

namespace casebridge::ui {

struct AppView::State : ScreenState {
    State(app::Session& the_session, app::FilePort& the_files)
        : ScreenState(the_session, the_files) {}
};

AppView::AppView(app::Session& session, app::FilePort& files)
    : state_(std::make_unique<State>(session, files)) {
    files.on_drop([state = state_.get()](std::vector<app::PickedFile> dropped) {
        for (app::PickedFile& file : dropped) state->dropped.push_back(std::move(file));
    });
}

AppView::~AppView() = default;

bool AppView::has_unsaved() const {
    const storage::Durability durability = state_->session.durability();
    return state_->form.typed || !state_->drafts.empty() ||
           durability == storage::Durability::saving || durability == storage::Durability::failed;
}

void AppView::draw(const FrameInput& input) {
    begin_frame(input);
    switch (state_->session.phase()) {
        case app::Phase::loading:
        case app::Phase::unavailable: unavailable_screen(*state_); break;
        case app::Phase::first_run: first_run_screen(*state_); break;
        case app::Phase::locked: unlock_screen(*state_); break;
        case app::Phase::ready: shell(*state_); break;
    }
    end_frame();
}

}  // namespace casebridge::ui
