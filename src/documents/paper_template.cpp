#include "documents/paper_template.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace casebridge::documents {
namespace {

struct Keyword {
    std::string_view text;
    TemplateWord word{};
};
// Longer ones first: 表头 begins with 表.
constexpr std::array<Keyword, 12> k_keywords = {{{"名称", TemplateWord::name},
                                                 {"机关", TemplateWord::agency},
                                                 {"文号", TemplateWord::number},
                                                 {"标题", TemplateWord::title},
                                                 {"顶格", TemplateWord::flush},
                                                 {"正文", TemplateWord::body},
                                                 {"落款", TemplateWord::closing},
                                                 {"签名", TemplateWord::signature},
                                                 {"表头", TemplateWord::head},
                                                 {"表", TemplateWord::table},
                                                 {"行", TemplateWord::row},
                                                 {"字段", TemplateWord::fields}}};

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::string_view take_word(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    text = trimmed(text);
    return word;
}

/// Cells between bars that stand outside braces.
std::vector<std::string> cells_of(std::string_view text) {
    std::vector<std::string> cells(1);
    bool inside = false;
    for (const char c : text) {
        if (c == '{') inside = true;
        if (c == '}') inside = false;
        if (c == '|' && !inside) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    if (cells.size() > 1) {
        for (std::string& cell : cells) cell = trimmed(cell);
    }
    return cells;
}

bool read_column(std::string_view text, double& width, Alignment& alignment) {
    int hundredths = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hundredths);
    if (error != std::errc{} || hundredths < 1) return false;
    width = hundredths;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    alignment = text == "中"   ? Alignment::centre
                : text == "右" ? Alignment::right
                               : Alignment::left;
    return text.empty() || text == "左" || text == "中" || text == "右";
}

bool read_columns(std::string_view text, TemplateLine& line) {
    double sum = 0;
    while (!text.empty()) {
        double width = 0;
        Alignment alignment{};
        if (!read_column(take_word(text), width, alignment)) return false;
        line.widths.push_back(width);
        line.alignments.push_back(alignment);
        sum += width;
    }
    for (double& width : line.widths) width /= sum;
    return !line.widths.empty();
}

constexpr std::string_view k_full_stop = "。";
constexpr std::size_t k_long_blank = 12;

/// A tab has no width on paper, and marks of direction would turn the words around: the first is a
/// space, the others are shown as what cannot be printed.
std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                           c == 0x200E || c == 0x200F;
        append_utf8(out, c == U'\t' ? U' ' : turns ? char32_t{0xFFFD} : c);
    }
    return out;
}

bool ends_sentence(std::string_view text) {
    for (const std::string_view end : {"。", "！", "？", "；", "："}) {
        if (text.ends_with(end)) return true;
    }
    return false;
}

bool braces_match(std::string_view text) {
    bool inside = false;
    for (const char c : text) {
        if (c == '{' && std::exchange(inside, true)) return false;
        if (c == '}' && !std::exchange(inside, false)) return false;
    }
    return !inside;
}

bool parse_line(std::string_view text, TemplateLine& line) {
    for (;;) {
        if (take_prefix(text, "?")) {
            line.only_if = take_word(text);
        } else if (take_prefix(text, "!")) {
            line.unless = take_word(text);
        } else if (take_prefix(text, "*")) {
            line.repeat = take_word(text);
        } else {
            break;
        }
    }
    for (const Keyword& keyword : k_keywords) {
        if (!take_prefix(text, keyword.text)) continue;
        line.word = keyword.word;
        if (!text.empty() && !take_prefix(text, " ")) return false;
        if (line.word == TemplateWord::table) return read_columns(text, line);
        if (!braces_match(text)) return false;
        line.cells = cells_of(text);
        const bool many = line.word == TemplateWord::head || line.word == TemplateWord::row;
        const std::size_t wanted = line.word == TemplateWord::closing ? 2 : 1;
        return many || line.cells.size() == wanted;
    }
    return false;
}

/// One pass over a template with its values.
class Filling {
public:
    Filling(const Template& paper, const PaperValues& values) : paper_(paper), values_(values) {}

    [[nodiscard]] Document document() && {
        for (const TemplateLine& line : paper_.lines) {
            if (!line.only_if.empty() && values_.text(line.only_if).empty()) continue;
            if (!line.unless.empty() && !values_.text(line.unless).empty()) continue;
            if (line.repeat.empty()) {
                add(line);
                continue;
            }
            constexpr std::size_t k_blank_rows = 8;
            const bool rows = values_.blank && line.word == TemplateWord::row;
            const std::size_t count = rows ? k_blank_rows : values_.count(line.repeat);
            for (index_ = 0; index_ < count; ++index_) {
                group_ = line.repeat;
                add(line);
            }
            group_ = {};
        }
        return std::move(document_);
    }

private:
    void add(const TemplateLine& line) {
        auto& blocks = document_.blocks;
        switch (line.word) {
            case TemplateWord::name:
                for (const Run& run : runs_of(line.cells.front())) document_.name += run.text;
                break;
            case TemplateWord::agency: add(Style::agency, Alignment::centre, 0, line); break;
            case TemplateWord::number: add(Style::number, Alignment::centre, 0, line); break;
            case TemplateWord::title: add(Style::title, Alignment::centre, 0, line); break;
            case TemplateWord::flush: add(Style::body, Alignment::left, 0, line); break;
            case TemplateWord::body: add(Style::body, Alignment::left, 2, line); break;
            case TemplateWord::signature: {
                std::vector<Run> runs = runs_of(line.cells.front());
                runs.push_back({"（签名）：", "", 0});
                runs.push_back({"", "", 8});
                runs.push_back({"　　年　月　日", "", 0});
                blocks.push_back(Paragraph{Style::body, Alignment::left, 0, std::move(runs)});
                break;
            }
            case TemplateWord::closing:
                blocks.push_back(
                    Signature{one_run(line.cells.front()), one_run(line.cells.back())});
                break;
            case TemplateWord::table: {
                Table table;
                table.widths = line.widths;
                table.alignments = line.alignments;
                blocks.push_back(std::move(table));
                break;
            }
            case TemplateWord::head:
            case TemplateWord::row: add_row(line); break;
            case TemplateWord::fields:
                for (const PaperValues::Line& field : values_.lines) {
                    std::get<Table>(blocks.back())
                        .rows.push_back({{Run{field.label, "", 0}},
                                         {Run{printable(field.text), field.key, 0}}});
                }
                break;
        }
    }

    void add(Style style, Alignment alignment, int indent_chars, const TemplateLine& line) {
        document_.blocks.push_back(
            Paragraph{style, alignment, indent_chars, runs_of(line.cells.front())});
    }

    void add_row(const TemplateLine& line) {
        auto& table = std::get<Table>(document_.blocks.back());
        table.has_header |= line.word == TemplateWord::head;
        Row row;
        for (const std::string& cell : line.cells) row.push_back(runs_of(cell));
        row.resize(table.widths.size());
        table.rows.push_back(std::move(row));
    }

    /// Fixed words, values, blanks.
    [[nodiscard]] std::vector<Run> runs_of(std::string_view content) const {
        std::vector<Run> runs;
        while (!content.empty()) {
            const std::size_t open = content.find('{');
            add_words(content.substr(0, open), {}, runs);
            if (open == std::string_view::npos) break;
            const std::size_t close = content.find('}', open);
            add_value(content.substr(open + 1, close - open - 1), runs);
            content.remove_prefix(close + 1);
        }
        return runs;
    }

    /// Words with line breaks and ruled blanks in them.
    void add_words(std::string_view words, std::string_view key, std::vector<Run>& runs) const {
        std::string text;
        const auto flush = [&] {
            if (!text.empty()) runs.push_back({std::exchange(text, {}), std::string{key}, 0});
        };
        while (!words.empty()) {
            const std::size_t rule = std::min(words.find_first_not_of('_'), words.size());
            if (rule >= 2) {
                flush();
                runs.push_back({"", std::string{key}, static_cast<int>(rule)});
                if (values_.blank && rule >= k_long_blank) add_ruled_lines(runs);
                words.remove_prefix(rule);
            } else if (take_prefix(words, "\\n")) {
                text += '\n';
            } else {
                text += words.front();
                words.remove_prefix(1);
            }
        }
        flush();
    }

    /// Two more lines for a text that nobody writes into half a one.
    static void add_ruled_lines(std::vector<Run>& runs) {
        constexpr int k_line_chars = 26;
        for (int line = 0; line < 2; ++line) {
            runs.push_back({"\n", "", 0});
            runs.push_back({"", "", k_line_chars});
        }
    }

    void add_value(std::string_view placeholder, std::vector<Run>& runs) const {
        const std::size_t slash = placeholder.find('/');
        std::string_view name = placeholder.substr(0, slash);
        const bool sentence = name.ends_with(k_full_stop);
        if (sentence) name.remove_suffix(k_full_stop.size());
        if (name == "#") {
            runs.push_back({std::to_string(index_ + 1), "", 0});
            return;
        }
        std::string key{name};
        std::string_view text = values_.text(name);
        if (name == ".") {
            key = group_;
            text = line_of(values_.text(group_), index_);
        } else if (name.substr(0, 1) == ".") {
            key = PaperValues::key_in(group_, index_, name.substr(1));
            text = values_.text(key);
        }
        text = trimmed(text);
        if (!text.empty()) {
            std::string words = printable(text);
            if (sentence && !ends_sentence(text)) words += k_full_stop;
            runs.push_back({std::move(words), std::move(key), 0});
        } else if (slash != std::string_view::npos) {
            add_words(placeholder.substr(slash + 1), key, runs);
        }
    }

    [[nodiscard]] Run one_run(std::string_view content) const {
        Run whole;
        for (const Run& run : runs_of(content)) {
            whole.text += run.text;
            if (whole.field.empty()) whole.field = run.field;
        }
        return whole;
    }

    const Template& paper_;
    const PaperValues& values_;
    Document document_;
    std::string_view group_;
    std::size_t index_ = 0;
};

}  // namespace

std::optional<Template> parse_template(std::string_view text, int& wrong_line) {
    Template paper;
    bool in_table = false;
    for (wrong_line = 1; !text.empty(); ++wrong_line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view words = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (words.empty() || words.front() == '#') continue;
        TemplateLine line;
        if (!parse_line(words, line)) return std::nullopt;
        const bool needs_table = line.word == TemplateWord::head ||
                                 line.word == TemplateWord::row ||
                                 line.word == TemplateWord::fields;
        if (needs_table && !in_table) return std::nullopt;
        if (line.word != TemplateWord::name) in_table = needs_table || !line.widths.empty();
        paper.lines.push_back(std::move(line));
    }
    wrong_line = 0;
    return paper;
}

Document fill_template(const Template& paper, const PaperValues& values) {
    return Filling(paper, values).document();
}

std::vector<std::string> keys_of(const Template& paper) {
    std::vector<std::string> keys;
    for (const TemplateLine& line : paper.lines) {
        for (const std::string* key : {&line.only_if, &line.unless, &line.repeat}) {
            if (!key->empty()) keys.push_back(*key);
        }
        for (const std::string& cell : line.cells) {
            for (std::size_t open = cell.find('{'); open != std::string::npos;
                 open = cell.find('{', open + 1)) {
                const std::size_t end = cell.find_first_of("/}", open);
                std::string key = cell.substr(open + 1, end - open - 1);
                if (key.ends_with(k_full_stop)) key.resize(key.size() - k_full_stop.size());
                keys.push_back(std::move(key));
            }
        }
    }
    return keys;
}

}  // namespace casebridge::documents
