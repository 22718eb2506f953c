// Copies the log, table by table and row by row, from a database of the newest schema into a new
// one, a slice at a time: so an image from outside is rebuilt and never used itself.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "storage/connection.h"

namespace casebridge::storage {

class LogCopy {
public:
    /// Both must outlive the copy; `to` has the empty tables of prepare_schema().
    LogCopy(Connection& from, Connection& to) : from_(&from), to_(&to) {}

    /// Goes on until out_of_time() or the end, in one transaction; true at the end. Errors:
    /// storage_damaged for an image that cannot be read, backup_invalid for rows that do not fit.
    [[nodiscard]] Result<bool> step(const std::function<bool()>& out_of_time);
    [[nodiscard]] std::uint64_t rows() const { return rows_; }

private:
    [[nodiscard]] Status begin_table();
    [[nodiscard]] Status copy_row();

    Connection* from_;
    Connection* to_;
    std::size_t table_ = 0;
    std::uint64_t rows_ = 0;
    std::optional<Statement> select_;
    std::string insert_;
    std::vector<bool> is_integer_;  // of each column; the others are texts
};

}  // namespace casebridge::storage
