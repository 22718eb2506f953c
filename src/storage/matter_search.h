// Search over the texts of matters. The folded texts stand in a table; what makes it fast is kept
// in memory and never written: for each character and each pair of neighbours, in numbers for three
// of them too, the matters that hold it. It is filled from the table in turns, and until it has
// caught up the rest is scanned, so that the answer is the same at any time. A list needs only to
// know which matters were found: a set of 20,000 is 2.5 KB, and no row is read for a hit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/matter_state.h"
#include "storage/connection.h"

namespace casebridge::storage {

/// A set of matters by their positions (MatterRow::position), one bit each.
class MatterSet {
public:
    void insert(std::int64_t position);
    void erase(std::int64_t position);
    /// Leaves what is in both.
    void keep_only(const MatterSet& other);
    void insert_all(const MatterSet& other);
    [[nodiscard]] bool contains(std::int64_t position) const {
        const auto index = static_cast<std::size_t>(position);
        return index / 64 < words_.size() && (words_[index / 64] >> index % 64 & 1) != 0;
    }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// All positions, ascending.
    [[nodiscard]] std::vector<std::int64_t> positions() const;
    bool operator==(const MatterSet& other) const;

private:
    std::vector<std::uint64_t> words_;
};

/// What a matter is found by, folded (search_text.h). Parts are apart by blanks.
struct SearchText {
    std::string text;
    std::string identifiers;  // plate, document numbers, credit code: squeezed
};
[[nodiscard]] SearchText search_text_of(const domain::MatterState& state);

/// Squeezed fragments shorter than this are not looked for in identifiers: "61" must not find every
/// number 〔2026〕1….
inline constexpr std::size_t k_shortest_identifier = 4;

/// Replaces what the matter at `position` is found by, inside the caller's transaction.
[[nodiscard]] Status write_search_text(Connection& connection, std::int64_t position,
                                       const SearchText& text);

/// The index in memory over one database. Drop it when projections are rebuilt.
class MatterSearch {
public:
    /// Takes in what was written since, until `enough` says so or nothing is left (true). Not
    /// inside a transaction: what is rolled back would stay.
    [[nodiscard]] Result<bool> catch_up(Connection& connection,
                                        const std::function<bool()>& enough);
    /// Those in which every typed fragment occurs; nothing when no fragment was typed, which
    /// restricts nothing.
    [[nodiscard]] Result<std::optional<MatterSet>> find(Connection& connection,
                                                        std::string_view typed) const;

private:
    /// The matters of one token: a list while they are few, bits when they are many.
    class Posting {
    public:
        void insert(std::uint32_t position);
        void erase(std::uint32_t position);
        void keep_only_in(MatterSet& set) const;
        [[nodiscard]] MatterSet set() const;

    private:
        std::vector<std::uint32_t> few_;  // ascending
        MatterSet many_;
        bool dense_ = false;
    };
    using Token = std::uint64_t;
    /// Which of a matter's texts a token is from.
    enum class Part : std::uint8_t { text, identifiers };

    void take(std::int64_t position, SearchText text);
    void insert_tokens(std::uint32_t position, std::string_view text, Part part);
    void erase_tokens(std::uint32_t position, std::string_view text, Part part);
    [[nodiscard]] MatterSet holding(const std::string& fragment, Part part) const;
    [[nodiscard]] MatterSet find_fragment(const std::string& fragment) const;
    [[nodiscard]] Status scan_rest(Connection& connection,
                                   const std::vector<std::string>& fragments,
                                   MatterSet& found) const;

    /// How a text begins, close together: most long fragments are parts of numbers and names there.
    using Head = std::array<char, 64>;

    std::vector<SearchText> texts_;  // by position
    std::vector<Head> heads_;        // by position
    std::unordered_map<Token, Posting> postings_;
    std::int64_t seen_version_ = 0;
};

}  // namespace casebridge::storage
