#include "cli/bundle_file.h"

#include <cstdio>
#include <memory>
#include <ostream>

#include "app/error_text.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/matter_source.h"
#include "crypto/digest.h"
#include "domain/stage.h"
#include "wire/card_codec.h"

namespace casebridge::cli {
namespace {

constexpr std::size_t k_slice_bytes = 1 << 20;

struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, Closer>;

}  // namespace

Result<FileSummary> read_bundle_file(const std::string& path, bundle::BundleReader& reader) {
    const OpenFile file{std::fopen(path.c_str(), "rb")};
    if (file == nullptr) return fail(ErrorCode::read_failed, path);
    FileSummary summary;
    crypto::Sm3 hash;
    Bytes slice(k_slice_bytes);
    for (bool goes_on = true;;) {
        const std::size_t count = std::fread(slice.data(), 1, slice.size(), file.get());
        if (count == 0) break;
        const BytesView bytes{slice.data(), count};
        hash.update(bytes);
        summary.size_bytes += count;
        if (goes_on) goes_on = reader.feed(bytes);
    }
    if (std::ferror(file.get()) != 0) return fail(ErrorCode::read_failed, path);
    summary.sm3 = to_hex(hash.finish());
    return summary;
}

Result<std::string> read_small_file(const std::string& path, std::size_t most_bytes) {
    const OpenFile file{std::fopen(path.c_str(), "rb")};
    if (file == nullptr) return fail(ErrorCode::read_failed, path);
    std::string text;
    std::string slice(k_slice_bytes, '\0');
    for (std::size_t count = 1; count > 0;) {
        count = std::fread(slice.data(), 1, slice.size(), file.get());
        if (text.size() + count > most_bytes) return fail(ErrorCode::limit_exceeded, path);
        text.append(slice, 0, count);
    }
    if (std::ferror(file.get()) != 0) return fail(ErrorCode::read_failed, path);
    return text;
}

bool is_card_file(std::string_view text) {
    return text.starts_with("{\"format\":\"" + std::string{wire::k_card_format} + "\"");
}

std::vector<MatterSummary> matters_of(const bundle::BundleContents& contents) {
    std::vector<MatterSummary> summaries;
    for (const BundleMatter& loaded : load_matters(contents)) {
        const app::MatterFile& file = loaded.file;
        MatterSummary summary;
        summary.matter = loaded.matter;
        summary.title = file.state.title;
        summary.stage = domain::name_of(file.state.stage);
        summary.fold_hash = file.fold_hash;
        summary.events = file.stored.size();
        summary.pending = file.pending;
        summary.unknown = file.unknown;
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

std::string shown(std::string_view text) {
    std::string clean;
    for (std::size_t position = 0; position < text.size();) {
        const char32_t c = next_code_point(text, position);
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
        const bool direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                               (c >= 0x2066 && c <= 0x2069);
        append_utf8(clean, control || direction ? U' ' : c);
    }
    return clean;
}

int unusable(std::ostream& errors, const std::string& path, const Error& error) {
    errors << path << '\t' << name_of(error.code) << '\t' << app::error_sentence(error.code)
           << '\n';
    return k_exit_unusable;
}

void print_finding(std::ostream& out, const bundle::Finding& finding) {
    out << (finding.place.empty() ? "file" : shown(finding.place)) << '\t' << name_of(finding.code)
        << '\t' << app::finding_sentence(finding.code) << '\n';
}

}  // namespace casebridge::cli
