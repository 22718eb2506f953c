#include "app/volume_files.h"

#include <algorithm>
#include <set>

#include "app/date_in_name.h"
#include "bundle/bundle_format.h"
#include "bundle/event_seal.h"
#include "crypto/digest.h"
#include "documents/volume.h"
#include "domain/named_files.h"
#include "domain/transitions.h"
#include "wire/fields_codec.h"

namespace casebridge::app {
namespace {

using wire::JsonValue;

std::string source_words(const HistoryView& entry) {
    return entry.bundle_number == 0 ? "本机登记" : "移交包 " + std::to_string(entry.bundle_number);
}

// Only verified entries are ever stored: what can be said later is whether the device still stands.
std::string signature_words(const HistoryView& entry) {
    return entry.device_revoked ? "有效，设备已停用" : "有效";
}

std::string_view standing_words(domain::Standing standing) {
    switch (standing) {
        case domain::Standing::effective: return "有效";
        case domain::Standing::merged: return "与另一条相同";
        case domain::Standing::conflicting: return "与另一条不一致";
        case domain::Standing::out_of_order: return "时序异常";
        case domain::Standing::overtaken: return "已被对方先办的事项取代";
    }
    __builtin_trap();
}

std::string name_of(const VolumeRequest& request, const AgencyId& agency) {
    const auto found = request.agencies.find(agency);
    return found == request.agencies.end() ? agency.text : found->second.full;
}
std::string short_name_of(const VolumeRequest& request, const AgencyId& agency) {
    const auto found = request.agencies.find(agency);
    return found == request.agencies.end() ? agency.text : found->second.brief;
}

std::string what_words(const HistoryView& entry) {
    std::string words{domain::transition_of(entry.line.type).label};
    if (entry.line.standing == domain::Standing::effective) return words;
    return words.append("（").append(standing_words(entry.line.standing)).append("）");
}

documents::VolumeSource source_of(const VolumeRequest& request,
                                  const std::map<FileId, ArchivedFile>& here) {
    documents::VolumeSource source{
        .state = request.file.state,
        .events = request.file.events,
        .keeper = request.keeper,
        .category = request.category,
        .agency_name = [&request](const AgencyId& id) { return name_of(request, id); },
        .short_name = [&request](const AgencyId& id) { return short_name_of(request, id); },
        .history = {},
        .signed_entry = [&request](const EventId& id) { return signed_entry(request.file, id); },
        .file_paths = {}};
    for (auto entry = request.history.rbegin(); entry != request.history.rend(); ++entry) {
        source.history.push_back({entry->line.date, what_words(*entry),
                                  short_name_of(request, entry->line.agency), entry->line.officer,
                                  entry->line.wall, signature_words(*entry) + "，" + entry->device,
                                  source_words(*entry)});
    }
    for (const auto& [id, file] : here) source.file_paths.emplace(id, file.name);
    return source;
}

// ---- 经过.csv
// ------------------------------------------------------------------------------------------

/// Quoted, and never taken for a formula by a table program (exchange.md, CSV injection).
std::string csv_cell(std::string_view text) {
    constexpr std::string_view k_formula = "=+-@\t\r";
    std::string cell = "\"";
    if (!text.empty() && k_formula.find(text.front()) != std::string_view::npos) cell += '\'';
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + "\"";
}

std::string csv_row(std::initializer_list<std::string_view> cells) {
    std::string row;
    for (const std::string_view cell : cells) {
        if (!row.empty()) row += ',';
        row += csv_cell(cell);
    }
    return row + "\r\n";
}

std::string history_csv(const VolumeRequest& request) {
    std::string csv = "\xEF\xBB\xBF";  // without it Excel takes the file for GBK
    csv += csv_row({"序号", "日期", "事项", "内容", "单位", "登记人", "登记时间", "效力", "签名",
                    "设备", "来源", "移交包文件", "移交包并入时间", "记录编号"});
    int number = 0;
    for (auto entry = request.history.rbegin(); entry != request.history.rend(); ++entry) {
        csv += csv_row({std::to_string(++number), to_iso(entry->line.date),
                        domain::transition_of(entry->line.type).label, entry->summary,
                        name_of(request, entry->line.agency), entry->line.officer, entry->line.wall,
                        standing_words(entry->line.standing), signature_words(*entry),
                        entry->line.device.text, source_words(*entry), entry->bundle_file,
                        entry->bundle_taken, entry->line.event.text});
    }
    return csv;
}

// ---- 事项.json, 清单
// -------------------------------------------------------------------------------------

std::string json_list(std::string_view name, const std::vector<std::string>& items) {
    std::string text = ",\n" + wire::quoted(name) + ":[\n";
    for (std::size_t i = 0; i < items.size(); ++i) {
        text += items[i] + (i + 1 == items.size() ? "\n" : ",\n");
    }
    return text + "]";
}

std::string matter_json(const VolumeRequest& request) {
    std::vector<std::string> events;
    for (const storage::StoredEvent& event : request.file.stored) {
        events.push_back(wire::write_envelope({event.payload, event.signature}));
    }
    std::vector<std::string> cards;
    for (const wire::Envelope& card : request.cards) cards.push_back(wire::write_envelope(card));
    return "{\"format\":\"casebridge-matter\",\"v\":1,\"matter\":" +
           wire::quoted(request.file.state.matter.text) + json_list("cards", cards) +
           json_list("events", events) + "}\n";
}

std::string json_of(const ArchivedFile& file) {
    JsonValue json = JsonValue::object();
    json.add("name", wire::to_json(file.name));
    json.add("size", wire::to_json(file.size_bytes));
    json.add("sm3", wire::to_json(file.sm3));
    json.add("sha256", wire::to_json(file.sha256));
    return wire::write_json(json);
}

/// Named by an entry, and not here.
std::vector<domain::NamedFile> missing_files(const domain::MatterState& state,
                                             const std::map<FileId, ArchivedFile>& here) {
    std::vector<domain::NamedFile> missing;
    for (domain::Filed<domain::NamedFile>& filed : domain::named_files(state)) {
        if (!here.contains(filed.content.file)) missing.push_back(std::move(filed.content));
    }
    return missing;
}

std::string json_of_missing(const domain::NamedFile& file) {
    JsonValue json = JsonValue::object();
    json.add("title", wire::to_json(file.title));
    json.add("file_name", wire::to_json(file.file_name));
    json.add("size", wire::to_json(file.size_bytes));
    json.add("sm3", wire::to_json(file.file));
    json.add("sha256", wire::to_json(file.sha256));
    return wire::write_json(json);
}

std::string manifest_json(const VolumeRequest& request, const std::vector<ArchivedFile>& files,
                          const std::vector<domain::NamedFile>& missing) {
    JsonValue head = JsonValue::object();
    head.add("format", JsonValue::of_text("casebridge-volume"));
    head.add("v", JsonValue::of_unsigned(1));
    head.add("matter", wire::to_json(request.file.state.matter));
    head.add("title", wire::to_json(request.file.state.title));
    head.add("number", wire::to_json(request.file.state.letter_number));
    head.add("state_sm3", wire::to_json(request.file.fold_hash));
    head.add("agency", JsonValue::of_text(name_of(request, request.keeper)));
    head.add("officer", wire::to_json(request.officer));
    head.add("recipient", wire::to_json(request.recipient));
    head.add("purpose", wire::to_json(request.purpose));
    head.add("made", wire::to_json(request.made));
    std::string text = wire::write_json(head);
    text.pop_back();
    std::vector<std::string> entries;
    for (const ArchivedFile& file : files) entries.push_back(json_of(file));
    std::vector<std::string> gone;
    for (const domain::NamedFile& file : missing) gone.push_back(json_of_missing(file));
    return text + json_list("files", entries) + json_list("missing", gone) + "}\n";
}

/// A line of people's words may come from anywhere: it must stay a comment.
std::string comment(std::string_view label, std::string_view words) {
    std::string line = "# " + std::string{label} + "：";
    for (const char c : words) line += c == '\n' || c == '\r' ? ' ' : c;
    return line + "\n";
}

std::string manifest_text(const VolumeRequest& request, const std::vector<ArchivedFile>& files,
                          const std::vector<domain::NamedFile>& missing) {
    std::string text = "# 案卷清单。每个文件两行校验值；核对：cksum -c 清单.txt\n";
    text += comment("事项", request.file.state.title);
    text += comment("移送文号", request.file.state.letter_number);
    text += comment("导出单位", name_of(request, request.keeper));
    text += comment("导出人", request.officer);
    text += comment("导出时间", to_chinese(request.made));
    text += comment("提供给", request.recipient);
    text += comment("用途", request.purpose);
    text += comment("本案校验值（SM3）", request.file.fold_hash);
    text +=
        "# 事项.json 里 events 的每一条：p 是签名的原文，s 是 SM2 签名（r、s 相接，base64），"
        "公钥在 cards 的名片里。\n";
    text += "# 记录编号是 SM3（casebridge/event、一个零字节、原文）；签名的是：CBX1 " +
            std::to_string(bundle::k_event_purpose.size()) + " " +
            std::string{bundle::k_event_purpose} + " 原文字节数 原文，以空格相隔。\n";
    for (const domain::NamedFile& file : missing) {
        text += comment("没有收到、未收入",
                        file.title + "，" + file.file_name + "，SM3 " + file.file.text);
    }
    for (const ArchivedFile& file : files) {
        text += "SHA256 (" + file.name + ") = " + file.sha256 + "\n";
        text += "SM3 (" + file.name + ") = " + file.sm3 + "\n";
    }
    return text;
}

ArchivedFile described(const ArchivedText& text) {
    return {text.name, text.text.size(), to_hex(crypto::sm3(text.text)),
            to_hex(crypto::sha256(as_bytes(text.text)))};
}

}  // namespace

std::vector<std::pair<FileId, std::string>> archive_paths(const domain::MatterState& state) {
    std::vector<std::pair<FileId, std::string>> paths;
    std::set<FileId> named;
    // The number keeps names apart that some systems take for one: case, width, composition.
    const auto add = [&](const domain::NamedFile& file, std::string_view folder, int number) {
        if (!named.insert(file.file).second) return;
        const std::string& name = file.file_name.empty() ? file.title : file.file_name;
        const std::string place =
            number < 10 ? "0" + std::to_string(number) : std::to_string(number);
        paths.emplace_back(file.file,
                           std::string{folder} + "/" + place + "_" + bundle::safe_file_name(name));
    };
    const auto files = domain::named_files(state);
    std::size_t next = 0;
    // Evidence is numbered as in 证据清单, where items without a file have a number, too.
    for (std::size_t i = 0; i < state.evidence.size(); ++i) {
        if (state.evidence[i].evidence.file.empty()) continue;
        add(files[next++].content, "证据", static_cast<int>(i) + 1);
    }
    for (int scan = 1; next < files.size(); ++next, ++scan) {
        add(files[next].content, "存档件", scan);
    }
    return paths;
}

std::vector<ArchivedText> volume_texts(const VolumeRequest& request,
                                       const std::map<FileId, ArchivedFile>& here) {
    const documents::VolumeSource source = source_of(request, here);
    std::vector<ArchivedText> texts;
    texts.push_back(
        {"案卷.html", documents::render_volume(documents::make_volume(source), source)});
    texts.push_back({"经过.csv", history_csv(request)});
    texts.push_back({"事项.json", matter_json(request)});
    std::vector<ArchivedFile> files;
    for (const ArchivedText& text : texts) files.push_back(described(text));
    for (const auto& [id, path] : archive_paths(request.file.state)) {
        const auto file = here.find(id);
        if (file != here.end()) files.push_back(file->second);
    }
    const auto missing = missing_files(request.file.state, here);
    texts.push_back({"清单.json", manifest_json(request, files, missing)});
    texts.push_back({"清单.txt", manifest_text(request, files, missing)});
    return texts;
}

std::string volume_file_name(const domain::MatterState& state, const Moment& made) {
    const std::string& subject = state.letter_number.empty() ? state.title : state.letter_number;
    return bundle::safe_file_name(subject + "_案卷_" + date_in_name(made.date) + ".zip");
}

}  // namespace casebridge::app
