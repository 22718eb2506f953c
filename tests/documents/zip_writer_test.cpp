#include "documents/zip_writer.h"

#include <doctest/doctest.h>

#include "support/zip_reader.h"

#ifndef __EMSCRIPTEN__
#include <cstdio>
#include <filesystem>
#include <fstream>
#endif

using namespace casebridge;
using namespace casebridge::documents;
using namespace casebridge::test;

namespace {

const Moment k_made{Date::of(2026, 12, 14), 9 * 60 + 5};

std::uint32_t crc_of(std::string_view text) {
    Crc32 crc;
    crc.update(as_bytes(text));
    return crc.value();
}

Bytes archive_of(const std::vector<std::pair<std::string, std::string>>& files) {
    ZipWriter writer;
    Bytes zip;
    for (const auto& [name, text] : files) {
        append(zip, writer.begin_entry({name, text.size(), crc_of(text), k_made}));
        append(zip, as_bytes(text));
    }
    append(zip, writer.end());
    return zip;
}

#ifndef __EMSCRIPTEN__
/// What a program prints; empty when it cannot be run or fails.
std::string output_of(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    std::string text;
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) text += static_cast<char>(c);
    return pclose(pipe) == 0 ? text : std::string{};
}

std::filesystem::path scratch(const char* name) {
    return std::filesystem::temp_directory_path() /
           (std::string{"casebridge_"} +
            std::to_string(std::filesystem::hash_value(std::filesystem::current_path())) + name);
}

void write(std::ofstream& out, const Bytes& bytes) {
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
}
#endif

}  // namespace

TEST_CASE("the checksum is the one of ISO 3309, in one piece or many") {
    CHECK(crc_of("123456789") == 0xCBF43926U);
    CHECK(crc_of("") == 0);
    Crc32 pieces;
    pieces.update(as_bytes("1234"));
    pieces.update(as_bytes(""));
    pieces.update(as_bytes("56789"));
    CHECK(pieces.value() == 0xCBF43926U);
}

TEST_CASE("an archive gives back names, bytes and checksums, and an empty one is an archive") {
    const std::vector<std::pair<std::string, std::string>> files = {
        {"案卷.html", "<p>卷</p>"},
        {"证据/01_照片.jpg", std::string("\0\xFF\x50\x4B\x05\x06", 6)},
        {"空.txt", ""}};
    const ZipReader zip(archive_of(files));
    REQUIRE(zip.files().size() == files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        CHECK(zip.files()[i].name == files[i].first);
        CHECK(zip.files()[i].bytes == files[i].second);
        CHECK(zip.files()[i].crc32 == crc_of(files[i].second));
        CHECK(zip.files()[i].utf8);
    }
    CHECK(ZipReader(archive_of({})).files().empty());
}

#ifndef __EMSCRIPTEN__
TEST_CASE("stock tools open the archive and find names, dates and checksums good") {
    const std::filesystem::path file = scratch("plain.zip");
    {
        std::ofstream out(file, std::ios::binary);
        write(out, archive_of({{"案卷.html", "<p>卷</p>"}, {"证据/01_𠮷.jpg", "abc"}}));
    }
    const std::string said = output_of(
        "python3 -c \"import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip()); "
        "[print(i.filename, i.date_time[:5], i.file_size, oct(i.external_attr>>16)) for i in "
        "z.infolist()]\" '" +
        file.string() + "'");
    CHECK(said ==
          "None\n案卷.html (2026, 12, 14, 9, 5) 10 0o100644\n"
          "证据/01_𠮷.jpg (2026, 12, 14, 9, 5) 3 0o100644\n");
    std::filesystem::remove(file);
}

TEST_CASE("a file above 4 GB and what lies behind it are found by stock tools") {
    const std::filesystem::path file = scratch("large.zip");
    constexpr std::uint64_t k_size = 5ULL << 30;
    ZipWriter writer;
    {
        std::ofstream out(file, std::ios::binary);
        write(out, writer.begin_entry({"录像.mp4", k_size, 0, k_made}));
        out.seekp(static_cast<std::streamoff>(k_size), std::ios::cur);  // a hole: zeros
        write(out, writer.begin_entry({"清单.txt", 4, crc_of("list"), k_made}));
        out << "list";
        write(out, writer.end());
    }
    const std::string said = output_of(
        "python3 -c \"import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); "
        "[print(i.filename, i.file_size) for i in z.infolist()]; print(z.read('清单.txt')); "
        "print(z.open('录像.mp4').read(3))\" '" +
        file.string() + "'");
    CHECK(said == "录像.mp4 5368709120\n清单.txt 4\nb'list'\nb'\\x00\\x00\\x00'\n");
    std::filesystem::remove(file);
}
#endif

TEST_CASE("more entries than 16 bits can count are counted in ZIP64") {
    ZipWriter writer;
    for (int i = 0; i < 0x10000; ++i) (void)writer.begin_entry({std::to_string(i), 0, 0, k_made});
    const Bytes end = writer.end();
    const auto number = [&](std::size_t back, std::size_t bytes) {
        std::uint64_t value = 0;
        for (std::size_t i = bytes; i > 0; --i) value = value << 8 | end[end.size() - back + i - 1];
        return value;
    };
    CHECK(number(22 + 20 + 56, 4) == 0x06064B50);
    CHECK(number(22 + 20 + 56 - 24, 8) == 0x10000);
    CHECK(number(22 + 20, 4) == 0x07064B50);
    CHECK(number(12, 2) == 0xFFFF);
}
