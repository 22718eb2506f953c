// The matters of a bundle as the page would hold them, so that the same papers can be made.
#pragma once

#include <string>
#include <vector>

#include "app/matter_file.h"
#include "app/papers.h"
#include "bundle/reader.h"

namespace casebridge::cli {

struct BundleMatter {
    MatterId matter;
    app::MatterFile file;
};
/// Sorted by matter; events whose predecessors are not in the bundle take no part.
[[nodiscard]] std::vector<BundleMatter> load_matters(const bundle::BundleContents& contents);

}  // namespace casebridge::cli
