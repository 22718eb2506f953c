// Names one paper of a matter.
#pragma once

#include <string>

#include "base/id.h"

namespace casebridge::app {

struct PaperRef {
    std::string form;  // documents::PaperForm::id
    EventId entry;     // the entry that it is the paper of; empty for one of the whole matter

    bool operator==(const PaperRef&) const = default;
};

}  // namespace casebridge::app
