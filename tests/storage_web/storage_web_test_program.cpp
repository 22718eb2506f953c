// A program for tests/browser/storage.spec.mjs: the real page port, blob port and connection in a
// browser, with functions that the test calls by name. Answers are JSON texts; completions are
// drained by every call.
#include <emscripten.h>
#include <emscripten/heap.h>

#include <memory>
#include <optional>
#include <string>

#include "storage/connection.h"
#include "storage/page_port_web.h"
#include "storage/sealed_blob_port.h"
#include "support/faulty_backend.h"
#include "support/seeded_random.h"
#include "support/storage_contract.h"

using namespace casebridge;
using namespace casebridge::storage;

// clang-format off
EM_JS(void, casebridge_test_wake, (), {
    if (Module.onWake) Module.onWake();
});
// clang-format on

namespace {

struct Program {
    explicit Program(std::uint32_t segment_bytes = usual_segment_bytes) : store(segment_bytes) {}

    PageStore store;
    std::unique_ptr<PagePort> port = open_web_page_port();
    std::unique_ptr<BlobPort> web_blobs = open_web_blob_port();
    std::unique_ptr<SealedBlobPort> blobs = std::make_unique<SealedBlobPort>(*web_blobs);
    test::SeededRandom random;
    std::optional<Connection> connection;
    std::string load_answer;
    std::string blob_answer;
    std::string text;
};

std::unique_ptr<Program> program;

/// One case of the contract under way.
struct ContractRun {
    test::FaultPlan plan;
    test::ContractCase wanted;
    test::ContractTab tab{
        [this] { return std::make_unique<test::FaultyBackend>(open_web_backend(), plan); }};
    test::ContractNotes notes;
    std::size_t step = 0;
};

std::unique_ptr<ContractRun> contract;

const char* name_of(Durability state) {
    switch (state) {
        case Durability::saved: return "saved";
        case Durability::saving: return "saving";
        case Durability::failed: return "failed";
        case Durability::read_only: return "read_only";
        case Durability::damaged: return "damaged";
        case Durability::lost: return "lost";
    }
    return "";
}

std::string quoted(std::string_view text) { return '"' + std::string{text} + '"'; }

void loaded(const Result<LoadReport>& report) {
    if (!report.ok()) {
        program->load_answer =
            "{\"error\":" + quoted(casebridge::name_of(report.error().code)) + "}";
        return;
    }
    auto opened = Connection::open(program->store);
    if (opened.ok()) program->connection.emplace(std::move(opened).value());
    program->load_answer = "{\"state\":" + quoted(name_of(report->state)) +
                           ",\"durable\":" + std::to_string(report->durable_seq) +
                           ",\"remembered\":" + std::to_string(report->remembered_seq) +
                           ",\"cut\":" + std::to_string(report->cut_records) + "}";
}

template <class T>
std::string error_or(const Result<T>& result, const std::string& value) {
    return result.ok() ? value : quoted(casebridge::name_of(result.error().code));
}

}  // namespace

extern "C" {

/// For what brings a port of its own.
EMSCRIPTEN_KEEPALIVE void test_begin() {
    program = std::make_unique<Program>(test::small_segment_bytes);
    program->port.reset();
}

/// With a checkpoint every few commits.
EMSCRIPTEN_KEEPALIVE void test_load_small() {
    test_begin();
    program->port =
        std::make_unique<RedoPort>(open_web_backend(), RedoLimits{.checkpoint_bytes = 300'000,
                                                                  .longest_log_bytes = 1'500'000,
                                                                  .slice_segments = 2});
    program->port->load(program->store, loaded);
}

/// Tells Module.onWake whenever something became durable; for measurements.
EMSCRIPTEN_KEEPALIVE void test_load() {
    program = std::make_unique<Program>();
    program->port->set_wake([] { casebridge_test_wake(); });
    program->port->load(program->store, loaded);
}

/// The same for an encrypted store, whose key is always the same one.
EMSCRIPTEN_KEEPALIVE void test_load_sealed() {
    program = std::make_unique<Program>();
    const auto seal =
        StoreSeal::make(crypto::ContentKey{}, StoreSeal::Writes::sealed, program->random);
    program->port->set_seal(seal.value());
    program->blobs->set_seal(seal.value());
    program->port->load(program->store, loaded);
}

EMSCRIPTEN_KEEPALIVE void test_take_over() {
    program->connection.reset();
    program->load_answer.clear();
    program->port->take_over(loaded);
}

EMSCRIPTEN_KEEPALIVE const char* test_load_answer() {
    program->port->drain();
    return program->load_answer.c_str();
}

EMSCRIPTEN_KEEPALIVE void test_start_over() { program->port->start_over(); }
EMSCRIPTEN_KEEPALIVE void test_retry() { program->port->retry(); }
EMSCRIPTEN_KEEPALIVE double test_durable() {
    return static_cast<double>(program->port->durable_seq());
}

/// Bytes of the image, and of the program's memory.
EMSCRIPTEN_KEEPALIVE double test_image_bytes() {
    return static_cast<double>(program->store.size_bytes());
}
EMSCRIPTEN_KEEPALIVE double test_memory_bytes() {
    return static_cast<double>(emscripten_get_heap_size());
}

EMSCRIPTEN_KEEPALIVE const char* test_state() {
    program->port->drain();
    return name_of(program->port->state());
}

/// The commit's number, or an error's name in quotes.
EMSCRIPTEN_KEEPALIVE const char* test_write(const char* sql) {
    program->text = [sql]() -> std::string {
        auto transaction = program->connection->begin();
        if (!transaction.ok()) return error_or(transaction, {});
        const Status status = program->connection->run_script(sql);
        if (!status.ok()) return error_or(status, {});
        const auto seq = transaction->commit();
        return error_or(seq, seq.ok() ? std::to_string(seq.value()) : std::string{});
    }();
    return program->text.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* test_query(const char* sql) {
    auto statement = program->connection->prepare(sql);
    program->text = error_or(statement, {});
    if (statement.ok() && statement->step().ok())
        program->text = std::string{statement->column_text(0)};
    return program->text.c_str();
}

EMSCRIPTEN_KEEPALIVE void test_blob_put(const char* key, unsigned handle) {
    program->blob_answer.clear();
    program->blobs->put(FileId{key}, static_cast<BlobHandle>(handle), [](const Status& status) {
        program->blob_answer = error_or(status, "true");
    });
}

EMSCRIPTEN_KEEPALIVE void test_blob_read(const char* key, double offset, unsigned length) {
    program->blob_answer.clear();
    program->blobs->open(FileId{key}, [offset, length](const Result<BlobHandle>& handle) {
        if (!handle.ok()) {
            program->blob_answer = error_or(handle, {});
            return;
        }
        program->blobs->read(
            handle.value(), static_cast<std::uint64_t>(offset), length,
            [](const Result<Bytes>& bytes) {
                program->blob_answer =
                    error_or(bytes, bytes.ok() ? quoted(to_hex(bytes.value())) : std::string{});
            });
        program->blobs->release(handle.value());
    });
}

EMSCRIPTEN_KEEPALIVE void test_blob_sweep(const char* keep) {
    program->blob_answer.clear();
    program->blobs->sweep({FileId{keep}}, [](const Result<std::uint32_t>& removed) {
        program->blob_answer =
            error_or(removed, removed.ok() ? std::to_string(*removed) : std::string{});
    });
}

EMSCRIPTEN_KEEPALIVE void test_stage(const char* part) {
    program->blob_answer.clear();
    const BytesView bytes = as_bytes(part);
    program->blobs->stage(
        "export", BlobPort::Stage::going_out, Bytes(bytes.begin(), bytes.end()),
        [](const Status& status) { program->blob_answer = error_or(status, "true"); });
}

/// Answers with the handle.
EMSCRIPTEN_KEEPALIVE void test_finish_stage() {
    program->blob_answer.clear();
    program->blobs->finish_stage("export", "text/plain", [](const Result<BlobHandle>& handle) {
        program->blob_answer =
            error_or(handle, handle.ok() ? std::to_string(static_cast<unsigned>(handle.value()))
                                         : std::string{});
    });
}

EMSCRIPTEN_KEEPALIVE int test_contract_cases() {
    return static_cast<int>(test::storage_contract().size());
}

/// The case with this number, with a fault (test::Fault) at one of its operations; 0: none.
EMSCRIPTEN_KEEPALIVE void test_contract_begin(int number, int fault, int at) {
    contract = std::make_unique<ContractRun>();
    contract->plan = {static_cast<test::Fault>(fault), static_cast<std::uint32_t>(at)};
    contract->wanted = test::storage_contract().at(static_cast<std::size_t>(number));
}

/// Nothing while it runs; then which promise was kept, or why not.
EMSCRIPTEN_KEEPALIVE const char* test_contract_turn() {
    ContractRun& run = *contract;
    program->text.clear();
    while (run.step < run.wanted.steps.size() && run.wanted.steps[run.step](run.tab, run.notes)) {
        ++run.step;
    }
    if (run.step < run.wanted.steps.size()) return program->text.c_str();
    program->text = R"({"promise":)" + quoted(run.wanted.promise) + R"(,"failure":)" +
                    quoted(run.notes.failure) + R"(,"operations":)" +
                    std::to_string(run.plan.operations) + "}";
    return program->text.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* test_blob_answer() {
    program->blobs->drain();
    return program->blob_answer.c_str();
}

}  // extern "C"
