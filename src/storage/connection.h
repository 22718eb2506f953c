// A thin owner of one SQLite connection over a PageStore: prepared statements with a cache, bound
// parameters, transactions. Nothing it does is durable by itself: a commit gives a number (seq) to
// wait for at the PagePort. Errors: storage_failed (detail: SQLite's message), storage_full,
// storage_damaged, or the store's read-only reason. No SQLite type leaves this header, and no SQL
// stands in it.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

struct sqlite3_stmt;

namespace casebridge::storage {

class PageStore;
struct CachedStatement;
struct ConnectionState;

/// A compiled statement on loan from the connection's cache; going out of scope resets it and
/// clears its bindings. Must not outlive the Connection. Parameters count from 1, columns from 0.
class [[nodiscard]] Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    // A failed bind is reported by the next step().
    template <std::integral T>
    void bind(int index, T value) {
        bind_integer(index, static_cast<std::int64_t>(value));
    }
    void bind(int index, double value);
    void bind(int index, std::string_view text);
    void bind(int index, const std::string& text) { bind(index, std::string_view{text}); }
    void bind(int index, const char* text) { bind(index, std::string_view{text}); }
    void bind(int index, BytesView bytes);
    void bind(int index, const Bytes& bytes) { bind(index, BytesView{bytes}); }
    void bind(int index, const Digest& digest) { bind(index, BytesView{digest}); }
    void bind(int index, std::nullptr_t);
    template <class T>
    void bind(int index, const std::optional<T>& value) {
        if (value) {
            bind(index, *value);
        } else {
            bind(index, nullptr);
        }
    }
    /// bind_all(a, b, c) binds parameters 1, 2, 3.
    template <class... Arguments>
    void bind_all(const Arguments&... arguments) {
        int index = 0;
        (bind(++index, arguments), ...);
    }

    /// True: a row stands ready. False: done. After done or an error, reset() before stepping
    /// again.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end, ignoring rows.
    [[nodiscard]] Status finish();
    /// Back to the start; bindings stay.
    void reset();

    [[nodiscard]] int column_count() const;
    [[nodiscard]] bool column_is_null(int column) const;
    [[nodiscard]] std::int64_t column_int64(int column) const;
    [[nodiscard]] double column_double(int column) const;
    /// Views live until the next step, reset or destruction; NULL reads as empty.
    [[nodiscard]] std::string_view column_text(int column) const;
    [[nodiscard]] BytesView column_blob(int column) const;

private:
    friend class Connection;
    /// `slot` is the place in the cache, or null for a statement of its own.
    Statement(ConnectionState& state, sqlite3_stmt* handle, CachedStatement* slot)
        : state_(&state), handle_(handle), slot_(slot) {}
    void bind_integer(int index, std::int64_t value);
    void note(int code);
    void release();

    ConnectionState* state_ = nullptr;
    sqlite3_stmt* handle_ = nullptr;
    CachedStatement* slot_ = nullptr;
    int bind_error_ = 0;
};

/// The first column of every row that is still to come.
[[nodiscard]] Result<std::vector<std::string>> texts_of(Statement& statement);

/// BEGIN IMMEDIATE … COMMIT; rolls back when destroyed before commit(). One at a time, never across
/// a turn of the event loop.
class [[nodiscard]] Transaction {
public:
    Transaction(Transaction&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    /// The commit's number, to be compared with PagePort::durable_seq(). A transaction that wrote
    /// nothing gives the number of the last one that did.
    [[nodiscard]] Result<std::uint64_t> commit();

private:
    friend class Connection;
    explicit Transaction(ConnectionState& state) : state_(&state) {}
    ConnectionState* state_ = nullptr;
};

class Connection {
public:
    /// Opens the image in `store`, which must outlive the connection. One connection per store at a
    /// time: close it before the store is loaded anew.
    [[nodiscard]] static Result<Connection> open(PageStore& store);
    /// The same for an image from outside: with limits on what one row and one statement may hold,
    /// and pages checked as they are read. Errors: backup_invalid when it is no database.
    [[nodiscard]] static Result<Connection> open_foreign(PageStore& store);

    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    /// `sql` holds exactly one statement. Errors: also storage_failed for text behind it, which
    /// would not run.
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);

    /// Runs one statement with its parameters to the end, ignoring rows.
    template <class... Arguments>
    [[nodiscard]] Status run(std::string_view sql, const Arguments&... arguments) {
        TRY(Statement statement, prepare(sql));
        statement.bind_all(arguments...);
        return statement.finish();
    }
    /// Runs any number of statements without parameters (schema files).
    [[nodiscard]] Status run_script(std::string_view sql);

    [[nodiscard]] Result<Transaction> begin();
    [[nodiscard]] bool in_transaction() const;

    /// Rows changed by the last INSERT, UPDATE or DELETE.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] std::int64_t last_insert_rowid() const;
    /// Number of the last committed transaction.
    [[nodiscard]] std::uint64_t seq() const;
    [[nodiscard]] PageStore& store() const;

private:
    explicit Connection(std::unique_ptr<ConnectionState> state);
    std::unique_ptr<ConnectionState> state_;
};

/// True for an error of Connection caused by a UNIQUE, CHECK, NOT NULL or foreign key constraint.
[[nodiscard]] bool is_constraint(const Error& error);

}  // namespace casebridge::storage
