// Papers going out of the program and coming back: print, save, blank forms, and a scan that finds
// its matter.
#include <algorithm>

#include "app/session_impl.h"
#include "crypto/digest.h"
#include "documents/docx.h"
#include "documents/html.h"
#include "documents/paper_forms.h"
#include "documents/qr.h"
#include "storage/export_register.h"

namespace casebridge::app {
namespace {

/// “昌江移〔2026〕17号_移送处理书.docx”; by the matter where the paper has no number.
std::string paper_file_name(const MatterFile& file, const PaperRef& paper,
                            const documents::Document& document) {
    std::string begins =
        file.state.letter_number.empty() ? file.state.title : file.state.letter_number;
    std::string ends = document.name;
    for (const PaperLine& line : papers_of(file.state)) {
        if (line.paper != paper) continue;
        if (!line.number.empty()) begins = line.number;
        // Several 检查记录 lie side by side in a folder.
        if (line.number.empty() && line.date.is_set()) ends += "_" + to_iso(line.date);
    }
    return bundle::safe_file_name(begins + "_" + ends + ".docx");
}

documents::GreyPicture grey_of(const Picture& picture) {
    documents::GreyPicture grey{picture.width_px, picture.height_px, {}};
    grey.pixels.reserve(picture.rgba.size() / 4);
    for (std::size_t at = 0; at + 3 < picture.rgba.size(); at += 4) {
        // Rec. 601 in whole numbers; transparent is paper.
        const int luma =
            (77 * picture.rgba[at] + 150 * picture.rgba[at + 1] + 29 * picture.rgba[at + 2]) >> 8;
        grey.pixels.push_back(static_cast<std::uint8_t>(picture.rgba[at + 3] < 128 ? 255 : luma));
    }
    return grey;
}

}  // namespace

void Session::Impl::act(Ticket ticket, const PrintPapers& action) {
    const auto file = file_of(action.matter);
    if (!file.ok()) return refuse_aloud(ticket, file.error());
    std::vector<documents::PrintJob> jobs;
    for (const PaperRef& wanted : action.papers) {
        const auto document = paper_of(*file, wanted, paper_context(file->state));
        if (!document) return refuse_aloud(ticket, fail(ErrorCode::not_allowed_in_stage));
        const int copies = action.to_stamp ? documents::find_paper_form(wanted.form)->copies : 1;
        jobs.push_back({documents::lay_out(*document, documents::nominal_width_mm), copies});
    }
    ports.printer.print_html(documents::render_html(jobs));
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const PrintBlank& action) {
    const documents::PaperForm* form = documents::find_paper_form(action.form);
    if (form == nullptr || !form->by_hand) {
        return refuse_aloud(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    ports.printer.print_html(documents::render_html(documents::blank_paper(form->id)));
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const SavePaper& action) {
    const auto file = file_of(action.matter);
    if (!file.ok()) return refuse_aloud(ticket, file.error());
    const auto document = paper_of(*file, action.paper, paper_context(file->state));
    if (!document) return refuse_aloud(ticket, fail(ErrorCode::not_allowed_in_stage));
    const Bytes bytes = documents::render_docx(*document, ports.clock.now());
    const std::string name = paper_file_name(*file, action.paper, *document);
    // It leaves with personal data in full, so that it stands in 外发登记.
    const Status written = write([&](storage::Connection& to) {
        return storage::add_export_line(to, {.matter = action.matter,
                                             .file_name = name,
                                             .size_bytes = bytes.size(),
                                             .sm3 = to_hex(crypto::sm3(bytes)),
                                             .officer = me.officer,
                                             .recipient = me.agency.short_name,
                                             .purpose = "编辑和打印文书",
                                             .exported = to_iso(ports.clock.now())});
    });
    if (!written.ok()) return refuse_aloud(ticket, written.error());
    changed();
    const storage::BlobHandle handle = ports.blobs.hold(
        bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    save_when_durable(ticket, action.matter, handle, name);
}

void Session::Impl::act(Ticket ticket, const FindByCode& action) {
    // Large enough for a code on a page of A4, small enough to be searched in one go.
    constexpr int k_side_px = 1800;
    const storage::BlobHandle handle = action.file.handle;
    ports.pictures.thumbnail(handle, k_side_px, [this, ticket, handle](Result<Picture> picture) {
        ports.blobs.release(handle);
        if (!picture.ok()) return refuse_aloud(ticket, fail(ErrorCode::picture_invalid));
        if (!keys || !connection) return refuse_aloud(ticket, fail(ErrorCode::locked));
        find_by_code(ticket, documents::read_qr(grey_of(*picture)));
    });
}

void Session::Impl::find_by_code(Ticket ticket, const std::vector<std::string>& texts) {
    std::optional<PaperCode> code;
    for (const std::string& text : texts) {
        if (!code) code = read_paper_code(text);
    }
    if (!code) return refuse_aloud(ticket, fail(ErrorCode::code_unreadable));
    if (!row_of(code->matter).ok()) {
        return refuse_aloud(ticket, fail(ErrorCode::matter_unknown, code->number));
    }
    const auto file = file_of(code->matter);
    if (!file.ok()) return refuse_aloud(ticket, file.error());
    const bool same = paper_with_code(*file, *code, paper_context(file->state)).has_value();
    notify(same ? Notice::Kind::good : Notice::Kind::warn,
           same ? Notice::What::code_found : Notice::What::code_differs, code->number);
    Outcome outcome;
    outcome.matter = code->matter;
    finish(ticket, std::move(outcome));
}

}  // namespace casebridge::app
