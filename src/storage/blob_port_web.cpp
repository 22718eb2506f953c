#ifdef __EMSCRIPTEN__

#include <emscripten.h>

#include <string>
#include <utility>

#include "storage/page_port_web.h"
#include "storage/web_answer.h"

// clang-format off
EM_JS(void, casebridge_blob_start, (), {
    if (!Module.blobs) Module.blobs = CaseBridge.openBlobs(Module.storage);
    Module.blobAnswer = function(token) {
        return function(code, value) {
            _casebridge_blob_done(token, Module.storageCode(code), Number(value) || 0);
        };
    };
});
EM_JS(unsigned, casebridge_blob_hold, (const void* bytes, int length, const char* media_type), {
    var copy = HEAPU8.slice(bytes, bytes + length);
    return Module.blobs.hold(new Blob([copy], {type: UTF8ToString(media_type)}));
});
EM_JS(unsigned, casebridge_blob_join, (const void* handles, int count, const char* media_type), {
    var list = Array.from(new Uint32Array(HEAPU8.slice(handles, handles + 4 * count).buffer));
    return Module.blobs.join(list, UTF8ToString(media_type));
});
EM_JS(double, casebridge_blob_size, (unsigned handle), { return Module.blobs.size(handle); });
EM_JS(void, casebridge_blob_release, (unsigned handle), { Module.blobs.release(handle); });
EM_JS(void, casebridge_blob_read, (void* token, unsigned handle, double offset, unsigned length), {
    Module.blobs.read(handle, offset, length, function(code, bytes) {
        if (code === "ok") Module.copyIn(_casebridge_blob_buffer, token, bytes);
        _casebridge_blob_done(token, Module.storageCode(code), 0);
    });
});
EM_JS(void, casebridge_blob_put, (void* token, const char* key, unsigned handle), {
    Module.blobs.put(UTF8ToString(key), handle, Module.blobAnswer(token));
});
EM_JS(void, casebridge_blob_has, (void* token, const char* key), {
    Module.blobs.has(UTF8ToString(key), Module.blobAnswer(token));
});
EM_JS(void, casebridge_blob_open, (void* token, const char* key), {
    Module.blobs.open(UTF8ToString(key), Module.blobAnswer(token));
});
EM_JS(void, casebridge_blob_remove, (void* token, const char* key), {
    Module.blobs.remove(UTF8ToString(key), Module.blobAnswer(token));
});
EM_JS(void, casebridge_blob_sweep, (void* token, const char* keys), {
    Module.blobs.sweep(UTF8ToString(keys).split(" "), Module.blobAnswer(token));
});
EM_JS(void, casebridge_blob_stage, (void* token, const char* name, const void* bytes, int length,
                                    int going_out), {
    var part = HEAPU8.slice(bytes, bytes + length);
    Module.blobs.stage(UTF8ToString(name), part, going_out !== 0, Module.blobAnswer(token));
});
EM_JS(void, casebridge_blob_finish_stage, (void* token, const char* name, const char* type), {
    Module.blobs.finishStage(UTF8ToString(name), UTF8ToString(type), Module.blobAnswer(token));
});
EM_JS(void, casebridge_blob_clear_stage, (void* token, const char* name), {
    Module.blobs.clearStage(UTF8ToString(name), Module.blobAnswer(token));
});
// clang-format on

namespace casebridge::storage {
namespace {

/// Waits for one answer: a code, a number, and for reads the bytes.
struct BlobAnswer {
    std::weak_ptr<const bool> alive;
    std::function<void(const Status&, double, Bytes&&)> call;
    Bytes bytes;
};

class WebBlobPort final : public BlobPort {
public:
    WebBlobPort() { casebridge_blob_start(); }

    BlobHandle hold(BytesView bytes, std::string_view media_type) override {
        return static_cast<BlobHandle>(casebridge_blob_hold(
            bytes.data(), static_cast<int>(bytes.size()), std::string{media_type}.c_str()));
    }
    std::uint64_t size_bytes(BlobHandle handle) const override {
        return static_cast<std::uint64_t>(casebridge_blob_size(number_of(handle)));
    }
    void read(BlobHandle handle, std::uint64_t offset, std::uint32_t length_bytes,
              Completion<Bytes> done) override {
        void* token =
            wait<Bytes>(std::move(done), [](double, Bytes&& bytes) { return std::move(bytes); });
        casebridge_blob_read(token, number_of(handle), static_cast<double>(offset), length_bytes);
    }
    BlobHandle join(const std::vector<BlobHandle>& parts, std::string_view media_type) override {
        return static_cast<BlobHandle>(casebridge_blob_join(
            parts.data(), static_cast<int>(parts.size()), std::string{media_type}.c_str()));
    }
    void release(BlobHandle handle) override { casebridge_blob_release(number_of(handle)); }

    void put(const FileId& key, BlobHandle handle, Completion<Done> done) override {
        casebridge_blob_put(wait(std::move(done)), key.text.c_str(), number_of(handle));
    }
    void has(const FileId& key, Completion<bool> done) override {
        void* token = wait<bool>(std::move(done), [](double value, Bytes&&) { return value != 0; });
        casebridge_blob_has(token, key.text.c_str());
    }
    void open(const FileId& key, Completion<BlobHandle> done) override {
        casebridge_blob_open(wait_for_handle(std::move(done)), key.text.c_str());
    }
    void open_outside(const FileId& key, std::string_view, Completion<BlobHandle> done) override {
        open(key, std::move(done));
    }
    void remove(const FileId& key, Completion<Done> done) override {
        casebridge_blob_remove(wait(std::move(done)), key.text.c_str());
    }
    void sweep(std::vector<FileId> keep, Completion<std::uint32_t> done) override {
        std::string keys;
        for (const FileId& key : keep) keys += key.text + ' ';
        void* token = wait<std::uint32_t>(std::move(done), [](double value, Bytes&&) {
            return static_cast<std::uint32_t>(value);
        });
        casebridge_blob_sweep(token, keys.c_str());
    }

    void stage(const std::string& name, Stage what, Bytes part, Completion<Done> done) override {
        casebridge_blob_stage(wait(std::move(done)), name.c_str(), part.data(),
                              static_cast<int>(part.size()), what == Stage::going_out ? 1 : 0);
    }
    void finish_stage(const std::string& name, std::string_view media_type,
                      Completion<BlobHandle> done) override {
        casebridge_blob_finish_stage(wait_for_handle(std::move(done)), name.c_str(),
                                     std::string{media_type}.c_str());
    }
    void clear_stage(const std::string& name, Completion<Done> done) override {
        casebridge_blob_clear_stage(wait(std::move(done)), name.c_str());
    }

    void set_wake(std::function<void()> wake) override { wake_ = std::move(wake); }
    void drain() override {
        for (const auto& completion : std::exchange(completions_, {})) completion();
    }

private:
    static unsigned number_of(BlobHandle handle) { return static_cast<unsigned>(handle); }

    /// A token for JavaScript; `convert` makes the value of a good answer.
    template <class T, class Convert>
    void* wait(Completion<T> done, Convert convert) {
        auto call = [this, done = std::move(done), convert](const Status& status, double value,
                                                            Bytes&& bytes) {
            Result<T> result = status.ok() ? Result<T>{T{convert(value, std::move(bytes))}}
                                           : Result<T>{status.error()};
            completions_.push_back([done, result = std::move(result)] { done(result); });
            if (wake_) wake_();
        };
        return new BlobAnswer{alive_, std::move(call), {}};
    }
    void* wait(Completion<Done> done) {
        return wait<Done>(std::move(done), [](double, Bytes&&) { return Done{}; });
    }
    void* wait_for_handle(Completion<BlobHandle> done) {
        return wait<BlobHandle>(std::move(done), [](double value, Bytes&&) {
            return static_cast<BlobHandle>(static_cast<std::uint32_t>(value));
        });
    }

    Alive alive_ = std::make_shared<const bool>(true);
    std::vector<std::function<void()>> completions_;
    std::function<void()> wake_;
};

}  // namespace

std::unique_ptr<BlobPort> open_web_blob_port() { return std::make_unique<WebBlobPort>(); }

}  // namespace casebridge::storage

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint8_t* casebridge_blob_buffer(void* token, int size) {
    auto& bytes = static_cast<casebridge::storage::BlobAnswer*>(token)->bytes;
    bytes.resize(static_cast<std::size_t>(size));
    return bytes.data();
}

EMSCRIPTEN_KEEPALIVE void casebridge_blob_done(void* token, int code, double value) {
    using namespace casebridge::storage;
    const std::unique_ptr<BlobAnswer> answer{static_cast<BlobAnswer*>(token)};
    if (const auto alive = answer->alive.lock()) {
        answer->call(status_of(code, "blob"), value, std::move(answer->bytes));
    }
}

}  // extern "C"

#endif
