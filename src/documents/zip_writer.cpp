#include "documents/zip_writer.h"

#include <algorithm>
#include <array>

namespace casebridge::documents {
namespace {

constexpr std::uint32_t k_local_header = 0x04034B50;
constexpr std::uint32_t k_central_header = 0x02014B50;
constexpr std::uint32_t k_zip64_end = 0x06064B50;
constexpr std::uint32_t k_zip64_locator = 0x07064B50;
constexpr std::uint32_t k_end = 0x06054B50;

constexpr std::uint16_t k_version_plain = 20;
constexpr std::uint16_t k_version_zip64 = 45;
constexpr std::uint16_t k_made_on_unix = 3 << 8;
constexpr std::uint16_t k_utf8_name = 1 << 11;
constexpr std::uint16_t k_stored = 0;
constexpr std::uint16_t k_zip64_extra = 1;
constexpr std::uint32_t k_regular_file = 0100644U << 16;
constexpr std::uint32_t k_in_zip64_32 = 0xFFFFFFFF;
constexpr std::uint16_t k_in_zip64_16 = 0xFFFF;

constexpr std::array<std::uint32_t, 256> k_crc_table = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
        std::uint32_t crc = byte;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320U : crc >> 1;
        }
        table[byte] = crc;
    }
    return table;
}();

/// Little-endian numbers one after the other.
class Record {
public:
    Record& u16(std::uint64_t value) { return put(value, 2); }
    Record& u32(std::uint64_t value) { return put(value, 4); }
    Record& u64(std::uint64_t value) { return put(value, 8); }
    Record& bytes(BytesView view) {
        append(bytes_, view);
        return *this;
    }
    [[nodiscard]] const Bytes& get() const { return bytes_; }
    [[nodiscard]] Bytes take() && { return std::move(bytes_); }

private:
    Record& put(std::uint64_t value, int count) {
        for (int i = 0; i < count; ++i) {
            bytes_.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
        }
        return *this;
    }
    Bytes bytes_;
};

bool is_large(std::uint64_t value) { return value >= k_in_zip64_32; }
std::uint64_t or_zip64(std::uint64_t value) { return is_large(value) ? k_in_zip64_32 : value; }

std::uint16_t dos_time(const Moment& moment) {
    return static_cast<std::uint16_t>((moment.minute / 60) << 11 | (moment.minute % 60) << 5);
}
/// Years before 1980 cannot be written; nothing of ours is that old.
std::uint16_t dos_date(const Moment& moment) {
    const Date date = moment.date.is_set() ? moment.date : Date::of(1980, 1, 1);
    return static_cast<std::uint16_t>(std::max(0, date.year() - 1980) << 9 | date.month() << 5 |
                                      date.day());
}

/// What local and central header have in common, from the version to the length of the name.
void put_common(Record& record, const ZipEntry& entry, bool zip64, std::size_t extra_bytes) {
    record.u16(zip64 ? k_version_zip64 : k_version_plain)
        .u16(k_utf8_name)
        .u16(k_stored)
        .u16(dos_time(entry.modified))
        .u16(dos_date(entry.modified))
        .u32(entry.crc32)
        .u32(or_zip64(entry.size_bytes))
        .u32(or_zip64(entry.size_bytes))
        .u16(entry.name.size())
        .u16(extra_bytes);
}

/// The field that holds what does not fit 32 bits; empty where everything does.
Bytes zip64_field(std::uint64_t size_bytes, std::uint64_t offset) {
    Record values;
    if (is_large(size_bytes)) values.u64(size_bytes).u64(size_bytes);
    if (is_large(offset)) values.u64(offset);
    if (values.get().empty()) return {};
    Record field;
    field.u16(k_zip64_extra).u16(values.get().size()).bytes(values.get());
    return std::move(field).take();
}

}  // namespace

void Crc32::update(BytesView bytes) {
    for (const std::uint8_t byte : bytes) {
        state_ = (state_ >> 8) ^ k_crc_table[(state_ ^ byte) & 0xFFU];
    }
}

Bytes ZipWriter::begin_entry(const ZipEntry& entry) {
    const Bytes extra = zip64_field(entry.size_bytes, 0);
    Record header;
    header.u32(k_local_header);
    put_common(header, entry, !extra.empty(), extra.size());
    header.bytes(as_bytes(entry.name)).bytes(extra);
    written_.push_back({entry, position_});
    position_ += header.get().size() + entry.size_bytes;
    return std::move(header).take();
}

Bytes ZipWriter::end() {
    const std::uint64_t start = position_;
    Record record;
    for (const Written& one : written_) {
        const Bytes extra = zip64_field(one.entry.size_bytes, one.offset);
        record.u32(k_central_header).u16(k_made_on_unix | k_version_zip64);
        put_common(record, one.entry, !extra.empty(), extra.size());
        // No comment, first disk, no internal attributes.
        record.u16(0).u16(0).u16(0).u32(k_regular_file).u32(or_zip64(one.offset));
        record.bytes(as_bytes(one.entry.name)).bytes(extra);
    }
    const std::uint64_t size = record.get().size();
    const std::uint64_t count = written_.size();
    if (is_large(start) || is_large(size) || count >= k_in_zip64_16) {
        constexpr std::uint64_t k_rest_of_record = 44;
        record.u32(k_zip64_end).u64(k_rest_of_record);
        record.u16(k_made_on_unix | k_version_zip64).u16(k_version_zip64).u32(0).u32(0);
        record.u64(count).u64(count).u64(size).u64(start);
        record.u32(k_zip64_locator).u32(0).u64(start + size).u32(1);
    }
    const std::uint64_t shown_count = std::min<std::uint64_t>(count, k_in_zip64_16);
    record.u32(k_end).u16(0).u16(0).u16(shown_count).u16(shown_count);
    record.u32(or_zip64(size)).u32(or_zip64(start)).u16(0);
    return std::move(record).take();
}

}  // namespace casebridge::documents
