#include "documents/html.h"

#include <doctest/doctest.h>

#include "documents/annexes.h"

using namespace casebridge;
using namespace casebridge::documents;

namespace {

/// Text of the body: what stands between tags, entities read back.
std::string visible_text(const std::string& html) {
    std::string text;
    bool in_tag = false;
    for (std::size_t i = html.find("<body>"); i < html.size(); ++i) {
        if (html[i] == '<') in_tag = true;
        if (!in_tag && html[i] != '\n') text += html[i];
        if (html[i] == '>') in_tag = false;
    }
    for (const auto& [entity, letter] : {std::pair{"&lt;", "<"},
                                         {"&gt;", ">"},
                                         {"&quot;", "\""},
                                         {"&#39;", "'"},
                                         {"&amp;", "&"}}) {
        for (std::size_t at = text.find(entity); at != std::string::npos;
             at = text.find(entity, at + 1)) {
            text.replace(at, std::string_view(entity).size(), letter);
        }
    }
    return text;
}

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

domain::TransferLetter letter_with(std::string findings) {
    domain::TransferLetter letter;
    letter.agency_name = "昌江区交通运输局";
    letter.findings = std::move(findings);
    letter.letter_date = Date::of(2026, 11, 23);
    return letter;
}

}  // namespace

TEST_CASE("foreign text cannot become markup") {
    const std::string evil = "<script>alert('1')</script> & \"<img src=x onerror=y>\"";
    const Document document = annex_1_transfer_letter(letter_with(evil), evil, false);
    const std::string html = render_html(document);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(visible_text(html) == text_of(document));
}

TEST_CASE("the print shows the words of the model, watermark and copies as asked") {
    const Document document = annex_1_transfer_letter(letter_with("未备案。"), "", true);
    const std::string one = render_html(document);
    CHECK(visible_text(one) == "草稿" + text_of(document));
    CHECK(count(one, "<section") == 1);
    CHECK(one.find("@page{size:A4") != std::string::npos);
    const Document final_document = annex_1_transfer_letter(letter_with("未备案。"), "", false);
    const std::vector<PrintJob> jobs = {{lay_out(final_document, nominal_width_mm), 2}};
    const std::string html = render_html(jobs);
    CHECK(count(html, "<section") == 2);
    CHECK(visible_text(html) == text_of(final_document) + text_of(final_document));
    CHECK(html.find("草稿") == std::string::npos);
}

TEST_CASE("the print loads nothing from anywhere") {
    const std::string html = render_html(annex_1_transfer_letter(letter_with("x"), "", false));
    for (const char* word : {"http", "src=", "href", "url(", "@import", "<script", "<link"}) {
        CAPTURE(word);
        CHECK(html.find(word) == std::string::npos);
    }
    CHECK(count(html, "class=\"blank\"") > 5);
}

TEST_CASE("the empty reply counts its attachments and keeps the ruled blanks") {
    const std::string html = render_html(annex_3_disposition_reply({}, true));
    CHECK(visible_text(html).find("证据材料0份") != std::string::npos);
}
