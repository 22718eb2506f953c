#include "storage/log_copy.h"

#include "storage/database.h"

namespace casebridge::storage {

Status LogCopy::begin_table() {
    const std::string table{log_tables()[table_]};
    is_integer_.clear();
    std::string columns;
    std::string places;
    TRY(Statement info, to_->prepare("SELECT name, type FROM pragma_table_info('" + table + "')"));
    for (;;) {
        TRY(const bool row, info.step());
        if (!row) break;
        const std::string_view comma = is_integer_.empty() ? "" : ", ";
        columns.append(comma).append(info.column_text(0));
        is_integer_.push_back(info.column_text(1) == "INTEGER");
        places.append(comma).append("?").append(std::to_string(is_integer_.size()));
    }
    insert_ = "INSERT INTO " + table + " (" + columns + ") VALUES (" + places + ")";
    TRY(select_, from_->prepare("SELECT " + columns + " FROM " + table));
    return Done{};
}

Status LogCopy::copy_row() {
    TRY(Statement insert, to_->prepare(insert_));
    for (std::size_t i = 0; i < is_integer_.size(); ++i) {
        const int column = static_cast<int>(i);
        if (select_->column_is_null(column)) return fail(ErrorCode::backup_invalid, insert_);
        if (is_integer_[i]) {
            insert.bind(column + 1, select_->column_int64(column));
        } else {
            insert.bind(column + 1, select_->column_text(column));
        }
    }
    const Status inserted = insert.finish();
    if (!inserted.ok() && is_constraint(inserted.error())) {
        return fail(ErrorCode::backup_invalid, inserted.error().detail);
    }
    return inserted;
}

Result<bool> LogCopy::step(const std::function<bool()>& out_of_time) {
    TRY(Transaction transaction, to_->begin());
    while (table_ < log_tables().size() && !out_of_time()) {
        if (!select_) CHECK_OK(begin_table());
        TRY(const bool row, select_->step());
        if (row) {
            CHECK_OK(copy_row());
            ++rows_;
        } else {
            select_.reset();
            ++table_;
        }
    }
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    return table_ == log_tables().size();
}

}  // namespace casebridge::storage
