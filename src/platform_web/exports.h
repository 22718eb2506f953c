// Which loop the page's calls go to. The calls themselves (casebridge_*) are C functions for
// web/*.js and are declared nowhere else.
#pragma once

#include <cstdint>
#include <string>

namespace casebridge::platform_web {

class MainLoop;

/// Set once at start, before JavaScript calls anything.
void set_main_loop(MainLoop* loop);

}  // namespace casebridge::platform_web
