// Writes a ZIP archive (APPNOTE 6.3.10) as pieces of bytes in order, for an archive that may be
// larger than memory: entries are stored, not compressed (photos and videos are compressed already,
// and a stored file lies in the archive byte for byte as it was), names are UTF-8 and flagged so,
// sizes stand in front of the bytes so that any reader can stream, and ZIP64 records appear where a
// size, an offset or the count needs them. The caller hashes each file first and hands its bytes on
// itself.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"

namespace casebridge::documents {

/// CRC-32 of ISO 3309, as ZIP wants it, in pieces. Finds accidents, not forgery.
class Crc32 {
public:
    void update(BytesView bytes);
    [[nodiscard]] std::uint32_t value() const { return ~state_; }

private:
    std::uint32_t state_ = 0xFFFFFFFFU;
};

struct ZipEntry {
    std::string name;  // relative, with "/", already cleaned
    std::uint64_t size_bytes = 0;
    std::uint32_t crc32 = 0;
    Moment modified;  // local time; readers see it as the file's date
};

class ZipWriter {
public:
    /// What stands before the entry's bytes. Exactly `size_bytes` of them must follow.
    [[nodiscard]] Bytes begin_entry(const ZipEntry& entry);
    /// The table of contents: what stands behind the last entry.
    [[nodiscard]] Bytes end();

private:
    struct Written {
        ZipEntry entry;
        std::uint64_t offset = 0;
    };
    std::vector<Written> written_;
    std::uint64_t position_ = 0;
};

}  // namespace casebridge::documents
