// A laid-out document as one HTML page for printing through the browser: the same lines and pages
// as the preview. Every text is escaped; no script, no address, styles in one <style>.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "documents/document.h"
#include "documents/layout.h"

namespace casebridge::documents {

/// One paper of a print job, in so many copies: 2 where custom asks for 存根 and 送达.
struct PrintJob {
    LaidOut laid_out;
    int copies = 1;
};
[[nodiscard]] std::string render_html(std::span<const PrintJob> jobs);
/// One paper once, laid out with nominal widths: independent of any font on the machine.
[[nodiscard]] std::string render_html(const Document& document);

/// A document of a bound volume. A link goes to a file beside the page and is seen on screen only.
struct BoundPart {
    const LaidOut* laid_out = nullptr;
    std::string link;        // relative path with "/", empty for none
    std::string link_words;  // what it says
};
/// Several documents one after the other in one file that is kept: it forbids itself scripts and
/// anything from elsewhere (a policy of its own), because it is opened outside the program.
[[nodiscard]] std::string render_bound_html(std::string_view title,
                                            std::span<const BoundPart> parts);

/// Text for element content and quoted attributes.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace casebridge::documents
