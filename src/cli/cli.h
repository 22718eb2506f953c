// The command line tool `casebridge`: checks and shows bundles and prints the rules, with the same
// core as the page. It opens files to read and writes nothing. Exit codes: 0 nothing found, 1
// something was found, 2 the command or a file could not be used.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "bundle/sealing.h"

namespace casebridge::cli {

inline constexpr int k_exit_good = 0;
inline constexpr int k_exit_findings = 1;
inline constexpr int k_exit_unusable = 2;

/// `arguments` without the program's name.
[[nodiscard]] int run(const std::vector<std::string>& arguments, std::ostream& out,
                      std::ostream& errors);

/// These four take `--keys FILE --passphrase-file FILE` for what is encrypted (key_options.h).
/// `casebridge verify FILE [--cards FILE…]`. Without --cards the *.card.json files beside FILE are
/// taken.
[[nodiscard]] int verify(const std::vector<std::string>& arguments, const bundle::Unlock& unlock,
                         std::ostream& out, std::ostream& errors);
/// `casebridge inspect FILE [--json]`: structure and hashes, no keys needed.
[[nodiscard]] int inspect(const std::vector<std::string>& arguments, const bundle::Unlock& unlock,
                          std::ostream& out, std::ostream& errors);
/// `casebridge deadline CLOCK DATE…`: every reading with its last day before and after rolling,
/// then the 计算说明 day by day; columns separated by TAB. A clock in hours takes moments.
[[nodiscard]] int deadline(const std::vector<std::string>& arguments, std::ostream& out,
                           std::ostream& errors);
/// `casebridge render FORM --case FILE --to html|docx`: a paper of the bundle's matter, the newest
/// of its form, written to `out`. Structure and hashes are checked, signatures are not.
/// `--blank` in the place of --case gives the form without any value.
[[nodiscard]] int render(const std::vector<std::string>& arguments, const bundle::Unlock& unlock,
                         std::ostream& out, std::ostream& errors);
/// `casebridge find PICTURE --case FILE…`: the code on a scanned annex, the matter that it names
/// and whether its words are still those of a paper in the bundle.
[[nodiscard]] int find(const std::vector<std::string>& arguments, const bundle::Unlock& unlock,
                       std::ostream& out, std::ostream& errors);
/// `casebridge keys FILE [--passphrase-file FILE]`: whether a key backup is whole, and with the
/// passphrase whose device it is; never the keys themselves.
[[nodiscard]] int keys(const std::vector<std::string>& arguments, std::ostream& out,
                       std::ostream& errors);
/// `casebridge print-rules`: the transition table, one row a line, columns separated by TAB.
[[nodiscard]] int print_rules(std::ostream& out);

}  // namespace casebridge::cli
