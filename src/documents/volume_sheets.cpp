#include "documents/volume_sheets.h"

#include "documents/evidence_lists.h"
#include "documents/records.h"
#include "domain/compose.h"
#include "domain/custody.h"
#include "domain/enum_names.h"

namespace casebridge::documents {
namespace {

using domain::TransferState;

std::vector<Run> cell(std::string_view text) { return {Run{std::string(text), "", 0}}; }

Paragraph head(Style style, std::string_view text) {
    return {style, Alignment::centre, 0, cell(text)};
}
Paragraph line(std::string_view text, int indent_chars = 0) {
    return {Style::body, Alignment::left, indent_chars, cell(text)};
}

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
std::string result_of(const TransferState& state) {
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
Date end_of(const TransferState& state) {
    return state.closing.closed_on.is_set() ? state.closing.closed_on : state.reply.replied_on;
}

Date beginning_of(const TransferState& state) {
    return state.history.empty() ? Date{} : state.history.front().date;
}

bool is_here(const VolumeSource& source, const FileId& file) {
    return source.file_paths.contains(file);
}

struct EvidenceCount {
    int items = 0;
    int files = 0;  // electronic ones that are here
    std::vector<const domain::Evidence*> missing;
};
EvidenceCount count_evidence(const VolumeSource& source) {
    EvidenceCount count;
    for (const domain::FiledEvidence& filed : source.state.evidence) {
        ++count.items;
        if (filed.evidence.file.empty()) continue;
        if (is_here(source, filed.evidence.file)) {
            ++count.files;
        } else {
            count.missing.push_back(&filed.evidence);
        }
    }
    return count;
}

std::string size_text(std::int64_t bytes) { return std::to_string(bytes) + " 字节"; }

void add_irregular(Document& document, const TransferState& state) {
    std::size_t irregular = 0;
    for (const domain::HistoryLine& entry : state.history) {
        irregular += entry.standing == domain::Standing::conflicting ||
                     entry.standing == domain::Standing::out_of_order;
    }
    if (irregular > 0) {
        document.blocks.push_back(line("有" + std::to_string(irregular) +
                                           "条登记与先后次序不符或者互相不一致，没有生效，"
                                           "列在办理经过中。",
                                       2));
    }
    if (state.unknown_events > 0) {
        document.blocks.push_back(line("另有" + std::to_string(state.unknown_events) +
                                           "条登记由新版程序写成，本卷没有印出，"
                                           "原文在“事项.json”中。",
                                       2));
    }
}

void add_missing(Document& document, const EvidenceCount& count) {
    if (count.missing.empty()) return;
    document.blocks.push_back(line(
        "下列" + std::to_string(count.missing.size()) + "份证据文件在导出时没有收到，本卷未收入：",
        2));
    int number = 0;
    for (const domain::Evidence* evidence : count.missing) {
        document.blocks.push_back(line(std::to_string(++number) + ". " + evidence->title + "（" +
                                           evidence->file_name + "，SM3 " + evidence->file.text +
                                           "）",
                                       2));
    }
}

}  // namespace

Document volume_cover(const VolumeSource& source, const Volume& volume) {
    const TransferState& state = source.state;
    const domain::Archive& archive = archive_of(source);
    Document document;
    document.name = "封面";
    document.blocks.push_back(head(Style::agency, source.agency_name(source.keeper)));
    document.blocks.push_back(head(Style::title, "案件移交案卷"));
    Table table;
    table.widths = {0.28, 0.72};
    table.alignments = {Alignment::left, Alignment::left};
    const auto row = [&](std::string_view label, std::string_view value) {
        table.rows.push_back({cell(label), cell(value)});
    };
    row("案卷号", archive.volume_number);
    row("案卷题名", state.title);
    row("当事人", state.party.name);
    row("违法类别", source.category);
    row("移送单位", source.agency_name(state.bureau));
    row("办理单位", state.recipient.empty() ? std::string{} : source.agency_name(state.recipient));
    row("移送文号", state.letter_number);
    row("立案号", state.filing.case_number);
    row("处理结果", result_of(state));
    row("起止日期", to_chinese(beginning_of(state)) +
                        (end_of(state).is_set() ? "至" + to_chinese(end_of(state)) : ""));
    row("归档日期", to_chinese(archive.archived_on));
    row("保管期限", "");
    row("存放处", archive.location);
    row("卷内件数", "本卷共" + std::to_string(volume.parts.size()) + "件，" +
                        std::to_string(volume.pages) + "页");
    document.blocks.push_back(std::move(table));
    return document;
}

Document volume_contents(const Volume& volume) {
    Document document;
    document.name = "卷内目录";
    document.blocks.push_back(head(Style::title, "卷　内　目　录"));
    Table table;
    table.has_header = true;
    table.widths = {0.085, 0.2, 0.22, 0.235, 0.16, 0.1};
    table.alignments = {Alignment::centre, Alignment::left,   Alignment::left,
                        Alignment::left,   Alignment::centre, Alignment::centre};
    table.rows.push_back(
        {cell("序号"), cell("责任者"), cell("文号"), cell("题名"), cell("日期"), cell("页号")});
    int number = 0;
    for (const VolumePart& part : volume.parts) {
        table.rows.push_back({cell(std::to_string(++number)), cell(part.author), cell(part.number),
                              cell(part.title), cell(compact(part.date)),
                              cell(page_range(part.first_page, part.last_page))});
    }
    document.blocks.push_back(std::move(table));
    return document;
}

Document volume_closing(const VolumeSource& source, const Volume& volume) {
    const domain::Archive& archive = archive_of(source);
    const EvidenceCount count = count_evidence(source);
    Document document;
    document.name = "卷内备考表";
    document.blocks.push_back(head(Style::title, "卷内备考表"));
    document.blocks.push_back(line("本卷情况说明："));
    document.blocks.push_back(line("本卷共" + std::to_string(volume.parts.size()) + "件，" +
                                       std::to_string(volume.pages) +
                                       "页；封面、卷内目录、备考表不编页号。",
                                   2));
    document.blocks.push_back(line("证据" + std::to_string(count.items) + "件，其中电子文件" +
                                       std::to_string(count.files) +
                                       "份，原样存于“证据”文件夹，校验值列在“清单”中。",
                                   2));
    add_missing(document, count);
    add_irregular(document, source.state);
    document.blocks.push_back(line(""));
    document.blocks.push_back(Paragraph{
        Style::body, Alignment::left, 0, {Run{"立卷人：", "", 0}, Run{archive.archivist, "", 10}}});
    document.blocks.push_back(
        Paragraph{Style::body, Alignment::left, 0, {Run{"检查人：", "", 0}, Run{"", "", 10}}});
    document.blocks.push_back(
        line("立卷日期：" +
             (archive.archived_on.is_set() ? to_chinese(archive.archived_on) : "　　年　月　日")));
    return document;
}

Document evidence_sheet(const VolumeSource& source, const EventId& entry,
                        const domain::AddEvidence& added, const std::string& author,
                        int first_attached, int last_attached) {
    const domain::Evidence& evidence = added.evidence;
    Document document = entry_print(added, "证　据　材　料", author, source.agency_name);
    document.name = evidence.title;
    auto& table = std::get<Table>(document.blocks.back());
    const auto row = [&](std::string_view label, std::string_view value) {
        table.rows.push_back({cell(label), cell(value)});
    };
    std::string custody;
    for (const domain::FiledCustody* filed : domain::custody_of(source.state, entry)) {
        if (!custody.empty()) custody += '\n';
        custody += custody_line(filed->content);
    }
    if (!custody.empty()) row("保管经过", custody);
    if (first_attached <= last_attached) {
        row("附后", "第" + page_range(first_attached, last_attached) + "页");
    }
    if (evidence.file.empty()) {
        row("电子文件", "无");
        return document;
    }
    const auto path = source.file_paths.find(evidence.file);
    row("电子文件", path == source.file_paths.end()
                        ? evidence.file_name + "（导出时没有收到，本卷未收入）"
                        : path->second);
    row("文件大小", size_text(evidence.size_bytes));
    row("SM3", in_two_lines(evidence.file.text));
    row("SHA-256", in_two_lines(evidence.sha256));
    if (!is_here(source, evidence.file)) document.name += "（文件未收齐）";
    return document;
}

Document history_sheet(const VolumeSource& source) {
    Document document;
    document.name = "办理经过";
    document.blocks.push_back(head(Style::title, "办　理　经　过"));
    Table table;
    table.has_header = true;
    table.widths = {0.155, 0.2, 0.225, 0.155, 0.265};
    table.alignments = {Alignment::centre, Alignment::left, Alignment::left, Alignment::centre,
                        Alignment::left};
    table.rows.push_back(
        {cell("日期"), cell("事项"), cell("单位和登记人"), cell("登记时间"), cell("签名和来源")});
    for (const VolumeHistoryLine& entry : source.history) {
        const auto moment = parse_moment(entry.entered);
        const std::string entered =
            moment.ok() ? compact(moment->date) + "\n" + to_iso(*moment).substr(11) : entry.entered;
        table.rows.push_back({cell(compact(entry.date)), cell(entry.what),
                              cell(entry.agency + "\n" + entry.officer), cell(entered),
                              cell(entry.signature + "\n" + entry.source)});
    }
    document.blocks.push_back(std::move(table));
    return document;
}

}  // namespace casebridge::documents
