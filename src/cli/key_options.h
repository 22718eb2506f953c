// The keys of an officer at the command line: `--keys FILE` names the key backup that the page
// saves, `--passphrase-file FILE` a file whose first line is the passphrase. With the second alone,
// bundles that were encrypted under a passphrase are opened.
#pragma once

#include <string>
#include <vector>

#include "bundle/sealing.h"

namespace casebridge::cli {

/// Takes the two options out of `arguments`; an empty function where neither is given. Errors:
/// field_required when an option has no file or --keys comes without a passphrase; read_failed;
/// key_invalid; passphrase_wrong.
[[nodiscard]] Result<bundle::Unlock> take_key_options(std::vector<std::string>& arguments);

}  // namespace casebridge::cli
