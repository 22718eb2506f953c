#include "documents/volume.h"

#include <algorithm>
#include <set>

#include "documents/annexes.h"
#include "documents/evidence_lists.h"
#include "documents/html.h"
#include "documents/paper_forms.h"
#include "documents/volume_entries.h"
#include "documents/volume_sheets.h"
#include "domain/enum_names.h"
#include "domain/fold.h"
#include "domain/named_files.h"

namespace casebridge::documents {
namespace {

using domain::Event;
using domain::MatterState;

/// A paper that an entry leaves in the volume.
struct Paper {
    Document document;
    std::string number;
    std::string_view form;  // empty for a sheet, which nobody signs
    EventId entry;          // whose paper it is called in the tab 文书
};
/// What lies behind a part's own pages: an item of evidence, or the copy of record of a paper.
struct Attached {
    std::int64_t pages = 0;
    FileId file;
};

EventId last_approval(const MatterState& state) {
    EventId last;
    for (const domain::HistoryLine& line : state.history) {
        const bool stands = line.standing == domain::Standing::effective;
        if (stands && line.type == domain::EventType::approve_transfer) last = line.event;
    }
    return last;
}

/// The papers that an entry leaves, as the matter was then. 附件1, its 送达回执 and 材料清单 have
/// places of their own in the volume.
std::vector<Paper> papers_of(const PaperSource& source, const Event& event) {
    const std::string number = domain::number_taken_by(event.data);
    std::vector<Paper> papers;
    if (std::holds_alternative<domain::DispatchTransfer>(event.data)) {
        return {{materials_list(source.state), source.state.letter_number, "material_list",
                 last_approval(source.state)}};
    }
    for (const std::string_view form : forms_of_entry(event.data)) {
        const bool goes_out =
            form == "transfer_letter" || form == "material_list" ||
            (form == "service_receipt" && event.header.type == domain::EventType::approve_transfer);
        if (goes_out) continue;
        papers.push_back({entry_paper(form, source, event.data, event.header.agency),
                          form == "service_receipt" ? source.state.letter_number : number, form,
                          event.id});
    }
    if (papers.empty()) {
        papers.push_back({entry_sheet(sheet_title_of(event.header.type), source, event.data,
                                      event.header.agency),
                          number,
                          {},
                          {}});
    }
    return papers;
}

/// Puts the page's number of the volume where the stamp goes: at the upper right.
void stamp(LaidOut& laid_out, int first_page) {
    constexpr double k_size_pt = 14;
    constexpr double k_top_mm = 20;
    constexpr double k_mm_per_pt = 25.4 / 72;
    for (Page& page : laid_out.pages) {
        PlacedText number;
        number.text = std::to_string(first_page++);
        number.size_pt = k_size_pt;
        number.width_mm = nominal_width_mm(FontRole::body, k_size_pt, number.text);
        number.height_mm = k_size_pt * k_mm_per_pt;
        number.x_mm = laid_out.format.width_mm - laid_out.format.right_mm - number.width_mm;
        number.y_mm = k_top_mm;
        number.repeated = true;
        page.texts.push_back(std::move(number));
    }
}

class Binder {
public:
    explicit Binder(const VolumeSource& source) : source_(source) {}

    [[nodiscard]] Volume bind() && {
        volume_.title = source_.state.title;
        const std::vector<Filed> filed = filed_entries();
        add_letters(filed);
        add_entries(filed);
        add_other_scans(filed);
        add_lists();
        add({history_sheet(source_), {}, {}, {}}, source_.short_name(source_.keeper), {});
        volume_.cover = lay_out(volume_cover(source_, volume_), nominal_width_mm);
        volume_.contents = lay_out(volume_contents(volume_), nominal_width_mm);
        volume_.closing = lay_out(volume_closing(source_, volume_), nominal_width_mm);
        return std::move(volume_);
    }

private:
    /// An entry that the volume holds, and its legal date.
    struct Filed {
        const Event* event = nullptr;
        Date date;
    };

    [[nodiscard]] PaperSource paper_source(const MatterState& then) const {
        return {then, source_.category, source_.agency_name, source_.signed_entry};
    }

    static int page_count(const Attached& attached) {
        return static_cast<int>(std::clamp<std::int64_t>(attached.pages, 0, k_most_attached_pages));
    }

    /// What was signed lies behind the text that was printed for it.
    [[nodiscard]] Attached copy_of_record(const EventId& entry, std::string_view form) {
        const domain::FiledScan* scan = domain::scan_of(source_.state, entry, form);
        if (scan == nullptr) return {};
        bound_.insert(scan->event);
        return {scan->content.pages, scan->content.file};
    }

    void add(Paper paper, const std::string& author, Date date, Attached attached = {}) {
        VolumePart part;
        part.title = paper.document.name;
        part.number = std::move(paper.number);
        part.author = author;
        part.date = date;
        part.file = std::move(attached.file);
        part.laid_out = lay_out(paper.document, nominal_width_mm);
        part.first_page = volume_.pages + 1;
        stamp(part.laid_out, part.first_page);
        volume_.pages += static_cast<int>(part.laid_out.pages.size()) + page_count(attached);
        part.last_page = volume_.pages;
        volume_.parts.push_back(std::move(part));
    }

    /// Every 附件1 that was approved, the first one first; what came before were drafts.
    void add_letters(const std::vector<Filed>& filed) {
        for (const auto& [event, date] : filed) {
            if (event->header.type != domain::EventType::approve_transfer) continue;
            const MatterState then = domain::state_at(source_.events, event->id);
            add({annex_1_transfer_letter(then.letter, then.letter_number, false),
                 then.letter_number, "transfer_letter", event->id},
                source_.short_name(then.bureau), then.letter.letter_date,
                copy_of_record(event->id, "transfer_letter"));
        }
    }

    /// What lies in the volume as evidence, and what lies elsewhere because it is a thing.
    void add_lists() {
        const MatterState& state = source_.state;
        const std::string agency = source_.agency_name(source_.keeper);
        const std::string author = source_.short_name(source_.keeper);
        if (!state.evidence.empty()) add({evidence_list(state, agency), {}, {}, {}}, author, {});
        if (has_articles(state)) add({articles_list(state, agency), {}, {}, {}}, author, {});
    }

    void add_entries(const std::vector<Filed>& filed) {
        for (const auto& [event, date] : filed) {
            const std::string author = source_.agency_name(event->header.agency);
            const std::string short_author = source_.short_name(event->header.agency);
            if (const auto* added = std::get_if<domain::AddEvidence>(&event->data)) {
                add_evidence(event->id, *added, author, short_author);
                continue;
            }
            if (event->header.type == domain::EventType::attach_scan) continue;
            const MatterState then = domain::state_at(source_.events, event->id);
            for (Paper& paper : papers_of(paper_source(then), *event)) {
                const Attached scan = copy_of_record(paper.entry, paper.form);
                add(std::move(paper), short_author, date, scan);
            }
        }
    }

    /// Scans that a later one took the place of, and those of papers that the volume does not hold.
    void add_other_scans(const std::vector<Filed>& filed) {
        for (const auto& [event, date] : filed) {
            const auto* scan = std::get_if<domain::AttachScan>(&event->data);
            if (scan == nullptr || bound_.contains(event->id)) continue;
            const MatterState then = domain::state_at(source_.events, event->id);
            for (Paper& paper : papers_of(paper_source(then), *event)) {
                add(std::move(paper), source_.short_name(event->header.agency), date,
                    {scan->pages, scan->file});
            }
        }
    }

    void add_evidence(const EventId& entry, const domain::AddEvidence& added,
                      const std::string& author, const std::string& short_author) {
        const domain::Evidence& evidence = added.evidence;
        const Attached attached{evidence.pages, evidence.file};
        // The sheet says on which pages the item itself lies, so it is laid out first without.
        const int sheets = static_cast<int>(
            lay_out(evidence_sheet(source_, entry, added, author, 1, 1), nominal_width_mm)
                .pages.size());
        const int first = volume_.pages + sheets + 1;
        const int last = first + page_count(attached) - 1;
        add({evidence_sheet(source_, entry, added, author, first, last), {}, {}, {}}, short_author,
            evidence.collected_at.date, attached);
    }

    /// Entries with effect, in the order of the volume. What has none stands in 办理经过 alone.
    [[nodiscard]] std::vector<Filed> filed_entries() const {
        std::vector<Filed> filed;
        for (const domain::HistoryLine& line : source_.state.history) {
            if (line.standing != domain::Standing::effective) continue;
            if (chapter_of(line.type) == Chapter::nowhere) continue;
            for (const Event& event : source_.events) {
                if (event.id == line.event) filed.push_back({&event, line.date});
            }
        }
        std::stable_sort(filed.begin(), filed.end(), [](const Filed& a, const Filed& b) {
            return chapter_of(a.event->header.type) < chapter_of(b.event->header.type);
        });
        return filed;
    }

    // A slip of the pen ("页数 10000000") must not make a volume of that size.
    static constexpr std::int64_t k_most_attached_pages = 9999;

    const VolumeSource& source_;
    Volume volume_;
    std::set<EventId> bound_;  // scans that lie behind their paper
};

}  // namespace

Volume make_volume(const VolumeSource& source) { return Binder(source).bind(); }

std::string render_volume(const Volume& volume, const VolumeSource& source) {
    std::vector<BoundPart> bound = {{&volume.cover, {}, {}}, {&volume.contents, {}, {}}};
    for (const VolumePart& part : volume.parts) {
        const auto path = source.file_paths.find(part.file);
        if (part.file.empty() || path == source.file_paths.end()) {
            bound.push_back({&part.laid_out, {}, {}});
        } else {
            bound.push_back({&part.laid_out, path->second, "打开文件：" + path->second});
        }
    }
    bound.push_back({&volume.closing, {}, {}});
    return render_bound_html(volume.title, bound);
}

}  // namespace casebridge::documents
