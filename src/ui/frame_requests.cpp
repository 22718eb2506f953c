#include "ui/frame_requests.h"

namespace casebridge::ui {

namespace {
double pending_ms = -1;
float current_scale = 1;
float enlargement = 1;
}  // namespace

void request_frame() { pending_ms = 0; }

void request_frame_after(double delay_ms) {
    if (delay_ms < 0) {
        delay_ms = 0;
    }
    if (pending_ms < 0 || delay_ms < pending_ms) {
        pending_ms = delay_ms;
    }
}

double take_frame_request() {
    const double asked = pending_ms;
    pending_ms = -1;
    return asked;
}

float scale() { return current_scale * enlargement; }
float device_scale() { return current_scale; }

void set_enlargement(float times) { enlargement = times; }
void set_scale(float scale) { current_scale = scale > 0 ? scale : 1; }

}  // namespace casebridge::ui
