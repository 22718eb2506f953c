// A second opinion on our ZIP archives: finds the entries from the end of the file, as readers do,
// and holds each local header against the table of contents. Stored entries only, no ZIP64.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/bytes.h"

namespace casebridge::test {

struct ZippedFile {
    std::string name;
    std::uint32_t crc32 = 0;
    std::string bytes;
    bool utf8 = false;
};

class ZipReader {
public:
    explicit ZipReader(Bytes zip) : zip_(std::move(zip)) {
        REQUIRE(zip_.size() >= k_end_bytes);
        const std::size_t end = zip_.size() - k_end_bytes;
        REQUIRE(number(end, 4) == 0x06054B50);
        const std::size_t count = number(end + 10, 2);
        std::size_t at = number(end + 16, 4);
        REQUIRE(at + number(end + 12, 4) == end);
        for (std::size_t i = 0; i < count; ++i) at = read_entry(at);
        REQUIRE(at == end);
    }
    [[nodiscard]] const std::vector<ZippedFile>& files() const { return files_; }
    /// Null when there is none.
    [[nodiscard]] const ZippedFile* find(std::string_view name) const {
        for (const ZippedFile& file : files_) {
            if (file.name == name) return &file;
        }
        return nullptr;
    }
    [[nodiscard]] std::string text(std::string_view name) const {
        const ZippedFile* file = find(name);
        return file == nullptr ? std::string{} : file->bytes;
    }

private:
    static constexpr std::size_t k_end_bytes = 22;

    [[nodiscard]] std::size_t number(std::size_t at, std::size_t bytes) const {
        std::size_t value = 0;
        for (std::size_t i = bytes; i > 0; --i) value = value << 8 | zip_.at(at + i - 1);
        return value;
    }
    [[nodiscard]] std::string text_at(std::size_t at, std::size_t size) const {
        return std::string{as_text(BytesView{zip_}.subspan(at, size))};
    }
    std::size_t read_entry(std::size_t at) {
        REQUIRE(number(at, 4) == 0x02014B50);
        REQUIRE(number(at + 10, 2) == 0);  // stored
        const std::size_t size = number(at + 24, 4);
        REQUIRE(number(at + 20, 4) == size);
        const std::size_t name_size = number(at + 28, 2);
        const std::size_t local = number(at + 42, 4);
        ZippedFile file;
        file.name = text_at(at + 46, name_size);
        file.crc32 = static_cast<std::uint32_t>(number(at + 16, 4));
        file.utf8 = (number(at + 8, 2) & 0x800) != 0;
        REQUIRE(number(local, 4) == 0x04034B50);
        REQUIRE(number(local + 6, 2) == number(at + 8, 2));
        REQUIRE(number(local + 14, 4) == file.crc32);
        REQUIRE(number(local + 18, 4) == size);
        REQUIRE(text_at(local + 30, number(local + 26, 2)) == file.name);
        file.bytes = text_at(local + 30 + name_size + number(local + 28, 2), size);
        files_.push_back(std::move(file));
        return at + 46 + name_size + number(at + 30, 2) + number(at + 32, 2);
    }

    Bytes zip_;
    std::vector<ZippedFile> files_;
};

}  // namespace casebridge::test
