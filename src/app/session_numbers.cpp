// 文号登记: patterns, ranges and voids of this office, and what is said about a number that is
// being typed.
#include <algorithm>

#include "app/session_impl.h"
#include "base/utf8.h"
#include "domain/document_number.h"

namespace casebridge::app {

namespace {

using Kind = domain::FieldProblem::Kind;

constexpr int k_earliest_year = 2000;
constexpr int k_latest_year = 2099;

std::vector<domain::FieldProblem> wrong_in(const SetNumberPattern& action) {
    std::string prefix;
    const bool good =
        action.pattern.empty() || domain::parse_number_pattern(action.pattern, prefix);
    if (good) return {};
    return {{"pattern", Kind::wrong}};
}

std::vector<domain::FieldProblem> wrong_in(const SetNumberRange& action) {
    std::vector<domain::FieldProblem> problems;
    const domain::NumberRange& range = action.range;
    if (range.year < k_earliest_year || range.year > k_latest_year) {
        problems.push_back({"year", Kind::wrong});
    }
    if (range.first == 0 && range.last == 0) return problems;  // none any more
    if (range.first < 1 || range.first > domain::k_largest_serial) {
        problems.push_back({"first", Kind::wrong});
    }
    if (range.last < range.first || range.last > domain::k_largest_serial) {
        problems.push_back({"last", Kind::wrong});
    }
    return problems;
}

}  // namespace

domain::NumberBook Session::Impl::number_book() const {
    return {me.agency.number_word, &number_rules, numbers};
}

Status Session::Impl::reload_numbers() {
    TRY(numbers, storage::numbers_in_use(*connection));
    TRY(number_rules, storage::number_rules(*connection));
    TRY(number_lines, storage::number_lines(*connection, me.agency.id));
    numbers.insert(numbers.end(), number_rules.voided.begin(), number_rules.voided.end());
    return Done{};
}

Status Session::Impl::change_numbers(const std::function<Status(storage::Connection&)>& change) {
    CHECK_OK(write(change));
    changed();
    return Done{};
}

void Session::Impl::act(Ticket ticket, const SetNumberPattern& action) {
    SetNumberPattern set = action;
    set.pattern = trimmed(action.pattern);
    if (auto problems = wrong_in(set); !problems.empty()) {
        Error error = fail(ErrorCode::field_invalid, "pattern");
        return refuse(ticket, std::move(error), std::move(problems));
    }
    const Status written = change_numbers([&](storage::Connection& to) {
        if (set.pattern.empty()) return storage::drop_number_pattern(to, set.kind);
        return storage::put_number_pattern(
            to, {set.kind, set.pattern, std::string{trimmed(set.in_name_of)}});
    });
    if (!written.ok()) return refuse(ticket, written.error());
    notify_when_durable(Notice::What::numbers_set, set.kind);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const SetNumberRange& action) {
    if (auto problems = wrong_in(action); !problems.empty()) {
        Error error = fail(ErrorCode::field_invalid, problems.front().key);
        return refuse(ticket, std::move(error), std::move(problems));
    }
    const domain::NumberRange& range = action.range;
    const Status written = change_numbers([&](storage::Connection& to) {
        if (range.last == 0) return storage::drop_number_range(to, range.kind, range.year);
        return storage::put_number_range(to, range);
    });
    if (!written.ok()) return refuse(ticket, written.error());
    notify_when_durable(Notice::What::numbers_set, range.kind);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const VoidNumber& action) {
    std::vector<domain::FieldProblem> problems;
    storage::VoidedNumber voided{.number = std::string{trimmed(action.number)},
                                 .kind = action.kind,
                                 .matter = {},
                                 .reason = std::string{trimmed(action.reason)},
                                 .officer = me.officer,
                                 .voided_on = ports.clock.now().date};
    if (voided.number.empty()) problems.push_back({"number", Kind::missing});
    if (voided.reason.empty()) problems.push_back({"reason", Kind::missing});
    if (!voided.number.empty() && !domain::is_document_number(voided.number)) {
        problems.push_back({"number", Kind::wrong});
    }
    for (const storage::NumberLine& line : number_lines) {
        if (line.number != voided.number) continue;
        voided.matter = line.matter;
        voided.kind = line.kind;
        // A paper that bears its number keeps it: what is voided must be free of papers.
        if (line.voided || line.use == domain::NumberUse::used) {
            problems.push_back({"number", Kind::number_taken});
            break;
        }
    }
    if (!problems.empty()) {
        Error error = fail(ErrorCode::field_invalid, problems.front().key);
        return refuse(ticket, std::move(error), std::move(problems));
    }
    const Status written = change_numbers(
        [&](storage::Connection& to) { return storage::add_voided_number(to, voided); });
    if (!written.ok()) return refuse(ticket, written.error());
    notify_when_durable(Notice::What::number_voided, voided.number);
    finish(ticket, {});
}

const std::vector<storage::NumberLine>& Session::numbers() const { return impl_->number_lines; }

const domain::NumberRules& Session::number_rules() const { return impl_->number_rules; }

std::string Session::number_pattern(std::string_view kind) const {
    const domain::NumberPattern* set = impl_->number_rules.pattern_of(kind);
    return set == nullptr ? domain::usual_pattern(impl_->me.agency.number_word, kind)
                          : set->pattern;
}

int Session::numbers_left(std::string_view kind, int year) const {
    return domain::left_in_range(impl_->number_book(), kind, year);
}

std::string Session::next_number(std::string_view kind) const {
    return domain::propose_number(impl_->number_book(), kind, impl_->ports.clock.now().date.year());
}

NumberHint Session::number_hint(domain::EventType command,
                                const domain::FieldValues& values) const {
    const std::string key{domain::number_field_of(command)};
    if (key.empty()) return {};
    const auto typed = values.find(key);
    const std::string_view number =
        typed == values.end() ? std::string_view{} : std::string_view{typed->second};
    const std::string_view kind = domain::number_kind_of(command);
    const int year = impl_->ports.clock.now().date.year();
    const domain::NumberBook book = impl_->number_book();
    return {key, domain::doubt_about(book, kind, number, year),
            domain::left_in_range(book, kind, year), number_pattern(kind)};
}

}  // namespace casebridge::app
