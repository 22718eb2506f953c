// The whole interface: shell and screens over one session. The platform calls draw() inside each
// ImGui frame; screens keep only what a person is in the middle of. They read views and push
// actions; they never write.
#pragma once

#include <memory>

#include "app/drill.h"
#include "app/session.h"
#include "ui/frame.h"

namespace casebridge::ui {

/// The doors that screens use themselves. All must outlive the view.
struct ViewPorts {
    app::FilePort& files;
    app::PositionPort& position;
    app::HostPort& host;
    app::Drill& drill;
};

class AppView {
public:
    AppView(app::Session& session, const ViewPorts& ports);
    ~AppView();
    AppView(const AppView&) = delete;
    AppView& operator=(const AppView&) = delete;

    /// Something typed, or not on the disk yet, would be lost with the page.
    [[nodiscard]] bool has_unsaved() const;
    void draw(const FrameInput& input);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace casebridge::ui
