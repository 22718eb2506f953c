// tests/fixtures/stores: databases and backups of every format that was in use, kept for ever. Each
// is opened as the store it was and as a backup of it, and says what it said. UPDATE_GOLDEN=1 adds
// those of the present format where they are missing; none is ever rewritten.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "storage/checksum.h"
#include "storage/database.h"
#include "support/plain_case.h"
#include "support/text_file.h"

using namespace casebridge;
using namespace casebridge::test;

namespace {

const std::filesystem::path k_stores = "tests/fixtures/stores";

Bytes bytes_of(const std::filesystem::path& path) {
    const std::string text = read_file(path.string());
    const BytesView bytes = as_bytes(text);
    return {bytes.begin(), bytes.end()};
}

void write_new(const std::filesystem::path& path, BytesView bytes) {
    if (std::filesystem::exists(path)) return;
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()),
               static_cast<std::streamsize>(bytes.size()));
}

/// All matters of the office and what each adds up to.
std::string told_by(Office& office) {
    std::string told;
    for (const app::MatterLine& line : office.session().matters()) {
        told += line.matter.text + ' ' + office.session().matter(line.matter)->fold_hash + '\n';
    }
    return told;
}

/// A disk on which the image lies as a complete snapshot, of format 1.
storage::MemoryDisk disk_with(const Bytes& image) {
    storage::MemoryDisk disk;
    std::uint32_t segments = 0;
    constexpr std::size_t k_length = storage::segment_bytes_of_format_1;
    for (std::size_t at = 0; at < image.size(); at += k_length, ++segments) {
        const BytesView rest = BytesView{image}.subspan(at);
        const BytesView part = rest.first(std::min<std::size_t>(rest.size(), k_length));
        disk.segments[segments] = {Bytes(part.begin(), part.end()), storage::xxh64(part, segments)};
    }
    disk.meta = storage::SnapshotMeta{
        .format = 1, .log_after = 1, .size_bytes = image.size(), .segment_count = segments};
    disk.through = 1;
    return disk;
}

void add_present_format() {
    PlainCase story;
    story.make_file = [](const std::string& name, std::size_t size) {
        return PlainCase::made_up_file(name, 1'000 + size % 1'999);  // small, and all different
    };
    story.run();
    REQUIRE(story.told() == "");
    const std::string name = "schema_" + std::to_string(storage::schema_version());
    (void)story.bureau.perform(app::SaveImage{});
    write_new(k_stores / (name + ".sqlite"), story.bureau.desk().saved.back().second);
    (void)story.bureau.perform(app::BackUp{});
    write_new(k_stores / (name + ".casebackup"), story.bureau.desk().saved.back().second);
    write_new(k_stores / (name + ".golden.txt"), as_bytes(told_by(story.bureau)));
}

}  // namespace

TEST_CASE("a store and a backup of every format that was in use open and say what they said") {
    if (std::getenv("UPDATE_GOLDEN") != nullptr) add_present_format();
    int present = 0;
    for (const auto& entry : std::filesystem::directory_iterator(k_stores)) {
        const std::filesystem::path& path = entry.path();
        if (path.extension() == ".txt") continue;
        CAPTURE(path.filename().string());
        std::filesystem::path golden = path;
        golden.replace_extension(".golden.txt");
        const std::string told = read_file(golden.string());
        REQUIRE(told != "");
        const Bytes file = bytes_of(path);
        if (path.extension() == ".sqlite") {
            Office opened(31, disk_with(file));
            REQUIRE(opened.session().phase() == app::Phase::ready);
            CHECK(told_by(opened) == told);
            opened.reload();
            CHECK(told_by(opened) == told);
        }
        Office restored(32);
        (void)restored.perform(app::ReadBackup{restored.hold(path.filename().string(), file)});
        CHECK(restored.perform(app::RestoreBackup{Office::k_passphrase}).kind ==
              app::Outcome::Kind::done);
        CHECK(told_by(restored) == told);
        if (path.stem() == "schema_" + std::to_string(storage::schema_version())) ++present;
    }
    CHECK(present == 2);
}
