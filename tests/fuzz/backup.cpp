// Any bytes as a backup: its head, and what the sealed stream would hold, in slices of any size.
// What the reader hands on is never more than it announced.
#include <algorithm>
#include <cstdlib>

#include "app/backup_format.h"
#include "fuzz/fuzz.h"

namespace {

class Counting final : public casebridge::app::BackupReader::Sink {
public:
    casebridge::Status on_image(std::uint64_t size_bytes) override { return announce(size_bytes); }
    casebridge::Status on_file(const casebridge::FileId&, std::uint64_t size_bytes) override {
        return announce(size_bytes);
    }
    casebridge::Status on_bytes(casebridge::BytesView bytes) override {
        if (bytes.size() > left_bytes_) std::abort();
        left_bytes_ -= bytes.size();
        return casebridge::Done{};
    }

private:
    casebridge::Status announce(std::uint64_t size_bytes) {
        if (left_bytes_ != 0) std::abort();
        left_bytes_ = size_bytes;
        return casebridge::Done{};
    }

    std::uint64_t left_bytes_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const BytesView bytes{data, size};
    const auto head = app::read_backup_head(bytes);
    if (head.ok() && head->stream_at > size) std::abort();
    (void)app::is_plain_image(bytes);
    if (size == 0) return 0;
    Counting sink;
    app::BackupReader reader{sink};
    const std::size_t slice = std::size_t{1} + data[0] * std::size_t{37};
    for (std::size_t at = 1; at < size; at += slice) {
        if (!reader.write(bytes.subspan(at, std::min(slice, size - at))).ok()) return 0;
    }
    (void)reader.end();
    return 0;
}
