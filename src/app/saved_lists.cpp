#include "app/saved_lists.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "storage/setting_store.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_prefix = "list.";

// The words of the stored form, in the order of their enums.
constexpr std::array<std::string_view, k_list_view_count> k_views = {"all",     "ours",   "soon",
                                                                     "overdue", "theirs", "open"};
constexpr std::array<std::string_view, k_clock_filter_count> k_clocks = {
    "any", "overdue", "late", "today", "soon", "later", "none"};
constexpr std::array<std::string_view, k_sort_key_count> k_keys = {"due", "opened", "number",
                                                                   "party", "stage"};

template <class Enum, std::size_t count>
std::string_view word_of(const std::array<std::string_view, count>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t count>
void read_word(const std::array<std::string_view, count>& words, std::string_view text,
               Enum& value) {
    for (std::size_t i = 0; i < count; ++i) {
        if (words[i] == text) value = static_cast<Enum>(i);
    }
}

std::string written(const SavedList& list) {
    const ListFilter& filter = list.filter;
    std::string text;
    const auto line = [&](std::string_view key, std::string_view value) {
        if (value.empty()) return;
        ((text += key) += '=') += value;
        text += '\n';
    };
    line("view", word_of(k_views, filter.view));
    line("typed", filter.typed);
    line("party", filter.party);
    line("stage", filter.stage);
    line("owner", filter.owner);
    line("category", filter.category);
    line("clock", word_of(k_clocks, filter.clock));
    line("sort", word_of(k_keys, list.sort.key));
    line("descending", list.sort.ascending ? "" : "1");
    return text;
}

void read_line(std::string_view key, std::string_view value, SavedList& list) {
    ListFilter& filter = list.filter;
    if (key == "view") read_word(k_views, value, filter.view);
    if (key == "typed") filter.typed = value;
    if (key == "party") filter.party = value;
    if (key == "stage") filter.stage = value;
    if (key == "owner") filter.owner = value;
    if (key == "category") filter.category = value;
    if (key == "clock") read_word(k_clocks, value, filter.clock);
    if (key == "sort") read_word(k_keys, value, list.sort.key);
    if (key == "descending") list.sort.ascending = false;
}

SavedList read_list(std::string_view name, std::string_view text) {
    SavedList list;
    list.name = name;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t sign = line.find('=');
        if (sign != std::string_view::npos) {
            read_line(line.substr(0, sign), line.substr(sign + 1), list);
        }
    }
    return list;
}

std::string key_of(std::string_view name) { return std::string{k_prefix} + std::string{name}; }

}  // namespace

Result<std::vector<SavedList>> saved_lists(storage::Connection& connection) {
    TRY(const auto settings, storage::settings_under(connection, k_prefix));
    std::vector<SavedList> lists;
    for (const storage::Setting& setting : settings) {
        lists.push_back(read_list(setting.key.substr(k_prefix.size()), setting.value));
    }
    return lists;
}

Status save_list(storage::Connection& connection, const SavedList& list) {
    const std::string_view name = trimmed(list.name);
    if (name.empty() || count_code_points(name) > static_cast<std::size_t>(k_longest_list_name)) {
        return fail(ErrorCode::field_invalid, "name");
    }
    return storage::write_setting(connection, key_of(name), written(list));
}

Status delete_list(storage::Connection& connection, std::string_view name) {
    return storage::delete_setting(connection, key_of(name));
}

}  // namespace casebridge::app
