// tests/fixtures/bundles: the bundles of the plain case as files, with the cards and sealed keys
// that made them. UPDATE_GOLDEN=1 rewrites them after a deliberate change of the format.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/identity.h"
#include "bundle/card.h"
#include "crypto/key_file.h"
#include "support/plain_case.h"
#include "support/text_file.h"
#include "wire/card_codec.h"

using namespace casebridge;
using namespace casebridge::test;

namespace {

const std::string k_folder = "tests/fixtures/";

Bytes read_bytes(const std::string& path) {
    const std::string text = read_file(path);
    const BytesView bytes = as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

Bytes small_picture(const std::string& name, std::size_t) {
    const char* file = name == "现场照片.jpg"   ? "photo"
                       : name == "催办记录.jpg" ? "reminder"
                                                : "settlement";
    return read_bytes(k_folder + "files/" + file + ".jpg");
}

std::string card_of(Office& office) {
    (void)office.perform(app::ExportCard{});
    return std::string{as_text(office.desk().saved.back().second)};
}

std::string sealed_keys_of(Office& office) {
    storage::PageStore store;
    storage::MemoryDisk disk = office.disk();
    disk.owner = 0;
    const auto port = storage::open_memory_port(disk);
    bool loaded = false;
    port->load(store, [&](const auto& report) { loaded = report.ok(); });
    for (int i = 0; i < 10 && !loaded; ++i) port->drain();
    REQUIRE(loaded);
    auto connection = storage::Connection::open(store);
    REQUIRE(connection.ok());
    const auto identity = app::load_identity(*connection);
    REQUIRE(identity.ok());
    REQUIRE(identity->has_value());
    return (*identity)->officers.front().sealed_keys;
}

/// name → text, as the files should be.
std::vector<std::pair<std::string, std::string>> fresh_fixtures() {
    PlainCase story;
    story.make_file = small_picture;
    std::vector<std::pair<std::string, std::string>> files = {
        {"bureau.card.json", card_of(story.bureau)},
        {"brigade.card.json", card_of(story.brigade)},
        {"bureau.keys.txt", sealed_keys_of(story.bureau) + "\n"},
        {"brigade.keys.txt", sealed_keys_of(story.brigade) + "\n"},
    };
    story.run();
    REQUIRE(story.failures.empty());
    const std::array<const char*, 6> names = {"1_transfer",       "2_objection",
                                              "3_supplement",     "4_reply",
                                              "5_bureau_archive", "6_brigade_archive"};
    REQUIRE(story.bundles.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        files.emplace_back(std::string{names[i]} + ".case.json", as_text(story.bundles[i]));
    }
    files.emplace_back("fold_hash.txt",
                       story.bureau.session().matter(story.matter)->fold_hash + "\n");
    return files;
}

}  // namespace

// Skipped in WebAssembly: Botan draws another number of random bytes where a word has 32 bits, so
// that the same seed makes other keys and signatures. There the stored files are read (tests/cli).
TEST_CASE("the plain case writes the bundles that lie under tests/fixtures/bundles, byte by byte" *
          doctest::skip(sizeof(std::size_t) == 4)) {
    for (const auto& file : fresh_fixtures()) {
        const std::string& name = file.first;
        const std::string& text = file.second;
        CAPTURE(name);
        CHECK(text.size() <= 40'000);
        const std::string path = k_folder + "bundles/" + name;
        if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
        const bool equal = read_file(path) == text;
        CHECK(equal);
    }
}

TEST_CASE("the fixtures' keys open with their passphrase and are the cards' keys") {
    for (const char* side : {"bureau", "brigade"}) {
        CAPTURE(side);
        std::string sealed = read_file(k_folder + "bundles/" + side + ".keys.txt");
        REQUIRE(sealed.ends_with('\n'));
        sealed.pop_back();
        const auto keys = crypto::open_keys(sealed, Office::k_passphrase);
        REQUIRE(keys.ok());
        const auto file =
            wire::read_card_file(read_file(k_folder + "bundles/" + side + ".card.json"));
        REQUIRE(file.ok());
        const auto card = wire::read_card_payload(file->card.payload);
        REQUIRE(card.ok());
        CHECK(card->card.agency.id == bundle::agency_id_of(keys->signing.public_key()));
    }
}
