#include "storage/matter_search.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "storage/search_text.h"

namespace casebridge::storage {
namespace {

// The version rises with every write, so that a reader can ask for what it has not seen.
constexpr std::string_view k_upsert_text =
    "INSERT INTO matter_text (position, version, text, identifiers) "
    "VALUES (?1, (SELECT ifnull(max(version), 0) + 1 FROM matter_text), ?2, ?3) "
    "ON CONFLICT (position) DO UPDATE SET version = excluded.version, text = excluded.text, "
    "identifiers = excluded.identifiers";
constexpr std::string_view k_select_newer =
    "SELECT version, position, text, identifiers FROM matter_text WHERE version > ?1 "
    "ORDER BY version";

// A list of 4-byte positions longer than this takes more room than bits for 20,000 matters.
constexpr std::size_t k_most_few = 512;
constexpr unsigned k_code_point_bits = 21;

int count_bits(std::uint64_t word) { return __builtin_popcountll(word); }

/// What people look for most stands first, so that a long fragment is confirmed early.
std::string as_written(const domain::MatterState& state) {
    std::string text = state.letter_number;
    const auto add = [&](std::string_view part) { (text += '\n').append(part); };
    for (const std::string& number : domain::numbers_of(state)) {
        if (number != state.letter_number) add(number);
    }
    add(state.party.vehicle_plate);
    add(state.party.name);
    add(state.party.id_number);
    add(state.party.contact);
    for (const domain::FiledParty& filed : state.parties) {
        add(filed.content.party.name);
        add(filed.content.party.id_number);
        add(filed.content.party.contact);
        add(filed.content.qualification);
    }
    for (const domain::FiledVehicle& filed : state.vehicles) {
        add(filed.content.plate);
        add(filed.content.certificate);
        add(filed.content.owner);
    }
    add(state.title);
    add(state.legal_basis.violation);
    add(state.letter.findings);
    for (const domain::FiledRecord& filed : state.records) {
        for (const auto& [key, value] : filed.record.values) add(value);
    }
    for (const domain::FiledEvidence& filed : state.evidence) {
        add(filed.evidence.title);
        add(filed.evidence.file_name);
        for (const domain::Record* part :
             {&filed.evidence.particulars, &filed.evidence.collection}) {
            for (const auto& [key, value] : part->values) add(value);
        }
    }
    for (const domain::FiledCustody& filed : state.custody) {
        add(filed.content.handed_by);
        add(filed.content.received_by);
        add(filed.content.location);
        add(filed.content.note);
    }
    for (const domain::Consultation& held : state.consultations) {
        add(held.content.our_person);
        add(held.content.their_person);
        add(held.content.outcome);
    }
    for (const std::string* person :
         {&state.receipt.server, &state.receipt.recipient_person, &state.receipt.agent_person,
          &state.review.reviewer, &state.transfer_approval.approver,
          &state.filing.approval.approver}) {
        add(*person);
    }
    for (const domain::HistoryLine& line : state.history) add(line.officer);
    return text;
}

std::string identifiers_of(const domain::MatterState& state) {
    std::string lines;
    const auto add = [&](std::string_view part) {
        if (part.empty()) return;
        if (!lines.empty()) lines += ' ';
        lines += squeezed_for_search(part);
    };
    for (const std::string* part :
         {&state.party.id_number, &state.party.vehicle_plate, &state.letter_number,
          &state.filing.case_number, &state.decision.decision_number,
          &state.reply.letter.document_number}) {
        add(*part);
    }
    for (const domain::FiledVehicle& filed : state.vehicles) add(filed.content.plate);
    for (const domain::FiledParty& filed : state.parties) add(filed.content.party.id_number);
    return lines;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) points.push_back(next_code_point(text, at));
    return points;
}

/// Looks for one fragment in many texts (Horspool): most bytes of a text are never looked at.
class Needle {
public:
    explicit Needle(std::string_view fragment) : fragment_(fragment) {
        skips_.fill(fragment.size());
        for (std::size_t i = 0; i + 1 < fragment.size(); ++i) {
            skips_[static_cast<unsigned char>(fragment[i])] = fragment.size() - 1 - i;
        }
    }
    [[nodiscard]] bool is_in(std::string_view text) const {
        const std::size_t length = fragment_.size();
        for (std::size_t end = length; end <= text.size();) {
            const char last = text[end - 1];
            if (last == fragment_.back() && text.substr(end - length, length) == fragment_) {
                return true;
            }
            end += skips_[static_cast<unsigned char>(last)];
        }
        return false;
    }

private:
    std::string_view fragment_;
    std::array<std::size_t, 256> skips_{};
};

bool identifies(std::string_view squeezed) {
    return count_code_points(squeezed) >= k_shortest_identifier;
}

}  // namespace

// ---- sets ----

void MatterSet::insert(std::int64_t position) {
    const auto index = static_cast<std::size_t>(position);
    if (index / 64 >= words_.size()) words_.resize(index / 64 + 1);
    words_[index / 64] |= std::uint64_t{1} << index % 64;
}

void MatterSet::erase(std::int64_t position) {
    const auto index = static_cast<std::size_t>(position);
    if (index / 64 < words_.size()) words_[index / 64] &= ~(std::uint64_t{1} << index % 64);
}

void MatterSet::keep_only(const MatterSet& other) {
    if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void MatterSet::insert_all(const MatterSet& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

std::size_t MatterSet::size() const {
    std::size_t count = 0;
    for (const std::uint64_t word : words_) count += static_cast<std::size_t>(count_bits(word));
    return count;
}

std::vector<std::int64_t> MatterSet::positions() const {
    std::vector<std::int64_t> all;
    all.reserve(size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
        for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
            all.push_back(static_cast<std::int64_t>(i) * 64 + __builtin_ctzll(word));
        }
    }
    return all;
}

bool MatterSet::operator==(const MatterSet& other) const {
    // Trailing empty words say nothing.
    const std::size_t longest = std::max(words_.size(), other.words_.size());
    for (std::size_t i = 0; i < longest; ++i) {
        const std::uint64_t mine = i < words_.size() ? words_[i] : 0;
        const std::uint64_t theirs = i < other.words_.size() ? other.words_[i] : 0;
        if (mine != theirs) return false;
    }
    return true;
}

// ---- the texts ----

SearchText search_text_of(const domain::MatterState& state) {
    // 廉政 matters are found on their own page only.
    if (state.kind == domain::MatterKind::integrity) return {};
    return {folded_for_search(as_written(state)), identifiers_of(state)};
}

Status write_search_text(Connection& connection, std::int64_t position, const SearchText& text) {
    return connection.run(k_upsert_text, position, text.text, text.identifiers);
}

// ---- the index ----

void MatterSearch::Posting::insert(std::uint32_t position) {
    if (dense_) return many_.insert(position);
    // Matters come in order but for those that are written again.
    if (few_.empty() || few_.back() < position) {
        few_.push_back(position);
    } else {
        const auto place = std::lower_bound(few_.begin(), few_.end(), position);
        if (*place != position) few_.insert(place, position);
    }
    if (few_.size() <= k_most_few) return;
    for (const std::uint32_t one : few_) many_.insert(one);
    few_ = {};
    dense_ = true;
}

void MatterSearch::Posting::erase(std::uint32_t position) {
    if (dense_) return many_.erase(position);
    const auto place = std::lower_bound(few_.begin(), few_.end(), position);
    if (place != few_.end() && *place == position) few_.erase(place);
}

MatterSet MatterSearch::Posting::set() const {
    if (dense_) return many_;
    MatterSet set;
    for (auto one = few_.rbegin(); one != few_.rend(); ++one) set.insert(*one);
    return set;
}

void MatterSearch::Posting::keep_only_in(MatterSet& set) const {
    set.keep_only(dense_ ? many_ : this->set());
}

namespace {

/// One number for a pair of neighbours, or for a character alone (`second` 0).
std::uint64_t token_of(char32_t first, char32_t second, bool of_identifiers) {
    return std::uint64_t{of_identifiers} << (2 * k_code_point_bits) |
           std::uint64_t{first} << k_code_point_bits | second;
}

/// Three neighbours of a number or plate. The pairs of 2026 are in most texts somewhere; its
/// triples are not.
std::uint64_t token_of_three(char32_t first, char32_t second, char32_t third, bool of_identifiers) {
    constexpr unsigned k_ascii_bits = 7;
    return std::uint64_t{1} << (2 * k_code_point_bits + 1) |
           std::uint64_t{of_identifiers} << (2 * k_code_point_bits) |
           std::uint64_t{first} << (2 * k_ascii_bits) | second << k_ascii_bits | third;
}

bool is_printed_ascii(char32_t c) { return c > U' ' && c < 0x80; }

/// Calls `take` for every token of a text, some of them more than once.
template <class Take>
void each_token(std::string_view text, bool of_identifiers, const Take& take) {
    char32_t before = U' ';
    char32_t first = U' ';
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (c != U' ') {
            if (!of_identifiers) take(token_of(c, 0, false));
            if (before != U' ') take(token_of(before, c, of_identifiers));
            if (is_printed_ascii(first) && is_printed_ascii(before) && is_printed_ascii(c)) {
                take(token_of_three(first, before, c, of_identifiers));
            }
        }
        first = before;
        before = c;
    }
}

}  // namespace

void MatterSearch::insert_tokens(std::uint32_t position, std::string_view text, Part part) {
    each_token(text, part == Part::identifiers,
               [&](Token token) { postings_[token].insert(position); });
}

void MatterSearch::erase_tokens(std::uint32_t position, std::string_view text, Part part) {
    each_token(text, part == Part::identifiers, [&](Token token) {
        if (const auto found = postings_.find(token); found != postings_.end()) {
            found->second.erase(position);
        }
    });
}

void MatterSearch::take(std::int64_t position, SearchText text) {
    const auto index = static_cast<std::size_t>(position);
    const auto number = static_cast<std::uint32_t>(position);
    if (index >= texts_.size()) {
        texts_.resize(index + 1);
        heads_.resize(index + 1);
    }
    erase_tokens(number, texts_[index].text, Part::text);
    erase_tokens(number, texts_[index].identifiers, Part::identifiers);
    texts_[index] = std::move(text);
    heads_[index] = {};
    texts_[index].text.copy(heads_[index].data(), heads_[index].size());
    insert_tokens(number, texts_[index].text, Part::text);
    insert_tokens(number, texts_[index].identifiers, Part::identifiers);
}

Result<bool> MatterSearch::catch_up(Connection& connection, const std::function<bool()>& enough) {
    TRY(Statement statement, connection.prepare(k_select_newer));
    statement.bind(1, seen_version_);
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return true;
        take(statement.column_int64(1),
             {std::string{statement.column_text(2)}, std::string{statement.column_text(3)}});
        seen_version_ = statement.column_int64(0);
        if (enough()) return false;
    }
}

// ---- finding ----

MatterSet MatterSearch::holding(const std::string& fragment, Part part) const {
    const std::vector<char32_t> points = code_points(fragment);
    const bool of_identifiers = part == Part::identifiers;
    std::optional<MatterSet> candidates;
    const auto narrow = [&](Token token) {
        const auto found = postings_.find(token);
        if (found == postings_.end()) {
            candidates = MatterSet{};
        } else if (!candidates) {
            candidates = found->second.set();
        } else {
            found->second.keep_only_in(*candidates);
        }
    };
    if (points.size() == 1) narrow(token_of(points.front(), 0, of_identifiers));
    if (points.size() > 1) each_token(fragment, of_identifiers, narrow);
    if (points.size() < 3) return *candidates;
    // All pairs are there; whether they stand in a row only the text can tell.
    const Needle needle(fragment);
    for (const std::int64_t position : candidates->positions()) {
        const auto index = static_cast<std::size_t>(position);
        const Head& head = heads_[index];
        if (!of_identifiers && needle.is_in({head.data(), head.size()})) continue;
        const SearchText& text = texts_[index];
        if (!needle.is_in(of_identifiers ? text.identifiers : text.text)) {
            candidates->erase(position);
        }
    }
    return *candidates;
}

MatterSet MatterSearch::find_fragment(const std::string& fragment) const {
    MatterSet found = holding(fragment, Part::text);
    const std::string squeezed = squeezed_for_search(fragment);
    if (identifies(squeezed)) found.insert_all(holding(squeezed, Part::identifiers));
    return found;
}

Status MatterSearch::scan_rest(Connection& connection, const std::vector<std::string>& fragments,
                               MatterSet& found) const {
    TRY(Statement statement, connection.prepare(k_select_newer));
    statement.bind(1, seen_version_);
    for (;;) {
        TRY(const bool row, statement.step());
        if (!row) return Done{};
        const std::string_view text = statement.column_text(2);
        const std::string_view identifiers = statement.column_text(3);
        const bool all =
            std::all_of(fragments.begin(), fragments.end(), [&](const std::string& fragment) {
                if (Needle(fragment).is_in(text)) return true;
                const std::string squeezed = squeezed_for_search(fragment);
                return identifies(squeezed) && Needle(squeezed).is_in(identifiers);
            });
        // What the index knows of this matter is out of date.
        found.erase(statement.column_int64(1));
        if (all) found.insert(statement.column_int64(1));
    }
}

Result<std::optional<MatterSet>> MatterSearch::find(Connection& connection,
                                                    std::string_view typed) const {
    const std::vector<std::string> fragments = typed_fragments(typed);
    std::optional<MatterSet> found;
    for (const std::string& fragment : fragments) {
        if (!found) {
            found = find_fragment(fragment);
        } else if (!found->empty()) {
            found->keep_only(find_fragment(fragment));
        }
    }
    if (found) CHECK_OK(scan_rest(connection, fragments, *found));
    return found;
}

}  // namespace casebridge::storage
