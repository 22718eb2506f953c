#include "documents/volume_sheets.h"

#include <algorithm>

#include "documents/evidence_lists.h"
#include "documents/paper_forms.h"
#include "domain/custody.h"
#include "domain/enum_names.h"
#include "domain/named_files.h"

namespace casebridge::documents {
namespace {

using domain::MatterState;

/// A hash, where one line would leave the cell in fonts with wide figures.
std::string in_two_lines(std::string hex) {
    if (hex.size() > 32) hex.insert(32, "\n");
    return hex;
}

/// “20261112”, as archives write dates in lists.
std::string compact(Date date) {
    std::string digits;
    for (const char c : to_iso(date)) {
        if (c != '-') digits += c;
    }
    return digits;
}

std::string page_range(int first, int last) {
    return first == last ? std::to_string(first)
                         : std::to_string(first) + "-" + std::to_string(last);
}

const domain::Archive& archive_of(const VolumeSource& source) {
    return source.keeper == source.state.bureau ? source.state.bureau_archive
                                                : source.state.recipient_archive;
}

/// 办理结果 in a few words; empty while there is none.
std::string result_of(const MatterState& state) {
    if (state.decision.decided_on.is_set()) {
        std::string text{domain::label_of(state.decision.outcome)};
        if (!state.decision.decision_number.empty()) text += "，" + state.decision.decision_number;
        if (!state.decision.amount_yuan.empty()) {
            text += "，罚款" + state.decision.amount_yuan + "元";
        }
        return text;
    }
    if (state.declining.declined_on.is_set()) return "不予立案";
    if (state.closing.closed_on.is_set()) {
        return "销号：" + std::string{domain::label_of(state.closing.reason)};
    }
    return {};
}

/// When the matter ended: 反馈, or 销号.
Date end_of(const MatterState& state) {
    return state.closing.closed_on.is_set() ? state.closing.closed_on : state.reply.replied_on;
}

bool is_here(const VolumeSource& source, const FileId& file) {
    return source.file_paths.contains(file);
}

struct FileCount {
    int evidence = 0;  // that are here
    int scans = 0;
    std::vector<domain::NamedFile> missing;
};
FileCount count_files(const VolumeSource& source) {
    FileCount count;
    auto evidence = std::count_if(
        source.state.evidence.begin(), source.state.evidence.end(),
        [](const domain::FiledEvidence& filed) { return !filed.evidence.file.empty(); });
    for (domain::Filed<domain::NamedFile>& filed : domain::named_files(source.state)) {
        const bool scan = evidence-- <= 0;
        if (is_here(source, filed.content.file)) {
            ++(scan ? count.scans : count.evidence);
        } else {
            count.missing.push_back(std::move(filed.content));
        }
    }
    return count;
}

std::size_t count_irregular(const MatterState& state) {
    return static_cast<std::size_t>(std::count_if(
        state.history.begin(), state.history.end(), [](const domain::HistoryLine& entry) {
            return entry.standing == domain::Standing::conflicting ||
                   entry.standing == domain::Standing::out_of_order;
        }));
}

}  // namespace

Document volume_cover(const VolumeSource& source, const Volume& volume) {
    const MatterState& state = source.state;
    const domain::Archive& archive = archive_of(source);
    PaperValues values;
    values.set("author", source.agency_name(source.keeper));
    values.set("volume_number", archive.volume_number);
    values.set("matter.title", state.title);
    values.set("matter.party", state.party.name);
    values.set("matter.category", source.category);
    values.set("matter.bureau", source.agency_name(state.bureau));
    if (!state.recipient.empty()) {
        values.set("matter.recipient", source.agency_name(state.recipient));
    }
    values.set("matter.letter_number", state.letter_number);
    values.set("case_number", state.filing.case_number);
    values.set("result", result_of(state));
    values.set("dates", to_chinese(domain::opened_on(state)) +
                            (end_of(state).is_set() ? "至" + to_chinese(end_of(state)) : ""));
    values.set("archived_on", to_chinese(archive.archived_on));
    values.set("location", archive.location);
    values.set("parts", std::to_string(volume.parts.size()));
    values.set("pages", std::to_string(volume.pages));
    return paper("volume_cover", values);
}

Document volume_contents(const Volume& volume) {
    PaperValues values;
    std::size_t index = 0;
    for (const VolumePart& part : volume.parts) {
        values.set_in("part", index, "author", part.author);
        values.set_in("part", index, "number", part.number);
        values.set_in("part", index, "title", part.title);
        values.set_in("part", index, "date", compact(part.date));
        values.set_in("part", index, "pages", page_range(part.first_page, part.last_page));
        ++index;
    }
    return paper("volume_contents", values);
}

Document volume_closing(const VolumeSource& source, const Volume& volume) {
    const domain::Archive& archive = archive_of(source);
    const FileCount count = count_files(source);
    PaperValues values;
    values.set("parts", std::to_string(volume.parts.size()));
    values.set("pages", std::to_string(volume.pages));
    values.set("evidence", std::to_string(source.state.evidence.size()));
    values.set("files", std::to_string(count.evidence));
    if (count.scans > 0) values.set("scans", std::to_string(count.scans));
    std::size_t index = 0;
    for (const domain::NamedFile& file : count.missing) {
        values.set_in("missing", index, "title", file.title);
        values.set_in("missing", index, "file_name", file.file_name);
        values.set_in("missing", index, "file", file.file.text);
        ++index;
    }
    if (index > 0) values.set("missing.count", std::to_string(index));
    if (const std::size_t irregular = count_irregular(source.state); irregular > 0) {
        values.set("irregular", std::to_string(irregular));
    }
    if (source.state.unknown_events > 0) {
        values.set("unknown", std::to_string(source.state.unknown_events));
    }
    values.set("archivist", archive.archivist);
    values.set("archived_on", to_chinese(archive.archived_on));
    return paper("volume_closing", values);
}

Document evidence_sheet(const VolumeSource& source, const EventId& entry,
                        const domain::AddEvidence& added, const std::string& author,
                        int first_attached, int last_attached) {
    const domain::Evidence& evidence = added.evidence;
    PaperValues values = shown_values(added, source.agency_name);
    values.set("author", author);
    std::string custody;
    for (const domain::FiledCustody* filed : domain::custody_of(source.state, entry)) {
        if (!custody.empty()) custody += '\n';
        custody += custody_line(filed->content);
    }
    values.set("custody", custody);
    if (first_attached <= last_attached) {
        values.set("attached", page_range(first_attached, last_attached));
    }
    std::string title = evidence.title;
    std::string file = "无";
    if (!evidence.file.empty()) {
        const auto path = source.file_paths.find(evidence.file);
        file = path == source.file_paths.end()
                   ? evidence.file_name + "（导出时没有收到，本卷未收入）"
                   : path->second;
        values.set("size", std::to_string(evidence.size_bytes));
        values.set("sm3", in_two_lines(evidence.file.text));
        values.set("sha256", in_two_lines(evidence.sha256));
        if (!is_here(source, evidence.file)) title += "（文件未收齐）";
    }
    values.set("file", file);
    values.set("paper.title", title);
    return paper("evidence_sheet", values);
}

Document history_sheet(const VolumeSource& source) {
    PaperValues values;
    std::size_t index = 0;
    for (const VolumeHistoryLine& entry : source.history) {
        const auto moment = parse_moment(entry.entered);
        const std::string entered =
            moment.ok() ? compact(moment->date) + "\n" + to_iso(*moment).substr(11) : entry.entered;
        values.set_in("entry", index, "date", compact(entry.date));
        values.set_in("entry", index, "what", entry.what);
        values.set_in("entry", index, "agency", entry.agency);
        values.set_in("entry", index, "officer", entry.officer);
        values.set_in("entry", index, "entered", entered);
        values.set_in("entry", index, "signature", entry.signature);
        values.set_in("entry", index, "source", entry.source);
        ++index;
    }
    return paper("volume_history", values);
}

}  // namespace casebridge::documents
