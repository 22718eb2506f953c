#include "storage/connection.h"

#include <array>
#include <charconv>
#include <map>

#include "storage/page_store.h"
#include "storage/page_vfs.h"

namespace casebridge::storage {

struct CachedStatement {
    sqlite3_stmt* handle = nullptr;
    bool lent = false;
};

struct ConnectionState {
    explicit ConnectionState(PageStore& page_store) : store(&page_store) {}
    ConnectionState(const ConnectionState&) = delete;
    ConnectionState& operator=(const ConnectionState&) = delete;
    ~ConnectionState() {
        for (auto& [sql, cached] : statements) sqlite3_finalize(cached.handle);
        sqlite3_close_v2(handle);
        if (registered) sqlite3_vfs_unregister(&vfs);
    }

    PageStore* store;
    std::string vfs_name;
    sqlite3_vfs vfs{};
    bool registered = false;
    sqlite3* handle = nullptr;
    std::map<std::string, CachedStatement, std::less<>> statements;
};

namespace {

constexpr std::size_t max_cached_statements = 256;
constexpr std::string_view constraint_prefix = "constraint: ";

// 8 MiB of pages. The image is in memory as well, but a page found in SQLite's cache needs no copy.
constexpr std::string_view opening_pragmas =
    "PRAGMA page_size=4096;"
    "PRAGMA journal_mode=MEMORY;"  // OFF corrupts the image on a rollback after a cache spill
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-8192;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA recursive_triggers=ON;";

Error error_of(const ConnectionState& state, int code) {
    const char* message =
        state.handle != nullptr ? sqlite3_errmsg(state.handle) : sqlite3_errstr(code);
    switch (code & 0xff) {
        case SQLITE_FULL:
        case SQLITE_NOMEM: return fail(ErrorCode::storage_full, message);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return fail(ErrorCode::storage_damaged, message);
        case SQLITE_READONLY:
            return fail(state.store->read_only_reason().value_or(ErrorCode::storage_failed),
                        message);
        case SQLITE_CONSTRAINT:
            return fail(ErrorCode::storage_failed, std::string{constraint_prefix} + message);
        default: return fail(ErrorCode::storage_failed, message);
    }
}

Status execute(ConnectionState& state, const char* sql) {
    const int code = sqlite3_exec(state.handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error_of(state, code);
    return Done{};
}

Status configure(ConnectionState& state) {
    sqlite3_extended_result_codes(state.handle, 1);
    for (const auto& [option, value] :
         {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
          std::pair{SQLITE_DBCONFIG_DQS_DDL, 0}}) {
        const int code = sqlite3_db_config(state.handle, option, value, nullptr);
        if (code != SQLITE_OK) return error_of(state, code);
    }
    return execute(state, opening_pragmas.data());
}

}  // namespace

bool is_constraint(const Error& error) { return error.detail.starts_with(constraint_prefix); }

// Statement -------------------------------------------------------------------------------------

Statement::Statement(Statement&& other) noexcept
    : state_(other.state_),
      handle_(std::exchange(other.handle_, nullptr)),
      slot_(other.slot_),
      bind_error_(other.bind_error_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    if (this != &other) {
        release();
        state_ = other.state_;
        handle_ = std::exchange(other.handle_, nullptr);
        slot_ = other.slot_;
        bind_error_ = other.bind_error_;
    }
    return *this;
}

Statement::~Statement() { release(); }

void Statement::release() {
    if (handle_ == nullptr) return;
    sqlite3_stmt* handle = std::exchange(handle_, nullptr);
    if (slot_ == nullptr) {
        sqlite3_finalize(handle);
        return;
    }
    sqlite3_reset(handle);
    sqlite3_clear_bindings(handle);
    slot_->lent = false;
}

void Statement::note(int code) {
    if (bind_error_ == SQLITE_OK) bind_error_ = code;
}

void Statement::bind_integer(int index, std::int64_t value) {
    note(sqlite3_bind_int64(handle_, index, value));
}

void Statement::bind(int index, double value) { note(sqlite3_bind_double(handle_, index, value)); }

void Statement::bind(int index, std::string_view text) {
    // A null pointer would bind NULL, but an empty text is a text.
    const char* data = text.data() != nullptr ? text.data() : "";
    note(sqlite3_bind_text64(handle_, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind(int index, BytesView bytes) {
    note(bytes.empty()
             ? sqlite3_bind_zeroblob(handle_, index, 0)
             : sqlite3_bind_blob64(handle_, index, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

void Statement::bind(int index, std::nullptr_t) { note(sqlite3_bind_null(handle_, index)); }

Result<bool> Statement::step() {
    if (bind_error_ != SQLITE_OK) {
        return fail(ErrorCode::storage_failed, std::string{"bind: "} + sqlite3_errstr(bind_error_));
    }
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return error_of(*state_, code);
}

Status Statement::finish() {
    for (;;) {
        TRY(const bool row, step());
        if (!row) return Done{};
    }
}

void Statement::reset() {
    sqlite3_reset(handle_);
    bind_error_ = SQLITE_OK;
}

int Statement::column_count() const { return sqlite3_column_count(handle_); }

bool Statement::column_is_null(int column) const {
    return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::column_int64(int column) const {
    return sqlite3_column_int64(handle_, column);
}

double Statement::column_double(int column) const { return sqlite3_column_double(handle_, column); }

std::string_view Statement::column_text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    if (text == nullptr) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

BytesView Statement::column_blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

// Transaction -----------------------------------------------------------------------------------

Transaction::~Transaction() {
    // SQLite may have rolled back by itself (full memory); then there is nothing left to do.
    if (state_ != nullptr && sqlite3_get_autocommit(state_->handle) == 0) {
        sqlite3_exec(state_->handle, "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

Result<std::uint64_t> Transaction::commit() {
    if (state_ == nullptr) return fail(ErrorCode::storage_failed, "transaction: already ended");
    CHECK_OK(execute(*state_, "COMMIT"));
    return std::exchange(state_, nullptr)->store->seq();
}

// Connection ------------------------------------------------------------------------------------

Connection::Connection(std::unique_ptr<ConnectionState> state) : state_(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Connection> Connection::open(PageStore& store) {
    auto state = std::make_unique<ConnectionState>(store);
    // A VFS of its own for every store: there is no global list to look a store up in.
    std::array<char, 2 * sizeof(std::uintptr_t)> digits{};
    const auto address = reinterpret_cast<std::uintptr_t>(&store);
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), address, 16).ptr;
    state->vfs_name = "casebridge-" + std::string(digits.data(), end);
    if (sqlite3_vfs_find(state->vfs_name.c_str()) != nullptr) {
        return fail(ErrorCode::busy, "connection: the store is already open");
    }
    make_page_vfs(state->vfs, state->vfs_name.c_str(), store);
    if (const int code = sqlite3_vfs_register(&state->vfs, 0); code != SQLITE_OK) {
        return error_of(*state, code);
    }
    state->registered = true;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2("image", &state->handle, flags, state->vfs_name.c_str());
    if (code != SQLITE_OK) return error_of(*state, code);
    CHECK_OK(configure(*state));
    return Connection{std::move(state)};
}

Result<Connection> Connection::open_foreign(PageStore& store) {
    constexpr std::string_view k_magic{"SQLite format 3\0", 16};
    std::array<std::uint8_t, 24> head{};
    store.read(0, head);
    const bool is_ours = as_text(BytesView{head}.first(16)) == k_magic &&
                         (head[16] << 8 | head[17]) == static_cast<int>(page_size_bytes) &&
                         head[18] == 1 && head[19] == 1;  // no write-ahead log
    if (!is_ours) return fail(ErrorCode::backup_invalid, "header");
    TRY(Connection connection, open(store));
    sqlite3* handle = connection.state_->handle;
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 16 << 20);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 64);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 64 << 10);
    CHECK_OK(connection.run_script("PRAGMA cell_size_check=ON"));
    return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) {
    const auto found = state_->statements.find(sql);
    if (found != state_->statements.end() && !found->second.lent) {
        found->second.lent = true;
        return Statement{*state_, found->second.handle, &found->second};
    }
    const bool cached =
        found == state_->statements.end() && state_->statements.size() < max_cached_statements;
    sqlite3_stmt* handle = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v3(state_->handle, sql.data(), static_cast<int>(sql.size()),
                                        cached ? SQLITE_PREPARE_PERSISTENT : 0U, &handle, &tail);
    if (code != SQLITE_OK) return error_of(*state_, code);
    const std::string_view rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
    if (handle == nullptr || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        sqlite3_finalize(handle);
        return fail(ErrorCode::storage_failed, "prepare: not exactly one statement");
    }
    if (!cached) return Statement{*state_, handle, nullptr};
    const auto slot = state_->statements.emplace(sql, CachedStatement{handle, true}).first;
    return Statement{*state_, handle, &slot->second};
}

Status Connection::run_script(std::string_view sql) {
    return execute(*state_, std::string{sql}.c_str());
}

Result<Transaction> Connection::begin() {
    CHECK_OK(execute(*state_, "BEGIN IMMEDIATE"));
    return Transaction{*state_};
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(state_->handle) == 0; }
std::int64_t Connection::changes() const { return sqlite3_changes64(state_->handle); }
std::int64_t Connection::last_insert_rowid() const {
    return sqlite3_last_insert_rowid(state_->handle);
}
std::uint64_t Connection::seq() const { return state_->store->seq(); }
PageStore& Connection::store() const { return *state_->store; }

Result<std::vector<std::string>> texts_of(Statement& statement) {
    std::vector<std::string> texts;
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return texts;
        texts.emplace_back(statement.column_text(0));
    }
}

}  // namespace casebridge::storage
