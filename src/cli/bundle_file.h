// Reading a bundle file of this machine through the streaming reader, and what both commands say of
// it. Errors: read_failed.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "bundle/reader.h"

namespace casebridge::cli {

struct FileSummary {
    std::uint64_t size_bytes = 0;
    std::string sm3;  // hex, of the whole file
};

/// Pushes the whole file through the reader, also behind a fault, so that the hash is the file's.
[[nodiscard]] Result<FileSummary> read_bundle_file(const std::string& path,
                                                   bundle::BundleReader& reader);

/// The whole of a file of at most so many bytes. Errors: read_failed, limit_exceeded.
[[nodiscard]] Result<std::string> read_small_file(const std::string& path,
                                                  std::size_t most_bytes = 1 << 20);

/// True when the text begins as a card file does.
[[nodiscard]] bool is_card_file(std::string_view text);

/// A matter in the bundle, folded as far as its events are all here.
struct MatterSummary {
    MatterId matter;
    std::string title;
    std::string stage;
    std::string fold_hash;  // hex SM3 of the state's canonical text
    std::uint64_t events = 0;
    std::uint64_t pending = 0;  // events whose predecessors are not in the bundle
    std::uint64_t unknown = 0;  // events that this version does not understand
};
/// Sorted by matter.
[[nodiscard]] std::vector<MatterSummary> matters_of(const bundle::BundleContents& contents);

/// A text of the file as it may stand on a terminal: control and direction characters become
/// blanks.
[[nodiscard]] std::string shown(std::string_view text);

/// A file that cannot be used: its path, code and sentence in one line. Gives k_exit_unusable.
int unusable(std::ostream& errors, const std::string& path, const Error& error);

/// One line: place, code, sentence.
void print_finding(std::ostream& out, const bundle::Finding& finding);

}  // namespace casebridge::cli
