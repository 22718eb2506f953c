#include "storage/blob_port.h"

#include <doctest/doctest.h>

#include <optional>

#include "storage/page_port_memory.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

const FileId key_a{std::string(64, 'a')};
const FileId key_b{std::string(64, 'b')};

template <class T>
struct Answer {
    std::optional<Result<T>> result;
    std::function<void(Result<T>)> take() {
        return [this](Result<T> given) { result.emplace(std::move(given)); };
    }
};

}  // namespace

TEST_CASE("a blob is put, found, read in slices, swept and then missing") {
    MemoryDisk disk;
    auto port = open_memory_blob_port(disk);
    const Bytes bytes{1, 2, 3, 4, 5};
    const BlobHandle held = port->hold(bytes, "image/jpeg");
    CHECK(port->size_bytes(held) == 5);

    Answer<Done> put_a;
    Answer<Done> put_b;
    port->put(key_a, held, put_a.take());
    port->put(key_b, held, put_b.take());
    CHECK_FALSE(put_a.result.has_value());
    port->drain();
    CHECK(put_a.result->ok());
    port->release(held);
    CHECK(port->size_bytes(held) == 0);

    Answer<BlobHandle> opened;
    port->open(key_a, opened.take());
    port->drain();
    REQUIRE(opened.result->ok());
    Answer<Bytes> middle;
    Answer<Bytes> past;
    port->read(opened.result->value(), 3, 100, middle.take());
    port->read(opened.result->value(), 50, 10, past.take());
    port->drain();
    CHECK(middle.result->value() == Bytes{4, 5});
    CHECK(past.result->value().empty());

    Answer<std::uint32_t> swept;
    port->sweep({key_b}, swept.take());
    port->drain();
    CHECK(swept.result->value() == 1);
    Answer<bool> has_a;
    Answer<bool> has_b;
    Answer<BlobHandle> missing;
    port->has(key_a, has_a.take());
    port->has(key_b, has_b.take());
    port->open(key_a, missing.take());
    port->drain();
    CHECK_FALSE(has_a.result->value());
    CHECK(has_b.result->value());
    CHECK(missing.result->error().code == ErrorCode::blob_missing);
}

TEST_CASE("staged parts become one file in order") {
    MemoryDisk disk;
    auto port = open_memory_blob_port(disk);
    Answer<Done> staged;
    port->stage("export", BlobPort::Stage::going_out, Bytes{1, 2}, staged.take());
    port->stage("export", BlobPort::Stage::going_out, Bytes{3}, staged.take());
    Answer<BlobHandle> joined;
    port->finish_stage("export", "application/octet-stream", joined.take());
    port->drain();
    Answer<Bytes> read;
    port->read(joined.result->value(), 0, 10, read.take());
    Answer<Done> cleared;
    port->clear_stage("export", cleared.take());
    port->drain();
    CHECK(read.result->value() == Bytes{1, 2, 3});
    CHECK(disk.staging.empty());
}

TEST_CASE("a blob that cannot be written says so") {
    MemoryDisk disk;
    auto port = open_memory_blob_port(disk);
    disk.write_error = ErrorCode::storage_full;
    Answer<Done> put;
    port->put(key_a, port->hold(Bytes{1}, ""), put.take());
    port->drain();
    CHECK(put.result->error().code == ErrorCode::storage_full);
    CHECK(disk.blobs.empty());
}
