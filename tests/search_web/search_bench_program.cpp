// A program for tests/bench/search.mjs: the search index and the list over any number of made-up
// matters, measured inside the browser, and every result compared with a scan of all texts.
#include <emscripten.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/matter_lines.h"
#include "app/matter_list.h"
#include "domain/forms.h"
#include "storage/connection.h"
#include "storage/database.h"
#include "storage/matter_index.h"
#include "storage/page_store.h"
#include "storage/search_text.h"
#include "support/made_up_matters.h"

using namespace casebridge;
using casebridge::test::characters_of;
using casebridge::test::MadeUpMatters;

namespace {

struct Program {
    storage::PageStore store;
    std::optional<storage::Connection> connection;
    storage::MatterSearch search;
    MadeUpMatters matters{20261123};
    MadeUpMatters choices{17};
    std::vector<domain::MatterState> states;
    std::vector<std::string> texts;        // folded, by position from 1
    std::vector<std::string> identifiers;  // by position from 1
    app::MatterLines lines;
    std::vector<std::uint32_t> order;
    std::string answer;
};
std::unique_ptr<Program> program;

void must(const Status& status) {
    if (!status.ok()) emscripten_log(EM_LOG_ERROR, "%s", status.error().detail.c_str());
}

storage::ClockSummary clock_of(const domain::MatterState& state, std::size_t serial) {
    if (state.stage == domain::Stage::closed) return {};
    const Date due = Date::of(2026, 11, 23).plus_days(static_cast<int>(serial % 400) - 100);
    return {
        .kind = "review", .due_on = due, .warn_on = due, .stopped_on = {}, .working_days = false};
}

void project(const domain::MatterState& state, std::size_t serial) {
    must(
        storage::project(*program->connection, {.state = state, .clock = clock_of(state, serial)}));
}

void in_transaction(const std::function<void()>& work) {
    auto transaction = program->connection->begin();
    if (!transaction.ok()) return must(transaction.error());
    work();
    const auto seq = transaction->commit();
    if (!seq.ok()) must(seq.error());
    (void)program->store.take_commit();  // as the page port does, without its disk
}

// ---- what people type ----

std::string part_of(const std::string& text, std::size_t length) {
    const std::vector<std::string> all = characters_of(text);
    if (all.size() <= length) return text;
    const std::size_t first = program->choices.below(all.size() - length + 1);
    std::string part;
    for (std::size_t i = first; i < first + length; ++i) part += all[i];
    return part;
}

const domain::MatterState& some_state() {
    return program->states[program->choices.below(program->states.size())];
}

std::string some_text(std::size_t length) {
    const std::string& text = program->texts[program->choices.below(program->texts.size())];
    for (;;) {
        std::string part = part_of(text, length);
        if (part.find(' ') == std::string::npos) return part;
    }
}

std::string some_plate(std::size_t length) {
    for (;;) {
        const std::string& plate = some_state().party.vehicle_plate;
        if (!plate.empty()) return part_of(plate, length);
    }
}

std::string typed_of(std::string_view kind) {
    MadeUpMatters& choices = program->choices;
    if (kind == "one character") return some_text(1);
    if (kind == "two characters") return some_text(2);
    if (kind == "three characters") return some_text(3);
    if (kind == "six characters") return some_text(6);
    if (kind == "fifteen characters") return some_text(15);
    if (kind == "plate fragment") return some_plate(2 + choices.below(4));
    if (kind == "whole plate") return some_plate(9);
    if (kind == "number fragment") return part_of(some_state().letter_number, 2 + choices.below(5));
    if (kind == "whole number") return some_state().letter_number;
    if (kind == "person") return some_state().transfer_approval.approver;
    if (kind == "company") return some_state().party.name;
    return some_text(2) + " " + some_text(2);
}

storage::MatterSet scanned(std::string_view typed) {
    const auto fragments = storage::typed_fragments(typed);
    storage::MatterSet set;
    for (std::size_t i = 0; i < program->texts.size(); ++i) {
        bool all = true;
        for (const std::string& fragment : fragments) {
            const std::string squeezed = storage::squeezed_for_search(fragment);
            const bool identified =
                characters_of(squeezed).size() >= storage::k_shortest_identifier &&
                program->identifiers[i].find(squeezed) != std::string::npos;
            all = all && (identified || program->texts[i].find(fragment) != std::string::npos);
        }
        if (all) set.insert(static_cast<std::int64_t>(i) + 1);
    }
    return set;
}

double at(std::vector<double>& times, double share) {
    std::sort(times.begin(), times.end());
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1) + 0.5)];
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void bench_open() {
    program = std::make_unique<Program>();
    auto opened = storage::Connection::open(program->store);
    if (!opened.ok()) return must(opened.error());
    program->connection.emplace(std::move(*opened));
    const auto prepared = storage::prepare_schema(*program->connection);
    if (!prepared.ok()) must(prepared.error());
    must(storage::reset_projections(*program->connection));
}

/// So many matters more, in one transaction as after an import or a rebuild.
EMSCRIPTEN_KEEPALIVE void bench_add(int count) {
    in_transaction([count] {
        for (int i = 0; i < count; ++i) {
            program->states.push_back(program->matters.next(2021 + i % 6));
            const domain::MatterState& state = program->states.back();
            const storage::SearchText text = storage::search_text_of(state);
            program->texts.push_back(text.text);
            program->identifiers.push_back(text.identifiers);
            project(state, program->states.size());
        }
    });
}

/// Entries as they come in daily work: each writes one matter again. Milliseconds for one.
EMSCRIPTEN_KEEPALIVE double bench_enter(int count) {
    const double start = emscripten_get_now();
    for (int i = 0; i < count; ++i) {
        const std::size_t index = program->choices.below(program->states.size());
        in_transaction([index] { project(program->states[index], index + 1); });
    }
    return (emscripten_get_now() - start) / count;
}

/// The lists take in what was written since, `anew` all of it, as the session does in slices of
/// 8 ms. Milliseconds: of all of them, or of the `longest`.
EMSCRIPTEN_KEEPALIVE double bench_lists(bool anew, bool longest) {
    const domain::Calendar calendar;
    const app::ViewContext context{
        .me = {std::string(32, 'd')},
        .today = Date::of(2026, 11, 23),
        .calendar = calendar,
        .agency_name = [](const AgencyId& id) { return id.text.substr(0, 8); },
        .category_label = [](std::string_view key) { return std::string{key}; }};
    if (anew) program->lines.begin_anew();
    double sum = 0;
    double most = 0;
    for (bool all = false; !all;) {
        const double start = emscripten_get_now();
        const auto read = program->lines.catch_up(
            *program->connection, context, [start] { return emscripten_get_now() - start >= 8; });
        if (!read.ok()) return -1;
        all = *read;
        const double piece = emscripten_get_now() - start;
        sum += piece;
        most = std::max(most, piece);
    }
    return longest ? most : sum;
}

/// The search takes in what was written since. Milliseconds.
EMSCRIPTEN_KEEPALIVE double bench_catch_up() {
    const double start = emscripten_get_now();
    const auto current = program->search.catch_up(*program->connection, [] { return false; });
    if (!current.ok()) must(current.error());
    return emscripten_get_now() - start;
}

EMSCRIPTEN_KEEPALIVE double bench_sort(int key) {
    const double start = emscripten_get_now();
    program->order =
        app::sorted_lines(program->lines.lines(), {static_cast<app::SortKey>(key), true});
    return emscripten_get_now() - start;
}

/// Searches of one kind; `checked` of them are compared with a scan. JSON.
EMSCRIPTEN_KEEPALIVE const char* bench_search(const char* kind, int rounds, int checked) {
    std::vector<double> search;
    std::vector<double> list;
    std::vector<double> hits;
    int wrong = 0;
    for (int i = 0; i < rounds; ++i) {
        app::ListFilter filter;
        filter.typed = typed_of(kind);
        const double start = emscripten_get_now();
        const auto found = program->search.find(*program->connection, filter.typed);
        const double middle = emscripten_get_now();
        if (!found.ok() || !*found) {
            ++wrong;
            continue;
        }
        const app::Listing listing =
            app::filtered_lines(program->lines.lines(), program->order, filter, &**found);
        list.push_back(emscripten_get_now() - start);
        search.push_back(middle - start);
        hits.push_back(static_cast<double>(listing.lines.size()));
        if (i < checked && !(**found == scanned(filter.typed))) ++wrong;
        if (listing.lines.size() != (**found).size()) ++wrong;
    }
    const auto number = [](double value) { return std::to_string(value); };
    program->answer = "{\"hits\":" + number(at(hits, 0.5)) + ",\"most\":" + number(at(hits, 1)) +
                      ",\"median\":" + number(at(search, 0.5)) +
                      ",\"p95\":" + number(at(search, 0.95)) + ",\"max\":" + number(at(search, 1)) +
                      ",\"list\":" + number(at(list, 0.95)) +
                      ",\"wrong\":" + std::to_string(wrong) + "}";
    return program->answer.c_str();
}

EMSCRIPTEN_KEEPALIVE double bench_image_bytes() {
    return static_cast<double>(program->store.size_bytes());
}

}  // extern "C"
