// A program for tests/bench/papers.mjs: the papers of a plain case laid out and written, measured
// inside the browser.
#include <emscripten.h>

#include <array>
#include <string>
#include <string_view>

#include "documents/annexes.h"
#include "documents/docx.h"
#include "documents/evidence_lists.h"
#include "documents/html.h"
#include "documents/paper_forms.h"
#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::documents;

namespace {

/// Twelve papers that go into one envelope.
std::vector<Document> make_set(const test::CaseBuilder& builder) {
    const domain::MatterState state = builder.state();
    const PaperSource source{state, "道路运政·机动车维修",
                             [](const AgencyId&) { return "昌江区交通运输局"; }, nullptr};
    std::vector<Document> set = {annex_1_transfer_letter(state.letter, state.letter_number, false),
                                 annex_2_blank(state),
                                 annex_3_disposition_reply(state.reply.letter, false),
                                 materials_list(state), evidence_list(state, "昌江区交通运输局")};
    for (Document& annex : set) {
        annex.code = "CB1:0123456789ABCDEF0123456789ABCDEF:0123456789ABCDEF:昌江移〔2026〕17号";
    }
    constexpr std::size_t k_set = 12;
    for (const domain::Event& event : builder.events()) {
        for (const std::string_view form : forms_of_entry(event.data)) {
            if (set.size() == k_set) break;
            set.push_back(entry_paper(form, source, event.data, event.header.agency));
        }
    }
    return set;
}

template <class Work>
double measured(const Work& work) {
    const double start = emscripten_get_now();
    work();
    return emscripten_get_now() - start;
}

}  // namespace

extern "C" {

/// Milliseconds for a set of twelve: "html", "docx", or "longest" for the slowest paper alone, as
/// one slice.
EMSCRIPTEN_KEEPALIVE double bench_set(const char* what) {
    const test::CaseBuilder builder = test::plain_case_until(domain::EventType::archive);
    const std::string_view name{what};
    std::size_t bytes = 0;
    if (name == "docx") {
        return measured([&] {
            for (const Document& document : make_set(builder)) {
                bytes += render_docx(document, {Date::of(2026, 11, 25), 600}).size();
            }
        });
    }
    if (name == "longest") {
        double longest = 0;
        for (const Document& document : make_set(builder)) {
            longest = std::max(longest, measured([&] { bytes += render_html(document).size(); }));
        }
        return longest;
    }
    return measured([&] {
        std::vector<PrintJob> jobs;
        for (const Document& document : make_set(builder)) {
            jobs.push_back({lay_out(document, nominal_width_mm), 1});
        }
        bytes += render_html(jobs).size();
    });
}

}  // extern "C"
