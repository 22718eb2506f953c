#include <ostream>

#include "app/error_text.h"
#include "cli/bundle_file.h"
#include "cli/cli.h"
#include "wire/fields_codec.h"
#include "wire/json_value.h"

namespace casebridge::cli {
namespace {

using wire::JsonValue;
using wire::to_json;

JsonValue json_of(const bundle::BundleEvent& event) {
    const domain::EventHeader& header = event.decoded.header;
    JsonValue json = JsonValue::object();
    json.add("id", to_json(event.sealed.id));
    json.add("type", to_json(event.decoded.type_name));
    json.add("understood", to_json(event.decoded.understood));
    json.add("matter", to_json(header.matter));
    json.add("agency", to_json(header.agency));
    json.add("device", to_json(header.device));
    json.add("officer", to_json(header.officer));
    json.add("seq", to_json(header.seq));
    json.add("parents", to_json(header.parents));
    json.add("lamport", to_json(header.lamport));
    json.add("wall", to_json(header.wall));
    return json;
}

JsonValue json_of(const MatterSummary& matter) {
    JsonValue json = JsonValue::object();
    json.add("matter", to_json(matter.matter));
    json.add("title", to_json(matter.title));
    json.add("stage", to_json(matter.stage));
    json.add("events", to_json(matter.events));
    json.add("pending", to_json(matter.pending));
    json.add("unknown", to_json(matter.unknown));
    json.add("fold_hash", to_json(matter.fold_hash));
    return json;
}

JsonValue json_of(const bundle::Finding& finding) {
    JsonValue json = JsonValue::object();
    json.add("place", to_json(finding.place));
    json.add("code", JsonValue::of_text(std::string{name_of(finding.code)}));
    json.add("sentence", JsonValue::of_text(std::string{app::finding_sentence(finding.code)}));
    return json;
}

template <class Items>
JsonValue list_of(const Items& items) {
    std::vector<JsonValue> values;
    for (const auto& item : items) values.push_back(json_of(item));
    return JsonValue::of_array(std::move(values));
}

void print_json(std::ostream& out, const bundle::BundleContents& contents, const FileSummary& file,
                const std::vector<bundle::Finding>& findings) {
    JsonValue json = JsonValue::object();
    json.add("size_bytes", to_json(file.size_bytes));
    json.add("sm3", to_json(file.sm3));
    json.add("header", to_json(contents.header));
    json.add("manifest", to_json(contents.manifest));
    json.add("events", list_of(contents.events));
    json.add("files", to_json(contents.files));
    json.add("matters", list_of(matters_of(contents)));
    json.add("findings", list_of(findings));
    out << wire::write_json(json) << '\n';
}

void print_text(std::ostream& out, const bundle::BundleContents& contents, const FileSummary& file,
                const std::vector<bundle::Finding>& findings) {
    out << "大小\t" << file.size_bytes << " 字节\n"
        << "SM3\t" << file.sm3 << '\n';
    out << "编号\t" << contents.header.bundle << '\n';
    out << "发件\t" << contents.header.from.text << '\n';
    for (const AgencyId& to : contents.header.to) out << "收件\t" << to.text << '\n';
    out << "说明\t" << shown(contents.header.label) << '\n';
    out << "导出\t" << shown(contents.header.officer) << ' ' << shown(contents.header.created)
        << '\n';
    for (const bundle::BundleEvent& event : contents.events) {
        const domain::EventHeader& header = event.decoded.header;
        out << "记录\t" << event.sealed.id.text << '\t' << shown(event.decoded.type_name) << '\t'
            << shown(header.officer) << '\t' << shown(header.wall) << '\t' << "seq " << header.seq
            << "\tlamport " << header.lamport << (event.decoded.understood ? "" : "\t未识别")
            << '\n';
    }
    for (const bundle::FileHead& head : contents.files) {
        out << "文件\t" << head.sm3.text << '\t' << shown(head.type) << '\t' << head.size
            << " 字节\n";
    }
    for (const MatterSummary& matter : matters_of(contents)) {
        out << "事项\t" << shown(matter.matter.text) << '\t' << shown(matter.title) << '\t'
            << matter.stage << "\t状态 SM3 " << matter.fold_hash << '\n';
    }
    for (const bundle::Finding& finding : findings) print_finding(out, finding);
    out << "说明\t查看不核对签名；要核对签名请用 verify\n";
}

}  // namespace

int inspect(const std::vector<std::string>& arguments, const bundle::Unlock& unlock,
            std::ostream& out, std::ostream& errors) {
    std::string path;
    bool as_json = false;
    bool wrong = false;
    for (const std::string& argument : arguments) {
        if (argument == "--json") {
            as_json = true;
        } else if (argument.starts_with("--") || !path.empty()) {
            wrong = true;
        } else {
            path = argument;
        }
    }
    if (wrong || path.empty()) {
        errors << "用法：casebridge inspect FILE [--json]\n";
        return k_exit_unusable;
    }
    bundle::BundleReader reader{
        {.directory = nullptr, .me = {}, .files = nullptr, .unlock = unlock}};
    const auto file = read_bundle_file(path, reader);
    if (!file.ok()) return unusable(errors, path, file.error());
    const std::vector<bundle::Finding>& findings = reader.finish();
    if (as_json) {
        print_json(out, reader.contents(), *file, findings);
    } else {
        print_text(out, reader.contents(), *file, findings);
    }
    return findings.empty() ? k_exit_good : k_exit_findings;
}

}  // namespace casebridge::cli
