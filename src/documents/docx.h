// A document as an Office Open XML file (ECMA-376, transitional) for WPS and Word: styles with
// names that people find again, real tables, page numbers as fields, the watermark in the header.
// It is made to be edited, so that lines break where the reader's fonts break them; margins, sizes
// and line heights are those of layout.h.
#pragma once

#include "base/bytes.h"
#include "base/date.h"
#include "documents/document.h"

namespace casebridge::documents {

/// `made` is the date of the file's parts. Characters that XML cannot hold become U+FFFD.
[[nodiscard]] Bytes render_docx(const Document& document, Moment made);

/// Text for element content and quoted attributes of XML 1.0.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace casebridge::documents
