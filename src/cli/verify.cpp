#include <ostream>

#include "app/error_text.h"
#include "cli/bundle_file.h"
#include "cli/card_set.h"
#include "cli/cli.h"

namespace casebridge::cli {
namespace {

struct Request {
    std::string file;
    bool cards_named = false;
    std::vector<std::string> cards;
};

bool understand(const std::vector<std::string>& arguments, Request& request) {
    for (const std::string& argument : arguments) {
        if (argument == "--cards") {
            if (request.cards_named) return false;
            request.cards_named = true;
        } else if (argument.starts_with("--")) {
            return false;
        } else if (request.cards_named) {
            request.cards.push_back(argument);
        } else if (request.file.empty()) {
            request.file = argument;
        } else {
            return false;
        }
    }
    return !request.file.empty() && (!request.cards_named || !request.cards.empty());
}

int verify_card_file(const std::string& path, std::ostream& out) {
    CardSet cards;
    if (const Status status = cards.add_file(path); !status.ok()) {
        print_finding(out, {status.error().code, "card"});
        return k_exit_findings;
    }
    for (const auto& [agency, card] : cards.cards()) print_card(out, card);
    out << "结果\t没有发现问题\n";
    return k_exit_good;
}

std::string name_of_agency(const CardSet& cards, const AgencyId& agency) {
    const auto known = cards.find_agency(agency);
    return known ? shown(known->name) + " " + agency.text : agency.text;
}

void print_contents(std::ostream& out, const bundle::BundleContents& contents,
                    const FileSummary& file, const CardSet& cards) {
    out << "大小\t" << file.size_bytes << " 字节\n"
        << "SM3\t" << file.sm3 << '\n';
    if (contents.header.bundle.empty()) return;
    out << "发件\t" << name_of_agency(cards, contents.header.from) << '\n';
    for (const AgencyId& to : contents.header.to) {
        out << "收件\t" << name_of_agency(cards, to) << '\n';
    }
    out << "说明\t" << shown(contents.header.label) << '\n';
    out << "导出\t" << shown(contents.header.officer) << ' ' << shown(contents.header.created)
        << '\n';
    out << "记录\t" << contents.events.size() << " 条\n";
    out << "文件\t" << contents.files.size() << " 个\n";
    for (const MatterSummary& matter : matters_of(contents)) {
        out << "事项\t" << shown(matter.matter.text) << '\t' << shown(matter.title) << '\t'
            << matter.stage << "\t待补 " << matter.pending << " 条\t未识别 " << matter.unknown
            << " 条\t状态 SM3 " << matter.fold_hash << '\n';
    }
}

}  // namespace

int verify(const std::vector<std::string>& arguments, const bundle::Unlock& unlock,
           std::ostream& out, std::ostream& errors) {
    Request request;
    if (!understand(arguments, request)) {
        errors << "用法：casebridge verify FILE [--cards FILE…]\n";
        return k_exit_unusable;
    }
    const auto small = read_small_file(request.file);
    if (small.ok() && is_card_file(*small)) return verify_card_file(request.file, out);
    CardSet cards;
    const std::vector<std::string> card_files =
        request.cards_named ? request.cards : card_files_beside(request.file);
    for (const std::string& path : card_files) {
        if (const Status status = cards.add_file(path); !status.ok()) {
            const int exit_code = unusable(errors, path, status.error());
            if (request.cards_named) return exit_code;
        }
    }
    bundle::BundleReader reader{
        {.directory = &cards, .me = {}, .files = nullptr, .unlock = unlock}};
    const auto file = read_bundle_file(request.file, reader);
    if (!file.ok()) return unusable(errors, request.file, file.error());
    const std::vector<bundle::Finding>& findings = reader.finish();
    for (const auto& [agency, card] : cards.cards()) print_card(out, card);
    print_contents(out, reader.contents(), *file, cards);
    for (const bundle::Finding& finding : findings) print_finding(out, finding);
    if (!findings.empty()) {
        out << "结果\t发现 " << findings.size() << " 个问题\n";
        return k_exit_findings;
    }
    out << "结果\t没有发现问题\n";
    return k_exit_good;
}

}  // namespace casebridge::cli
