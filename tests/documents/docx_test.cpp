#include "documents/docx.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "documents/annexes.h"
#include "documents/evidence_lists.h"
#include "documents/html.h"
#include "documents/layout.h"
#include "documents/paper_forms.h"
#include "documents/paper_template.h"
#include "support/zip_reader.h"

using namespace casebridge;
using namespace casebridge::documents;
using namespace casebridge::test;

namespace {

const Moment k_made{Date::of(2026, 11, 25), 600};

/// What stands in <w:t>, in order.
std::string words_of(const std::string& xml) {
    std::string words;
    for (std::size_t at = xml.find("<w:t xml:space=\"preserve\">"); at != std::string::npos;
         at = xml.find("<w:t xml:space=\"preserve\">", at)) {
        at = xml.find('>', at) + 1;
        const std::size_t end = xml.find("</w:t>", at);
        std::string piece = xml.substr(at, end - at);
        for (const auto& [escaped, plain] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"},
                                             std::pair{"&quot;", "\""}, std::pair{"&amp;", "&"}}) {
            for (std::size_t found = piece.find(escaped); found != std::string::npos;
                 found = piece.find(escaped, found + 1)) {
                piece.replace(found, std::string_view{escaped}.size(), plain);
            }
        }
        // A ruled blank is underlined room.
        const bool blank = xml.rfind("<w:u ", at) != std::string::npos &&
                           xml.rfind("<w:u ", at) > xml.rfind("<w:r>", at);
        if (!blank) words += piece;
        at = end;
    }
    return words;
}

domain::TransferLetter letter_with(const std::string& words) {
    domain::TransferLetter letter;
    letter.agency_name = "昌江区交通运输局";
    letter.title_subject = words;
    letter.addressee = words;
    letter.findings = words;
    letter.party = words;
    letter.letter_date = Date::of(2026, 11, 12);
    return letter;
}

/// For the readers of tests/browser/papers.test.mjs, which name a folder.
void leave_for_readers(const std::string& name, const Document& document) {
    const char* folder = std::getenv("CASEBRIDGE_PAPERS_OUT");
    if (folder == nullptr) return;
    const std::string path = std::string{folder} + "/" + name;
    const Bytes docx = render_docx(document, k_made);
    std::ofstream(path + ".docx", std::ios::binary) << as_text(docx);
    std::ofstream(path + ".html", std::ios::binary) << render_html(document);
}

}  // namespace

TEST_CASE("every paper has all the parts that its relationships name, and the model's words") {
    for (const PaperForm& form : paper_forms()) {
        CAPTURE(form.id);
        const Document document = paper(form.id, {});
        const ZipReader zip(render_docx(document, k_made));
        for (const char* part : {"[Content_Types].xml", "_rels/.rels", "word/document.xml",
                                 "word/styles.xml", "word/fontTable.xml", "word/header1.xml",
                                 "word/footer1.xml", "word/_rels/document.xml.rels"}) {
            CAPTURE(part);
            REQUIRE(zip.find(part) != nullptr);
        }
        const std::string rels = zip.find("word/_rels/document.xml.rels")->bytes;
        for (std::size_t at = rels.find("Target=\""); at != std::string::npos;
             at = rels.find("Target=\"", at + 1)) {
            const std::size_t begin = at + 8;
            const std::string target = rels.substr(begin, rels.find('"', begin) - begin);
            CAPTURE(target);
            CHECK(zip.find("word/" + target) != nullptr);
        }
        CHECK(words_of(zip.find("word/document.xml")->bytes) == text_of(document));
    }
}

TEST_CASE("what a person typed is text everywhere and never markup") {
    for (const std::string& evil :
         {std::string{"<script>alert(1)</script>"}, std::string{"=cmd|' /C calc'!A0"},
          std::string{"</w:t></w:r>&amp;\"<w:instrText>"}, std::string{"𠮷龘䶮"}}) {
        CAPTURE(evil);
        const Document document = annex_1_transfer_letter(letter_with(evil), evil, true);
        const ZipReader zip(render_docx(document, k_made));
        const std::string xml = zip.find("word/document.xml")->bytes;
        CHECK(words_of(xml) == text_of(document));
        CHECK(xml.find("<script") == std::string::npos);
        CHECK(xml.find("<w:instrText") == std::string::npos);
    }
    const std::string with_control = "前" + std::string{'\x01'} + "后";
    CHECK(escape_xml(with_control) == "前\xEF\xBF\xBD后");
}

TEST_CASE("long contents keep every word: a long finding, sixty rows, a name of sixty characters") {
    std::string name;
    for (int i = 0; i < 60; ++i) name += "龘";
    std::string finding;
    for (int i = 0; i < 500; ++i) finding += "未按规定䶮𠮷";
    domain::TransferLetter letter = letter_with(name);
    letter.agency_name = name;
    letter.findings = finding;
    const Document annex = annex_1_transfer_letter(letter, "昌江移〔2026〕17号", false);
    domain::MatterState state;
    for (int i = 0; i < 60; ++i) {
        domain::FiledEvidence filed;
        filed.evidence.title = "现场照片" + std::to_string(i) + name;
        filed.evidence.collected_at.date = Date::of(2026, 11, 2);
        filed.evidence.file.text = std::string(64, 'a');
        filed.evidence.sha256 = std::string(64, 'b');
        state.evidence.push_back(filed);
    }
    const Document list = evidence_list(state, name);
    leave_for_readers("long_letter", annex);
    leave_for_readers("long_list", list);
    for (const Document* document : {&annex, &list}) {
        const ZipReader zip(render_docx(*document, k_made));
        CHECK(words_of(zip.find("word/document.xml")->bytes) == text_of(*document));
        CHECK(zip.find("word/footer1.xml")->bytes.find("NUMPAGES") != std::string::npos);
        CHECK(text_of(lay_out(*document, nominal_width_mm)) == text_of(*document));
    }
}

TEST_CASE("a draft bears its watermark, a coded paper its picture") {
    const Document draft = annex_1_transfer_letter(letter_with("x"), "", true);
    const ZipReader first(render_docx(draft, k_made));
    CHECK(first.find("word/header1.xml")->bytes.find("string=\"草稿\"") != std::string::npos);
    CHECK(first.find("word/media/code.png") == nullptr);
    Document coded = annex_1_transfer_letter(letter_with("x"), "昌江移〔2026〕17号", false);
    coded.code = "CB1:0123456789ABCDEF0123456789ABCDEF:0123456789ABCDEF:昌江移〔2026〕17号";
    const ZipReader second(render_docx(coded, k_made));
    REQUIRE(second.find("word/media/code.png") != nullptr);
    CHECK(second.find("word/media/code.png")->bytes.substr(1, 3) == "PNG");
    CHECK(second.find("word/header1.xml")->bytes.find("草稿") == std::string::npos);
}
