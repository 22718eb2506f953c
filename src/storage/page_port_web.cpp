#include "storage/page_port_web.h"

#ifdef __EMSCRIPTEN__

#include <emscripten.h>

#include <cstring>

#include "storage/redo_port.h"
#include "storage/web_answer.h"

// Numbers cross as doubles: they are sizes and transaction numbers far below 2^53. Bytes cross as
// copies: a subarray given to IndexedDB would store the whole heap.
// clang-format off
EM_JS(void, casebridge_storage_start, (void* token), {
    if (!Module.storage) Module.storage = CaseBridge.openStorage(CaseBridge.storageOptions);
    Module.storageCode = function(name) {
        var names = ["ok", "failed", "full", "another_tab", "newer", "missing", "unreadable",
                     "lost"];
        return names.indexOf(name) < 0 ? 1 : names.indexOf(name);
    };
    Module.copyIn = function(makeRoom, token, bytes) {
        var place = makeRoom(token, bytes.length);
        HEAPU8.set(bytes, place);  // looked up after the call, which may have grown the memory
    };
    Module.storage.onDispossessed(function() { _casebridge_storage_dispossessed(token); });
});
EM_JS(void, casebridge_storage_stop, (), {
    Module.storage.onDispossessed(function() {});
});
EM_JS(void, casebridge_storage_open, (void* token, int force), {
    Module.storage.open(force !== 0, function(code, report) {
        _casebridge_storage_opened(token, Module.storageCode(code), report.owner ? 1 : 0,
                                   report.persistent ? 1 : 0, report.remembered);
    });
});
EM_JS(void, casebridge_storage_reopen, (void* token), {
    Module.storage.reopen(function(code) {
        _casebridge_storage_done(token, Module.storageCode(code));
    });
});
EM_JS(void, casebridge_storage_read, (void* token), {
    Module.storage.read(
        function(meta, through) {
            _casebridge_storage_meta(token, meta.format, through, meta.logAfter, meta.size,
                                     meta.segmentBytes || 0, meta.segments, meta.sumLow || 0,
                                     meta.sumHigh || 0);
        },
        function(segment) {
            Module.copyIn(_casebridge_storage_buffer, token, segment.bytes);
            _casebridge_storage_segment(token, segment.index, segment.sumLow, segment.sumHigh);
        },
        function(record) {
            Module.copyIn(_casebridge_storage_buffer, token, record.body);
            _casebridge_storage_record(token, record.seq, record.previous, record.size,
                                       record.count, record.sumLow, record.sumHigh);
        },
        function(code) { _casebridge_storage_read_done(token, Module.storageCode(code)); });
});
EM_JS(void, casebridge_storage_write, (void* token, double seq, double previous, double size,
                                       int count, const void* pages, const void* bytes, int length,
                                       unsigned sum_low, unsigned sum_high, int is_first,
                                       int format), {
    var body = new Uint8Array(4 * count + length);
    body.set(HEAPU8.subarray(pages, pages + 4 * count));
    body.set(HEAPU8.subarray(bytes, bytes + length), 4 * count);
    var record = {seq: seq, previous: previous, size: size, count: count, body: body,
                  sumLow: sum_low >>> 0, sumHigh: sum_high >>> 0};
    var meta = null;
    if (is_first) meta = {format: format, logAfter: 0, size: 0, segments: 0};
    Module.storage.writeRecord(record, meta, function(code) {
        _casebridge_storage_done(token, Module.storageCode(code));
    });
});
EM_JS(void, casebridge_storage_slice_put, (unsigned index, const void* bytes, int length,
                                           unsigned sum_low, unsigned sum_high), {
    Module.storageSlice = Module.storageSlice || [];
    Module.storageSlice.push({index: index, bytes: HEAPU8.slice(bytes, bytes + length),
                              sumLow: sum_low >>> 0, sumHigh: sum_high >>> 0});
});
EM_JS(void, casebridge_storage_slice_write, (void* token, double through, int is_last, int format,
                                             double log_after, double size, int segment_bytes,
                                             int segments, unsigned sum_low, unsigned sum_high), {
    var end = {format: format, logAfter: log_after, size: size, segmentBytes: segment_bytes,
               segments: segments, sumLow: sum_low >>> 0, sumHigh: sum_high >>> 0};
    var slice = Module.storageSlice || [];
    Module.storageSlice = [];
    Module.storage.writeSlice(slice, through, is_last !== 0 ? end : null, function(code) {
        _casebridge_storage_done(token, Module.storageCode(code));
    });
});
EM_JS(void, casebridge_storage_clear, (void* token), {
    Module.storage.clear(function(code) {
        _casebridge_storage_done(token, Module.storageCode(code));
    });
});
EM_JS(void, casebridge_storage_cut, (void* token, double seq), {
    Module.storage.cut(seq, function(code) {
        _casebridge_storage_done(token, Module.storageCode(code));
    });
});
EM_JS(void, casebridge_storage_read_lock, (void* token), {
    Module.storage.readLock(function(code, bytes) {
        if (bytes) Module.copyIn(_casebridge_storage_buffer, token, bytes);
        _casebridge_storage_read_done(token, Module.storageCode(code));
    });
});
EM_JS(void, casebridge_storage_write_lock, (void* token, const void* bytes, int length), {
    Module.storage.writeLock(HEAPU8.slice(bytes, bytes + length), function(code) {
        _casebridge_storage_done(token, Module.storageCode(code));
    });
});
EM_JS(void, casebridge_storage_remember, (double seq), { Module.storage.remember(seq); });
EM_JS(double, casebridge_storage_space, (int quota), {
    var space = Module.storage.space();
    return quota !== 0 ? space.quota : space.used;
});
EM_JS(void, casebridge_storage_when_idle, (void* token), {
    Module.storage.whenIdle(function() { _casebridge_storage_done(token, 0); });
});
// clang-format on

namespace casebridge::storage {
namespace {

struct Continuation {
    std::weak_ptr<const bool> alive;
    LogBackend::Finished call;
};

struct Opening {
    std::weak_ptr<const bool> alive;
    std::function<void(Result<OpenReport>)> call;
};

struct Reading {
    std::weak_ptr<const bool> alive;
    LogReader* reader;
    LogBackend::Finished call;
    Bytes buffer;
};

unsigned low_half(std::uint64_t sum) { return static_cast<unsigned>(sum & 0xFFFFFFFFU); }
unsigned high_half(std::uint64_t sum) { return static_cast<unsigned>(sum >> 32); }
std::uint64_t whole(unsigned low, unsigned high) { return std::uint64_t{high} << 32 | low; }

class WebBackend final : public LogBackend {
public:
    WebBackend() { casebridge_storage_start(this); }
    ~WebBackend() override { casebridge_storage_stop(); }

    void open(Claim claim, std::function<void(Result<OpenReport>)> done) override {
        casebridge_storage_open(new Opening{alive_, std::move(done)},
                                claim == Claim::by_force ? 1 : 0);
    }
    void read(LogReader& reader, Finished done) override {
        casebridge_storage_read(new Reading{alive_, &reader, std::move(done), {}});
    }
    void cut(std::uint64_t seq, Finished done) override {
        casebridge_storage_cut(token(std::move(done)), static_cast<double>(seq));
    }
    void clear(Finished done) override { casebridge_storage_clear(token(std::move(done))); }
    void write(const Commit& commit, Finished done) override {
        // The very first record of a database brings the meta record with it.
        casebridge_storage_write(
            token(std::move(done)), static_cast<double>(commit.seq),
            static_cast<double>(commit.previous_seq), static_cast<double>(commit.size_bytes),
            static_cast<int>(commit.pages.size()), commit.pages.data(), commit.bytes.data(),
            static_cast<int>(commit.bytes.size()), low_half(commit.checksum),
            high_half(commit.checksum), commit.previous_seq == 0 ? 1 : 0,
            static_cast<int>(storage_format));
    }
    void write_slice(const SnapshotSlice& slice, Finished done) override {
        for (const SegmentImage& segment : slice.put) {
            casebridge_storage_slice_put(segment.index, segment.bytes.data(),
                                         static_cast<int>(segment.bytes.size()),
                                         low_half(segment.checksum), high_half(segment.checksum));
        }
        const SnapshotMeta end = slice.end.value_or(SnapshotMeta{});
        casebridge_storage_slice_write(
            token(std::move(done)), static_cast<double>(slice.through), slice.end ? 1 : 0,
            static_cast<int>(end.format), static_cast<double>(end.log_after),
            static_cast<double>(end.size_bytes), static_cast<int>(end.segment_bytes),
            static_cast<int>(end.segment_count), low_half(end.segments_checksum),
            high_half(end.segments_checksum));
    }
    void read_lock(std::function<void(Result<Bytes>)> done) override {
        auto* reading = new Reading{alive_, nullptr, {}, {}};
        reading->call = [reading, done = std::move(done)](const Status& status) {
            done(status.ok() ? Result<Bytes>{std::move(reading->buffer)}
                             : Result<Bytes>{status.error()});
        };
        casebridge_storage_read_lock(reading);
    }
    void write_lock(Bytes lock, Finished done) override {
        casebridge_storage_write_lock(token(std::move(done)), lock.data(),
                                      static_cast<int>(lock.size()));
    }
    void reopen(Finished done) override { casebridge_storage_reopen(token(std::move(done))); }
    void remember(std::uint64_t seq) override {
        casebridge_storage_remember(static_cast<double>(seq));
    }
    std::optional<Space> space() const override {
        const double quota = casebridge_storage_space(1);
        if (quota <= 0) return std::nullopt;
        return Space{static_cast<std::uint64_t>(casebridge_storage_space(0)),
                     static_cast<std::uint64_t>(quota)};
    }
    void set_dispossessed(std::function<void()> call) override { dispossessed_ = std::move(call); }
    void when_idle(std::function<void()> call) override {
        casebridge_storage_when_idle(token([call = std::move(call)](const Status&) { call(); }));
    }
    void turn() override {}

    void dispossess() {
        if (dispossessed_) dispossessed_();
    }

private:
    /// Given to JavaScript, which answers it once.
    void* token(Finished done) { return new Continuation{alive_, std::move(done)}; }

    Alive alive_ = std::make_shared<const bool>(true);
    std::function<void()> dispossessed_;
};

}  // namespace

std::unique_ptr<PagePort> open_web_page_port() {
    return std::make_unique<RedoPort>(open_web_backend());
}

std::unique_ptr<LogBackend> open_web_backend() { return std::make_unique<WebBackend>(); }

}  // namespace casebridge::storage

// What JavaScript calls ---------------------------------------------------------------------------

using namespace casebridge;
using namespace casebridge::storage;

extern "C" {

EMSCRIPTEN_KEEPALIVE void casebridge_storage_done(void* token, int code) {
    const std::unique_ptr<Continuation> continuation{static_cast<Continuation*>(token)};
    if (const auto alive = continuation->alive.lock())
        continuation->call(status_of(code, "indexeddb"));
}

EMSCRIPTEN_KEEPALIVE void casebridge_storage_dispossessed(void* token) {
    static_cast<WebBackend*>(token)->dispossess();
}

EMSCRIPTEN_KEEPALIVE void casebridge_storage_opened(void* token, int code, int owner,
                                                    int persistent, double remembered_seq) {
    const std::unique_ptr<Opening> opening{static_cast<Opening*>(token)};
    const auto alive = opening->alive.lock();
    if (!alive) return;
    if (const Status status = status_of(code, "indexeddb.open"); !status.ok()) {
        opening->call(status.error());
        return;
    }
    OpenReport report;
    report.owner = owner != 0;
    report.persistent = persistent != 0;
    report.remembered_seq = static_cast<std::uint64_t>(remembered_seq);
    opening->call(report);
}

EMSCRIPTEN_KEEPALIVE std::uint8_t* casebridge_storage_buffer(void* token, int size) {
    Bytes& buffer = static_cast<Reading*>(token)->buffer;
    buffer.resize(static_cast<std::size_t>(size));
    return buffer.data();
}

EMSCRIPTEN_KEEPALIVE void casebridge_storage_meta(void* token, double format, double through,
                                                  double log_after, double size,
                                                  double segment_bytes, double segments,
                                                  unsigned sum_low, unsigned sum_high) {
    auto& reading = *static_cast<Reading*>(token);
    if (reading.alive.expired()) return;
    SnapshotMeta meta;
    meta.format = static_cast<std::uint32_t>(format);
    meta.log_after = static_cast<std::uint64_t>(log_after);
    meta.size_bytes = static_cast<std::uint64_t>(size);
    meta.segment_bytes = static_cast<std::uint32_t>(segment_bytes);
    meta.segment_count = static_cast<std::uint32_t>(segments);
    meta.segments_checksum = whole(sum_low, sum_high);
    reading.reader->meta(meta, static_cast<std::uint64_t>(through));
}

EMSCRIPTEN_KEEPALIVE void casebridge_storage_segment(void* token, unsigned index, unsigned sum_low,
                                                     unsigned sum_high) {
    auto& reading = *static_cast<Reading*>(token);
    if (reading.alive.expired()) return;
    reading.reader->segment(index, reading.buffer, whole(sum_low, sum_high));
}

EMSCRIPTEN_KEEPALIVE void casebridge_storage_record(void* token, double seq, double previous,
                                                    double size, unsigned count, unsigned sum_low,
                                                    unsigned sum_high) {
    auto& reading = *static_cast<Reading*>(token);
    if (reading.alive.expired()) return;
    Commit commit;
    commit.seq = static_cast<std::uint64_t>(seq);
    commit.previous_seq = static_cast<std::uint64_t>(previous);
    commit.size_bytes = static_cast<std::uint64_t>(size);
    commit.checksum = whole(sum_low, sum_high);
    // A count that does not fit leaves the record without pages, and its checksum wrong.
    if (std::size_t{count} <= reading.buffer.size() / sizeof(std::uint32_t)) {
        const std::size_t pages_bytes = std::size_t{count} * sizeof(std::uint32_t);
        commit.pages.resize(count);
        if (count > 0) std::memcpy(commit.pages.data(), reading.buffer.data(), pages_bytes);
        commit.bytes.assign(reading.buffer.begin() + static_cast<std::ptrdiff_t>(pages_bytes),
                            reading.buffer.end());
    }
    reading.reader->record(commit);
}

EMSCRIPTEN_KEEPALIVE void casebridge_storage_read_done(void* token, int code) {
    const std::unique_ptr<Reading> reading{static_cast<Reading*>(token)};
    if (const auto alive = reading->alive.lock()) reading->call(status_of(code, "indexeddb.read"));
}

}  // extern "C"

#endif
