#include "app/backup_format.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace casebridge::app {
namespace {

constexpr std::string_view k_magic = "CaseBridge backup 1\n";
constexpr std::string_view k_image_magic{"SQLite format 3\0", 16};
constexpr std::size_t k_most_line_bytes = 120;
constexpr std::uint64_t k_most_image_bytes = std::uint64_t{2} << 30;
constexpr std::uint64_t k_most_file_bytes = std::uint64_t{1} << 40;

Error invalid(std::string place) { return fail(ErrorCode::backup_invalid, std::move(place)); }

std::optional<std::uint64_t> number_in(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool plain = error == std::errc{} && end == text.data() + text.size() &&
                       (text == "0" || text.front() != '0');
    return plain ? std::optional{value} : std::nullopt;
}

/// What follows `word` and a blank.
std::optional<std::string_view> after(std::string_view line, std::string_view word) {
    if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != ' ') {
        return std::nullopt;
    }
    return line.substr(word.size() + 1);
}

bool is_file_id(std::string_view text) {
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

std::string write_backup_head(const StoreLock& lock) {
    const std::string text = write_store_lock(lock);
    return std::string{k_magic} + std::to_string(text.size()) + '\n' + text;
}

Result<BackupHead> read_backup_head(BytesView begin) {
    std::string_view text = as_text(begin);
    if (!text.starts_with(k_magic)) return invalid("magic");
    const std::size_t line_at = k_magic.size();
    const std::size_t line_end = text.find('\n', line_at);
    if (line_end == std::string_view::npos || line_end - line_at > 8) return invalid("head");
    const auto size = number_in(text.substr(line_at, line_end - line_at));
    if (!size || *size > text.size() - line_end - 1) return invalid("head");
    const auto lock = read_store_lock(text.substr(line_end + 1, static_cast<std::size_t>(*size)));
    if (!lock.ok()) return invalid("lock");
    return BackupHead{*lock, line_end + 1 + *size};
}

bool is_plain_image(BytesView begin) { return as_text(begin).starts_with(k_image_magic); }

std::string image_line(std::uint64_t size_bytes) {
    return "image " + std::to_string(size_bytes) + '\n';
}
std::string file_line(const FileId& file, std::uint64_t size_bytes) {
    return "file " + file.text + ' ' + std::to_string(size_bytes) + '\n';
}
std::string end_line(std::uint64_t files) { return "end " + std::to_string(files) + '\n'; }

Status BackupReader::take_line(std::string_view line) {
    if (const auto rest = after(line, "image")) {
        const auto size = number_in(*rest);
        if (has_image_ || !size || *size > k_most_image_bytes) return invalid("image");
        has_image_ = true;
        left_bytes_ = *size;
        return sink_->on_image(*size);
    }
    if (const auto rest = after(line, "file")) {
        const auto size = rest->size() > 65 ? number_in(rest->substr(65)) : std::nullopt;
        const bool sound = has_image_ && size && *size > 0 && *size <= k_most_file_bytes &&
                           is_file_id(rest->substr(0, 64)) && (*rest)[64] == ' ';
        if (!sound) return invalid("file");
        ++files_;
        left_bytes_ = *size;
        return sink_->on_file({std::string{rest->substr(0, 64)}}, *size);
    }
    const auto rest = after(line, "end");
    if (!rest || !has_image_ || number_in(*rest) != files_) return invalid("end");
    ended_ = true;
    return Done{};
}

Status BackupReader::write(BytesView plain) {
    while (!plain.empty()) {
        if (ended_) return invalid("after the end");
        if (left_bytes_ > 0) {
            const BytesView part = plain.first(
                static_cast<std::size_t>(std::min<std::uint64_t>(left_bytes_, plain.size())));
            CHECK_OK(sink_->on_bytes(part));
            left_bytes_ -= part.size();
            plain = plain.subspan(part.size());
            continue;
        }
        const auto end = std::find(plain.begin(), plain.end(), static_cast<std::uint8_t>('\n'));
        const auto length = static_cast<std::size_t>(end - plain.begin());
        if (line_.size() + length > k_most_line_bytes) return invalid("line");
        line_ += as_text(plain.first(length));
        if (end == plain.end()) return Done{};
        plain = plain.subspan(length + 1);
        CHECK_OK(take_line(std::exchange(line_, {})));
    }
    return Done{};
}

Status BackupReader::end() const {
    return ended_ && left_bytes_ == 0 ? Status{Done{}} : Status{invalid("cut short")};
}

}  // namespace casebridge::app
