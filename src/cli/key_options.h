// The keys of an officer at the command line: `--keys FILE` names the key backup that the page
// saves, `--passphrase-file FILE` a file whose first line is the passphrase. With the second alone,
// bundles that were encrypted under a passphrase are opened.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bundle/sealing.h"

namespace casebridge::cli {

/// What stands before the first line feed.
[[nodiscard]] std::string first_line(const std::string& text);
/// Takes --passphrase-file out of `arguments`; nothing where it is not given. Errors:
/// field_required, read_failed.
[[nodiscard]] Result<std::optional<std::string>> take_passphrase(
    std::vector<std::string>& arguments);

/// Takes the two options out of `arguments`; an empty function where neither is given. Errors:
/// field_required when an option has no file or --keys comes without a passphrase; read_failed;
/// key_invalid; passphrase_wrong.
[[nodiscard]] Result<bundle::Unlock> take_key_options(std::vector<std::string>& arguments);

}  // namespace casebridge::cli
