// The QR code of the annexes: by which a scan of a stamped paper finds its matter, and shows that
// its words are those of the document here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "documents/document.h"

namespace casebridge::app {

struct PaperCode {
    MatterId matter;
    std::string hash;    // the first 16 hex digits of the SM3 of the paper's words
    std::string number;  // 文号

    bool operator==(const PaperCode&) const = default;
};
/// "CB1:<matter>:<hash>:<number>", in capitals up to the number.
[[nodiscard]] std::string text_of(const PaperCode& code);
/// Nothing for any other text.
[[nodiscard]] std::optional<PaperCode> read_paper_code(std::string_view text);

/// Of a paper as it stands.
[[nodiscard]] PaperCode code_of(const MatterId& matter, std::string_view number,
                                const documents::Document& paper);

}  // namespace casebridge::app
