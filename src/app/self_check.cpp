#include "app/self_check.h"

#include "app/matter_file.h"
#include "storage/matter_index.h"

namespace casebridge::app {
namespace {

constexpr double k_slice_ms = 8;

/// What the lists hold of a matter; empty where it is not listed.
Result<std::string> listed_hash(storage::Connection& connection, const MatterId& matter) {
    TRY(storage::Statement statement,
        connection.prepare("SELECT fold_hash FROM matter WHERE id = ?1"));
    statement.bind(1, matter.text);
    TRY(const bool row, statement.step());
    return row ? std::string{statement.column_text(0)} : std::string{};
}

}  // namespace

std::shared_ptr<SelfCheck> SelfCheck::start(Environment environment) {
    std::shared_ptr<SelfCheck> check{new SelfCheck{std::move(environment)}};
    check->view_.phase = SelfCheckView::Phase::running;
    if (!check->prepare().ok()) {
        ++check->view_.tables_bad;
        check->view_.phase = SelfCheckView::Phase::done;
    }
    check->environment_.request_turn();
    return check;
}

Status SelfCheck::prepare() {
    storage::Connection& connection = environment_.connection;
    TRY(storage::Statement names,
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1"));
    TRY(tables_, storage::texts_of(names));
    TRY(matters_, storage::matters_with_events(connection));
    TRY(files_, storage::stored_files(connection));
    view_.tables = tables_.size();
    view_.matters = matters_.size();
    view_.files = files_.size();
    view_.total = tables_.size() + matters_.size() + files_.size();
    return Done{};
}

void SelfCheck::turn() {
    if (stopped_ || files_begun_ || view_.phase != SelfCheckView::Phase::running) return;
    const double end_ms = environment_.steady_ms() + k_slice_ms;
    while (next_ < tables_.size() + matters_.size()) {
        step();
        if (environment_.steady_ms() >= end_ms) return environment_.request_turn();
    }
    files_begun_ = true;
    look_for_file(0);
}

void SelfCheck::step() {
    const std::size_t index = next_++;
    ++view_.done;
    environment_.changed();
    if (index < tables_.size()) return check_table(tables_[index]);
    check_matter(matters_[index - tables_.size()]);
}

void SelfCheck::check_table(const std::string& table) {
    const auto found = [&]() -> Result<std::string> {
        TRY(storage::Statement statement,
            environment_.connection.prepare("PRAGMA integrity_check('" + table + "')"));
        TRY([[maybe_unused]] const bool row, statement.step());
        return std::string{statement.column_text(0)};
    }();
    if (!found.ok() || *found != "ok") ++view_.tables_bad;
}

void SelfCheck::check_matter(const MatterId& matter) {
    const auto file = load_matter(environment_.connection, matter);
    if (!file.ok()) {
        ++view_.events_bad;
        return;
    }
    view_.events += file->stored.size();
    for (const storage::StoredEvent& event : file->stored) {
        if (!check_stored(event, environment_.directory).ok()) ++view_.events_bad;
    }
    if (file->events.empty()) return;
    const auto listed = listed_hash(environment_.connection, matter);
    if (!listed.ok() || *listed != file->fold_hash) ++view_.lists_bad;
}

void SelfCheck::look_for_file(std::size_t index) {
    if (stopped_) return;
    if (index == files_.size()) {
        view_.phase = SelfCheckView::Phase::done;
        return environment_.changed();
    }
    environment_.blobs.has(files_[index], [self = shared_from_this(), index](Result<bool> has) {
        if (!has.ok() || !*has) ++self->view_.files_missing;
        ++self->view_.done;
        self->environment_.changed();
        self->look_for_file(index + 1);
    });
}

}  // namespace casebridge::app
