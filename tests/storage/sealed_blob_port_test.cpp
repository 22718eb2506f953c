#include "storage/sealed_blob_port.h"

#include <doctest/doctest.h>

#include <optional>

#include "storage/page_port_memory.h"
#include "support/seeded_random.h"

using namespace casebridge;
using namespace casebridge::storage;

namespace {

const FileId k_file{std::string(64, 'a')};
using Stage = BlobPort::Stage;
using Writes = StoreSeal::Writes;

Bytes bytes_of(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 251);
    return bytes;
}

/// A port over a disk in memory that answers at once.
struct Store {
    Store() : key(crypto::generate_content_key(random)) {}

    void write(Writes writes) { port.set_seal(StoreSeal::make(key, writes, random).value()); }

    template <class T, class Call>
    Result<T> ask(Call call) {
        std::optional<Result<T>> result;
        call([&result](Result<T> given) { result.emplace(std::move(given)); });
        for (int i = 0; i < 100 && !result; ++i) port.drain();
        REQUIRE(result.has_value());
        return std::move(*result);
    }
    Status put(const Bytes& bytes) {
        const BlobHandle held = port.hold(bytes, "image/jpeg");
        const Status kept = ask<Done>([&](auto done) { port.put(k_file, held, done); });
        port.release(held);
        return kept;
    }
    Result<BlobHandle> open() {
        return ask<BlobHandle>([&](auto done) { port.open(k_file, done); });
    }
    Result<Bytes> read(BlobHandle handle, std::uint64_t offset, std::uint32_t length) {
        return ask<Bytes>([&](auto done) { port.read(handle, offset, length, done); });
    }
    Bytes whole() {
        const BlobHandle handle = open().value();
        return read(handle, 0, static_cast<std::uint32_t>(port.size_bytes(handle))).value();
    }
    [[nodiscard]] bool lies_plain() const { return disk.blobs.count(k_file.text) > 0; }

    test::SeededRandom random;
    crypto::ContentKey key;
    MemoryDisk disk;
    std::unique_ptr<BlobPort> inner = open_memory_blob_port(disk);
    SealedBlobPort port{*inner};
};

}  // namespace

TEST_CASE("an encrypted file of any length reads as it was put, from everywhere") {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, k_file_part_bytes - 1, k_file_part_bytes,
          k_file_part_bytes + 1, 3 * k_file_part_bytes, 5 * k_file_part_bytes + 77}) {
        CAPTURE(size);
        Store store;
        store.write(Writes::sealed);
        const Bytes bytes = bytes_of(size);
        REQUIRE(store.put(bytes).ok());
        CHECK_FALSE(store.lies_plain());
        CHECK(store.disk.blobs.size() == 1);
        CHECK(store.disk.staging.empty());
        const BlobHandle handle = store.open().value();
        CHECK(store.port.size_bytes(handle) == size);
        for (const std::size_t offset :
             {std::size_t{0}, size / 2, size - std::min<std::size_t>(size, 1), size, size + 10}) {
            const Bytes read = store.read(handle, offset, 400'000).value();
            const std::size_t begin = std::min(offset, size);
            const std::size_t end = std::min(begin + 400'000, size);
            CHECK(read == Bytes(bytes.begin() + static_cast<std::ptrdiff_t>(begin),
                                bytes.begin() + static_cast<std::ptrdiff_t>(end)));
        }
    }
}

TEST_CASE("what was changed, cut or moved in an encrypted file is not given out") {
    Store store;
    store.write(Writes::sealed);
    REQUIRE(store.put(bytes_of(3 * k_file_part_bytes)).ok());
    Bytes& sealed = store.disk.blobs.begin()->second;
    const Bytes good = sealed;
    const auto at = [](std::size_t part) {
        return static_cast<std::ptrdiff_t>(k_file_salt_bytes + part * k_sealed_part_bytes);
    };
    SUBCASE("a byte of the salt") { sealed[3] ^= 1; }
    SUBCASE("a byte of a part") { sealed[k_file_salt_bytes + 9] ^= 1; }
    SUBCASE("a byte of a tag") { sealed.back() ^= 1; }
    SUBCASE("two parts exchanged") {
        std::swap_ranges(sealed.begin() + at(0), sealed.begin() + at(1), sealed.begin() + at(1));
    }
    SUBCASE("the last part missing") { sealed.resize(static_cast<std::size_t>(at(2))); }
    SUBCASE("cut within a part") { sealed.resize(sealed.size() - 5); }
    const auto handle = store.open();
    REQUIRE(handle.ok());
    const auto read = store.read(*handle, 0, 4 * k_file_part_bytes);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().code == ErrorCode::storage_damaged);
    sealed = good;
    CHECK(store.whole() == bytes_of(3 * k_file_part_bytes));
}

TEST_CASE("sizes that no encrypted file has") {
    struct Row {
        std::uint64_t sealed;
        std::optional<std::uint64_t> plain;
    };
    for (const Row& row :
         {Row{0, {}}, Row{16, {}}, Row{31, {}}, Row{32, 0}, Row{33, 1},
          Row{16 + k_sealed_part_bytes, k_file_part_bytes}, Row{16 + k_sealed_part_bytes + 15, {}},
          Row{16 + k_sealed_part_bytes + 17, k_file_part_bytes + 1}}) {
        CAPTURE(row.sealed);
        const auto plain = plain_size_of(row.sealed);
        CHECK(plain.ok() == row.plain.has_value());
        if (plain.ok()) CHECK(*plain == *row.plain);
    }
}

TEST_CASE("a file is found in whatever form it lies there, and converted once") {
    Store store;
    const Bytes bytes = bytes_of(k_file_part_bytes + 5);
    REQUIRE(store.put(bytes).ok());
    CHECK(store.lies_plain());
    const auto convert = [&] {
        return store.ask<bool>([&](auto done) { store.port.convert(k_file, done); });
    };
    CHECK(convert().value() == false);

    store.write(Writes::sealed);
    CHECK(store.whole() == bytes);
    CHECK(store.ask<bool>([&](auto done) { store.port.has(k_file, done); }).value());
    CHECK(convert().value() == true);
    CHECK_FALSE(store.lies_plain());
    CHECK(store.disk.blobs.size() == 1);
    CHECK(store.whole() == bytes);
    CHECK(convert().value() == false);
    // A start keeps what is named, under either name, and nothing else.
    store.disk.blobs["orphan"] = {1};
    const auto sweep = [&](std::vector<FileId> keep) {
        return store.ask<std::uint32_t>([&](auto done) { store.port.sweep(keep, done); }).value();
    };
    CHECK(sweep({k_file}) == 1);
    CHECK(store.whole() == bytes);

    store.write(Writes::plain);
    CHECK(store.whole() == bytes);
    CHECK(convert().value() == true);
    CHECK(store.lies_plain());
    CHECK(store.disk.blobs.size() == 1);
    CHECK(store.whole() == bytes);
    store.write(Writes::sealed);
    CHECK(store.ask<Done>([&](auto done) { store.port.remove(k_file, done); }).ok());
    CHECK(store.open().error().code == ErrorCode::blob_missing);
}

TEST_CASE("a conversion that the disk refuses leaves the file as it lies there") {
    Store store;
    const Bytes bytes = bytes_of(1000);
    REQUIRE(store.put(bytes).ok());
    store.write(Writes::sealed);
    store.disk.write_error = ErrorCode::storage_full;
    const auto converted = store.ask<bool>([&](auto done) { store.port.convert(k_file, done); });
    CHECK(converted.error().code == ErrorCode::storage_full);
    store.disk.write_error.reset();
    CHECK(store.lies_plain());
    CHECK(store.whole() == bytes);
}

TEST_CASE("what is staged to be kept is encrypted, what goes out is not") {
    Store store;
    store.write(Writes::sealed);
    const Bytes part = bytes_of(k_file_part_bytes / 2 + 3);
    Bytes all;
    for (int i = 0; i < 5; ++i) {
        append(all, part);
        for (const auto what : {Stage::kept, Stage::going_out}) {
            const char* name = what == Stage::kept ? "in" : "out";
            CHECK(
                store.ask<Done>([&](auto done) { store.port.stage(name, what, part, done); }).ok());
        }
    }
    const auto finish = [&](const char* name) {
        return store
            .ask<BlobHandle>([&](auto done) { store.port.finish_stage(name, "text/plain", done); })
            .value();
    };
    const BlobHandle in = finish("in");
    CHECK(store.disk.staging["in"] != all);
    CHECK(store.port.size_bytes(in) == all.size());
    CHECK(store.read(in, 0, static_cast<std::uint32_t>(all.size())).value() == all);
    // It becomes a stored file without being encrypted again.
    const Bytes staged = store.disk.staging["in"];
    CHECK(store.ask<Done>([&](auto done) { store.port.put(k_file, in, done); }).ok());
    CHECK(store.disk.blobs.begin()->second == staged);
    CHECK(store.whole() == all);
    (void)finish("out");
    CHECK(store.disk.staging["out"] == all);
}

TEST_CASE("a file that is being staged while encryption is turned on or off stays whole") {
    Store store;
    const Bytes part = bytes_of(k_file_part_bytes / 2 + 3);
    Bytes all;
    const auto stage = [&] {
        append(all, part);
        return store.ask<Done>([&](auto done) { store.port.stage("in", Stage::kept, part, done); });
    };
    const auto turn_on = [&] { store.write(Writes::sealed); };
    const auto turn_off = [&] { store.port.set_seal(nullptr); };
    bool on = false;
    SUBCASE("on") { on = true; }
    SUBCASE("off") { turn_on(); }
    REQUIRE(stage().ok());
    REQUIRE(stage().ok());
    on ? turn_on() : turn_off();
    REQUIRE(stage().ok());
    const auto handle = store.ask<BlobHandle>(
        [&](auto done) { store.port.finish_stage("in", "text/plain", done); });
    REQUIRE(handle.ok());
    CHECK(store.port.size_bytes(*handle) == all.size());
    CHECK(store.read(*handle, 0, static_cast<std::uint32_t>(all.size())).value() == all);
    REQUIRE(store.ask<Done>([&](auto done) { store.port.put(k_file, *handle, done); }).ok());
    CHECK(store.whole() == all);
    CHECK(store.lies_plain() == !on);
}

TEST_CASE("what reads a handle without us gets a plain copy") {
    Store store;
    const Bytes bytes = bytes_of(2 * k_file_part_bytes + 9);
    store.write(Writes::sealed);
    REQUIRE(store.put(bytes).ok());
    const BlobHandle handle =
        store
            .ask<BlobHandle>([&](auto done) { store.port.open_outside(k_file, "image/png", done); })
            .value();
    const auto read = store.ask<Bytes>([&](auto done) {
        store.inner->read(handle, 0, static_cast<std::uint32_t>(bytes.size()), done);
    });
    CHECK(read.value() == bytes);
}
