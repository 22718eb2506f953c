#include "bundle/parts.h"

#include <doctest/doctest.h>

#include "bundle/sample_bundle.h"

using namespace casebridge;
using namespace casebridge::test;
using bundle::FileHead;

namespace {

constexpr std::uint64_t k_mb = 1'000'000;

FileHead head_of(std::size_t bytes, std::uint8_t seed) { return make_file(bytes, seed).head; }

/// "a:0+3 b:0+1 | b:1+2": what stands in each part.
std::string told(const std::vector<std::vector<FileHead>>& parts,
                 const std::vector<FileHead>& files) {
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty()) text += " | ";
        std::string line;
        for (const FileHead& head : part) {
            std::size_t which = 0;
            while (files[which].sm3 != head.sm3) ++which;
            if (!line.empty()) line += ' ';
            line += std::string(1, static_cast<char>('a' + which));
            const bundle::ChunkRange here = bundle::chunks_here(head);
            if (!head.here.empty()) {
                line += ":" + std::to_string(here.first) + "+" + std::to_string(here.count);
            }
        }
        text += line;
    }
    return text;
}

/// Both halves of a file of three chunks, as the sample's bureau writes them.
struct Halves {
    Sample sample;
    SampleFile file = make_file(2 * bundle::k_chunk_bytes + 100, 1);

    Halves() {
        sample.add(sample.bureau, make_open());
        sample.add_evidence(sample.bureau, file, "现场录像.mp4");
    }
    [[nodiscard]] std::string write(std::vector<std::uint64_t> part,
                                    std::vector<std::uint64_t> here, std::size_t chunks) {
        bundle::BundlePlan plan = sample.plan();
        plan.header.part = std::move(part);
        plan.files.front().here = std::move(here);
        const std::size_t first = plan.files.front().here.size() == 2 && chunks > 0
                                      ? static_cast<std::size_t>(plan.files.front().here.front())
                                      : 0;
        bundle::BundleWriter writer{std::move(plan)};
        std::string text = writer.begin(sample.bureau.keys.signing, sample.random).value();
        text += writer.file_begin().value();
        for (std::size_t i = first; i < first + chunks; ++i) {
            const std::size_t at = i * bundle::k_chunk_bytes;
            const std::size_t size = std::min(bundle::k_chunk_bytes, file.bytes.size() - at);
            text += writer.chunk(BytesView{file.bytes}.subspan(at, size)).value();
        }
        return text + writer.file_end() + writer.end();
    }
    [[nodiscard]] std::string verdict(const std::string& text) {
        bundle::BundleReader reader{{.directory = &sample.directory,
                                     .me = sample.brigade.id(),
                                     .files = nullptr,
                                     .unlock = {}}};
        (void)reader.feed(as_bytes(text));
        const auto& findings = reader.finish();
        return findings.empty() ? "good" : std::string{name_of(findings.front().code)};
    }
};

}  // namespace

TEST_CASE("files are shared out so that every part is full and none is too large") {
    const std::vector<FileHead> files = {head_of(3 * k_mb, 1), head_of(2'000, 2),
                                         head_of(2 * k_mb, 3), head_of(0, 4)};
    struct Row {
        std::uint64_t limit;
        std::string parts;
    };
    const Row rows[] = {
        {20 * k_mb, "a b c d"},
        {6 * k_mb, "a:0+4 b:0+1 c:0+1 | c:1+2 d:0+0"},
        {4 * k_mb, "a:0+3 | a:3+1 b:0+1 c:0+3 d:0+0"},
        {2 * k_mb, "a:0+1 | a:1+1 | a:2+2 b:0+1 | c:0+1 | c:1+2 d:0+0"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.limit);
        const auto parts = bundle::share_out(files, {row.limit, 20'000, false});
        REQUIRE(parts.ok());
        CHECK(told(*parts, files) == row.parts);
    }
}

TEST_CASE("a part that has no room for a chunk is refused before anything is written") {
    const std::vector<FileHead> files = {head_of(3 * k_mb, 1)};
    CHECK(bundle::share_out(files, {k_mb, 500'000, false}).error().code ==
          ErrorCode::part_too_small);
    CHECK(bundle::share_out({}, {k_mb, 500'000, false}).value().size() == 1);
}

TEST_CASE("a share is read like a file, chunk by chunk") {
    Halves halves;
    CHECK(halves.verdict(halves.write({1, 2}, {0, 2}, 2)) == "good");
    CHECK(halves.verdict(halves.write({2, 2}, {2, 1}, 1)) == "good");
    CHECK(halves.verdict(halves.write({1, 2}, {0, 3}, 3)) == "good");
}

TEST_CASE("what a head says is here must be here, and be a share of its file") {
    Halves halves;
    struct Row {
        std::string name;
        std::vector<std::uint64_t> part;
        std::vector<std::uint64_t> here;
        std::size_t chunks;
        std::string end;
    };
    const Row rows[] = {
        {"fewer chunks than it says", {1, 2}, {0, 2}, 1, "file_hash_mismatch"},
        {"more chunks than it says", {1, 2}, {0, 1}, 2, "chunk_mismatch"},
        {"nothing", {1, 2}, {0, 0}, 0, "part_mismatch"},
        {"behind the end", {1, 2}, {3, 1}, 0, "part_mismatch"},
        {"beyond the end", {1, 2}, {2, 2}, 1, "part_mismatch"},
        {"near 2 to the 63rd", {1, 2}, {1ULL << 62, 1ULL << 62}, 0, "part_mismatch"},
        {"three numbers", {1, 2}, {0, 1, 1}, 1, "part_mismatch"},
        {"no numbers", {1, 2}, {}, 3, "part_mismatch"},
        {"part 0", {0, 2}, {0, 3}, 3, "part_mismatch"},
        {"part 3 of 2", {3, 2}, {0, 3}, 3, "part_mismatch"},
        {"1,001 parts", {1, 1'001}, {0, 3}, 3, "part_mismatch"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(halves.verdict(halves.write(row.part, row.here, row.chunks)) == row.end);
    }
}

TEST_CASE("shares are joined only with those that were cut and hashed alike") {
    const FileHead head = head_of(3 * k_mb, 1);
    FileHead first = head;
    first.here = {0, 2};
    FileHead second = head;
    second.here = {2, 2};
    CHECK(bundle::share_group(first) == bundle::share_group(second));
    CHECK(bundle::share_key(first) != bundle::share_key(second));
    FileHead other = second;
    other.chunks.back() = std::string(64, '0');
    CHECK(bundle::share_group(first) != bundle::share_group(other));
}
