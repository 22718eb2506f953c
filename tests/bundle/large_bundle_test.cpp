// A bundle larger than the memory it may take: made and read as a stream, never held.
#include <doctest/doctest.h>

// Node counts its own heap, and the address sanitizer keeps freed blocks back: there the peak says
// nothing about this code, and only the plain native build checks it.
#if !defined(__EMSCRIPTEN__) && !defined(CASEBRIDGE_SANITIZE)
#define CASEBRIDGE_PEAK_IS_OURS
#include <sys/resource.h>
#endif

#include "bundle/sample_bundle.h"

namespace casebridge::test {
namespace {

constexpr std::size_t k_chunks = 85;  // 64 MiB of file

Bytes chunk_bytes(std::size_t index) {
    Bytes bytes(bundle::k_chunk_bytes);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<std::uint8_t>(i + index * 7);
    }
    return bytes;
}

#ifdef CASEBRIDGE_PEAK_IS_OURS
long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}
#endif

}  // namespace

TEST_CASE("a bundle of 64 MiB is verified with memory for a few chunks") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    bundle::FileHasher hasher;
    for (std::size_t i = 0; i < k_chunks; ++i) hasher.update(chunk_bytes(i));
    SampleFile file;
    file.head = hasher.finish("video/mp4");
    sample.add_evidence(sample.bureau, file, "视频.mp4");
    bundle::BundleWriter writer{sample.plan()};
    bundle::BundleReader reader{{&sample.directory, sample.brigade.id(), nullptr}};
#ifdef CASEBRIDGE_PEAK_IS_OURS
    const long before = peak_kilobytes();
#endif
    const auto push = [&](const std::string& text) {
        for (std::size_t at = 0; at < text.size(); at += 100'000) {
            reader.feed(as_bytes(std::string_view{text}.substr(at, 100'000)));
        }
    };
    push(writer.begin(sample.bureau.keys.signing, sample.random).value());
    push(writer.file_begin().value());
    for (std::size_t i = 0; i < k_chunks; ++i) push(writer.chunk(chunk_bytes(i)).value());
    push(writer.file_end());
    push(writer.end());
    CHECK(first_of(reader.finish()) == "none");
    CHECK(reader.position() > std::uint64_t{k_chunks} * bundle::k_chunk_bytes);
#ifdef CASEBRIDGE_PEAK_IS_OURS
    CHECK(peak_kilobytes() - before < 24 * 1024);
#endif
}

TEST_CASE("a text without end is refused at its limit") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    const std::string good = sample.write();
    bundle::BundleReader reader{{&sample.directory, sample.brigade.id(), nullptr}};
    const std::size_t at = good.find("\"events\":[{\"p\":\"") + 15;
    CHECK(reader.feed(as_bytes(std::string_view{good}.substr(0, at + 1))));
    const std::string endless(1 << 20, 'x');
    bool goes_on = true;
    for (int i = 0; i < 100 && goes_on; ++i) goes_on = reader.feed(as_bytes(endless));
    CHECK_FALSE(goes_on);
    CHECK(has(reader.finish(), ErrorCode::limit_exceeded));
    CHECK(reader.position() < 4'000'000);
}

}  // namespace casebridge::test
