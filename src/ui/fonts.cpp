#include "ui/fonts.h"

namespace casebridge::ui {

namespace {
Fonts current;
}  // namespace

const Fonts& fonts() { return current; }

void set_fonts(const Fonts& fonts) { current = fonts; }

}  // namespace casebridge::ui
