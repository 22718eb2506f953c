#include "cli/cli.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/error_text.h"
#include "base/utf8.h"
#include "bundle/sample_bundle.h"
#include "domain/transitions.h"
#include "wire/strict_json.h"

namespace casebridge::test {
namespace {

namespace fs = std::filesystem;

/// A folder of its own for one test, removed at the end.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("casebridge-cli-" + unique())) {
        fs::create_directories(path_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }

    std::string put(const std::string& name, const std::string& text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
        return (path_ / name).string();
    }
    [[nodiscard]] std::string path_of(const std::string& name) const {
        return (path_ / name).string();
    }

private:
    static std::string unique() {
        static int count = 0;
        return std::to_string(reinterpret_cast<std::uintptr_t>(&count)) + "-" +
               std::to_string(++count);
    }
    fs::path path_;
};

struct Said {
    int exit_code = 0;
    std::string out;
    std::string errors;
};
Said run(const std::vector<std::string>& arguments) {
    std::ostringstream out;
    std::ostringstream errors;
    const int code = cli::run(arguments, out, errors);
    return {code, out.str(), errors.str()};
}

std::string card_of(Sample& sample, const SampleAgency& agency) {
    const wire::CardPayload payload{"2026-11-23T09:12", agency.card};
    return wire::write_card_file(
        {.card = bundle::seal_card(payload, agency.keys.signing, sample.random).value()});
}

std::size_t lines_with(const std::string& text, const std::string& part) {
    std::istringstream lines{text};
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.find(part) != std::string::npos) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("verify accepts a good bundle with the cards beside it") {
    Sample sample;
    sample.add_case(domain::EventType::dispatch_transfer);
    const Folder folder;
    folder.put("bureau.card.json", card_of(sample, sample.bureau));
    const std::string file = folder.put("a.case.json", sample.write());
    const Said said = run({"verify", file});
    CAPTURE(said.out);
    CAPTURE(said.errors);
    CHECK(said.exit_code == cli::k_exit_good);
    CHECK(said.out.find("没有发现问题") != std::string::npos);
    CHECK(said.out.find("昌江区交通运输局") != std::string::npos);
    CHECK(said.out.find("指纹") != std::string::npos);
    std::vector<domain::Event> events;
    for (const SignedEvent& event : sample.events) {
        events.push_back({event.sealed.id, event.header, event.data});
    }
    domain::MatterState state = domain::fold(events);
    CHECK(said.out.find(to_hex(crypto::sm3(domain::canonical_text(state)))) != std::string::npos);
}

TEST_CASE("verify says which signatures cannot be checked for lack of a card") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    const Folder folder;
    const std::string file = folder.put("a.case.json", sample.write());
    const Said said = run({"verify", file});
    CHECK(said.exit_code == cli::k_exit_findings);
    CHECK(lines_with(said.out, "sender_unknown") == 1);
    CHECK(lines_with(said.out, "device_unknown") == 2);
    const std::string card = folder.put("named.json", card_of(sample, sample.bureau));
    CHECK(run({"verify", file, "--cards", card}).exit_code == cli::k_exit_good);
}

TEST_CASE("verify names place, code and sentence of a changed byte") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    const Folder folder;
    folder.put("bureau.card.json", card_of(sample, sample.bureau));
    std::string text = sample.write();
    text.replace(text.find("未办理备案"), 3, "己");
    const Said said = run({"verify", folder.put("a.case.json", text)});
    CHECK(said.exit_code == cli::k_exit_findings);
    CHECK(said.out.find("events[0]\tsignature_invalid\t" +
                        std::string{app::error_sentence(ErrorCode::signature_invalid)}) !=
          std::string::npos);
}

TEST_CASE("verify refuses what is no bundle, and tells a missing file apart") {
    const Folder folder;
    const Said text = run({"verify", folder.put("a.txt", "今天下午开会。")});
    CHECK(text.exit_code == cli::k_exit_findings);
    CHECK(lines_with(text.out, "wrong_format") == 1);
    const Said empty = run({"verify", folder.put("empty", "")});
    CHECK(empty.exit_code == cli::k_exit_findings);
    CHECK(lines_with(empty.out, "file_empty") == 1);
    const Said missing = run({"verify", folder.path_of("none")});
    CHECK(missing.exit_code == cli::k_exit_unusable);
    CHECK(lines_with(missing.errors, "read_failed") == 1);
}

TEST_CASE("verify checks a card file too") {
    Sample sample;
    const Folder folder;
    const std::string good = card_of(sample, sample.bureau);
    CHECK(run({"verify", folder.put("a.card.json", good)}).exit_code == cli::k_exit_good);
    std::string bad = good;
    bad.replace(bad.find("昌江区"), 9, "浮梁县");
    const Said said = run({"verify", folder.put("b.card.json", bad)});
    CHECK(said.exit_code == cli::k_exit_findings);
    CHECK(lines_with(said.out, "signature_invalid") == 1);
}

TEST_CASE("inspect needs no keys and gives JSON that a strict reader takes") {
    Sample sample;
    sample.add_case(domain::EventType::order_rectification);
    sample.add_evidence(sample.bureau, make_file(100, 1), "照片.jpg");
    const Folder folder;
    const std::string file = folder.put("a.case.json", sample.write());
    const Said text = run({"inspect", file});
    CHECK(text.exit_code == cli::k_exit_good);
    CHECK(lines_with(text.out, "open_matter") == 1);
    const Said json = run({"inspect", file, "--json"});
    CHECK(json.exit_code == cli::k_exit_good);
    const auto read =
        wire::read_strict_json(std::string_view{json.out}.substr(0, json.out.size() - 1));
    REQUIRE(read.ok());
    REQUIRE(read->find("events") != nullptr);
    CHECK(read->find("events")->items.size() == 3);
    CHECK(read->find("files")->items.size() == 1);
    CHECK(read->find("findings")->items.empty());
}

TEST_CASE("every bundle under tests/fixtures verifies with the cards beside it") {
    const std::string folder = "tests/fixtures/bundles/";
    std::size_t bundles = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.find(".case.json") == std::string::npos) continue;
        ++bundles;
        const Said said = run({"verify", entry.path().string(), "--cards",
                               folder + "bureau.card.json", folder + "brigade.card.json"});
        CAPTURE(said.out);
        CAPTURE(said.errors);
        CHECK(said.exit_code == cli::k_exit_good);
    }
    CHECK(bundles == 6);
}

TEST_CASE("deadline prints both readings, raw and rolled, and how they were counted") {
    struct Row {
        const char* clock;
        const char* start;
        std::vector<const char*> lines;
    };
    // The vectors of the specification.
    const Row rows[] = {
        {"review",
         "2026-02-13",
         {"工作日\t2026-02-25\t2026-02-25", "自然日\t2026-02-16\t2026-02-24"}},
        {"reply", "2026-02-13", {"自然日\t2026-03-15\t2026-03-16"}},
        {"objection", "2026-09-30", {"工作日\t2026-10-10", "自然日\t2026-10-03\t2026-10-08"}},
        {"reply", "2026-09-30", {"自然日\t2026-10-30\t2026-10-30"}},
        {"review", "2025-12-31", {"工作日\t2026-01-06", "自然日\t2026-01-03\t2026-01-04"}},
        {"reply", "2025-12-31", {"自然日\t2026-01-30"}},
        {"crime_decision", "2026-09-30", {"自然日\t2026-10-03\t2026-10-03"}},
        {"crime_handover", "2026-11-23T09:12", {"小时\t2026-11-24T09:12"}},
        {"decision", "2026-12-01", {"自然日\t2027-03-01\t2027-03-01\t暂定"}},
        {"preservation",
         "2026-09-30",
         {"工作日\t2026-10-15", "工作日计算\t2026-10-10\t星期六\t计入，第3日"}},
        {"quarter", "2026-11-25", {"自然日\t2026-12-31\t2026-12-31"}},
    };
    for (const Row& row : rows) {
        const Said said = run({"deadline", row.clock, row.start});
        CAPTURE(said.out);
        CHECK(said.exit_code == cli::k_exit_good);
        for (const char* line : row.lines) CHECK(said.out.find(line) != std::string::npos);
    }
    CHECK(run({"deadline", "supplement", "2026-11-23"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"deadline", "stage", "2026-11-23"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"deadline", "review", "2026-02-30"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"deadline", "crime_handover", "2026-11-23"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"deadline", "forever", "2026-11-23"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"deadline", "review"}).exit_code == cli::k_exit_unusable);
}

TEST_CASE("render writes a paper of the bundle, find says which matter a picture belongs to") {
    const std::string bundle = "tests/fixtures/bundles/1_transfer.case.json";
    const Said html = run({"render", "transfer_letter", "--case", bundle, "--to", "html"});
    CHECK(html.exit_code == cli::k_exit_good);
    CHECK(html.out.find("昌江移〔2026〕17号") != std::string::npos);
    CHECK(html.out.find("<svg class=\"code\"") != std::string::npos);
    const Said docx = run({"render", "service_receipt", "--case", bundle, "--to", "docx"});
    CHECK(docx.exit_code == cli::k_exit_good);
    CHECK(docx.out.substr(0, 2) == "PK");
    CHECK(run({"render", "inspection", "--blank", "--to", "html"}).exit_code == cli::k_exit_good);
    CHECK(run({"render", "disposition_reply", "--case", bundle, "--to", "html"}).exit_code ==
          cli::k_exit_findings);  // it has not come that far
    for (const std::vector<std::string>& wrong :
         {std::vector<std::string>{"render"},
          {"render", "nothing", "--case", bundle},
          {"render", "transfer_letter"},
          {"render", "transfer_letter", "--case", bundle, "--to", "x"},
          {"render", "transfer_letter", "--case", "no such file", "--to", "html"},
          {"find", bundle, "--case", bundle},
          {"find", "no such file", "--case", bundle},
          {"find"}}) {
        CHECK(run(wrong).exit_code == cli::k_exit_unusable);
    }
}

TEST_CASE("keys says whose backup it is with the right passphrase, and never the keys") {
    const Folder folder;
    const std::string backup = "tests/fixtures/bundles/bureau.keys.txt";
    const std::string said = folder.put("口令.txt", "昌江交通2026\r\n");
    const std::string wrong = folder.put("别的.txt", "昌江交通2027\n");
    CHECK(run({"keys", backup}).exit_code == cli::k_exit_good);
    const Said opened = run({"keys", backup, "--passphrase-file", said});
    CHECK(opened.exit_code == cli::k_exit_good);
    CHECK(lines_with(opened.out, "设备\td3a4b67efff72413362be83711a2047a") == 1);
    CHECK(lines_with(opened.out, "公钥\t04") == 2);
    const Said refused = run({"keys", backup, "--passphrase-file", wrong});
    CHECK(refused.exit_code == cli::k_exit_unusable);
    CHECK(refused.errors.find("passphrase_wrong") != std::string::npos);
    const std::string damaged = folder.put("坏.keys.txt", "CBK1.argon2id-19456-2-1.AAAA");
    CHECK(run({"keys", damaged}).errors.find("key_invalid") != std::string::npos);
    CHECK(run({"keys"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"keys", backup, "--passphrase-file"}).exit_code == cli::k_exit_unusable);
    // The same options open what is encrypted, and say so when they are half given.
    CHECK(run({"verify", backup, "--keys", backup}).exit_code == cli::k_exit_unusable);
}

TEST_CASE("print-rules gives one line for each row of the table") {
    const Said said = run({"print-rules"});
    CHECK(said.exit_code == cli::k_exit_good);
    CHECK(lines_with(said.out, "\t") == domain::k_transitions.size() + 1);
    CHECK(said.out.find("13\tsign_receipt\t签收移送处理书\tdispatched\tdispatched\treceived\t") !=
          std::string::npos);
}

TEST_CASE("unknown commands and wrong arguments show the usage") {
    CHECK(run({}).exit_code == cli::k_exit_unusable);
    CHECK(run({"destroy"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"verify"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"verify", "a", "b"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"verify", "a", "--cards"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"inspect", "--xml", "a"}).exit_code == cli::k_exit_unusable);
    CHECK(run({"--help"}).exit_code == cli::k_exit_good);
}

TEST_CASE("every error code has a plain Chinese sentence") {
#define CASEBRIDGE_CODE(name) ErrorCode::name,
    const std::vector<ErrorCode> codes = {CASEBRIDGE_ERROR_CODES(CASEBRIDGE_CODE)};
#undef CASEBRIDGE_CODE
    for (const ErrorCode code : codes) {
        const std::string_view name = name_of(code);
        CAPTURE(name);
        std::string sentence{app::error_sentence(code)};
        CHECK(sentence.ends_with("。"));
        CHECK(count_code_points(sentence) >= 6);
        CHECK(count_code_points(sentence) <= 60);
        for (const std::string_view allowed : {"SHA-256", "SM3", "U盘"}) {
            for (std::size_t at = sentence.find(allowed); at != std::string::npos;
                 at = sentence.find(allowed)) {
                sentence.erase(at, allowed.size());
            }
        }
        const bool english = std::any_of(sentence.begin(), sentence.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
        CHECK_FALSE(english);
    }
}

}  // namespace casebridge::test
