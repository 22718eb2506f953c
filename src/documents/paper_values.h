// What the placeholders of a template stand for: texts as people read them, by key. Keys are those
// of the form that was filled ("letter.findings", "answers.0.item"), which the preview tints, and
// "matter.…" for what the matter knows.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace casebridge::documents {

class PaperValues {
public:
    /// A label and a value, in the order of a form or record: what 字段 of a template lists.
    struct Line {
        std::string label;
        std::string text;
        std::string key;
    };
    std::vector<Line> lines;
    bool blank = false;  // a form for handwriting: room for lists and for long texts

    void set(std::string key, std::string text) { texts_[std::move(key)] = std::move(text); }
    /// Empty where nothing was set.
    [[nodiscard]] std::string_view text(std::string_view key) const {
        const auto found = texts_.find(key);
        return found == texts_.end() ? std::string_view{} : std::string_view{found->second};
    }
    /// One of a numbered group: set_in("evidence", 0, "title", …) is "evidence.0.title".
    void set_in(std::string_view group, std::size_t index, std::string_view name,
                std::string text) {
        set(key_in(group, index, name), std::move(text));
    }
    [[nodiscard]] static std::string key_in(std::string_view group, std::size_t index,
                                            std::string_view name) {
        std::string key{group};
        (key += '.') += std::to_string(index);
        return (key += '.') += name;
    }
    /// How many of a numbered group there are; of a text with several lines, how many lines.
    [[nodiscard]] std::size_t count(std::string_view group) const;

private:
    std::map<std::string, std::string, std::less<>> texts_;
};

/// The n-th line of a text.
[[nodiscard]] std::string_view line_of(std::string_view text, std::size_t index);

}  // namespace casebridge::documents
