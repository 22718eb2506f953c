#include "bundle/framing.h"

#include <cstring>
#include <limits>

#include "bundle/bundle_format.h"

namespace casebridge::bundle {
namespace {

bool is_digit(std::uint8_t c) { return c >= '0' && c <= '9'; }

}  // namespace

Framing::Framing(FramingSink& sink) : sink_(sink) { go(At::start); }

void Framing::go(At at) {
    const auto literal = [&](std::string_view text) {
        token_ = Token::literal;
        literal_ = text;
    };
    const auto text = [&](std::size_t limit) {
        token_ = Token::text;
        text_.clear();
        escaped_ = false;
        limit_ = limit;
    };
    const auto number = [&] {
        token_ = Token::number;
        number_ = 0;
        digits_ = 0;
    };
    at_ = at;
    switch (at) {
        case At::start: return literal("{\"format\":\"casebridge-bundle\",\"v\":");
        case At::version: return number();
        case At::header_key: return literal(",\"header\":");
        case At::header: return text(k_most_text_bytes);
        case At::manifest_key: return literal(",\"manifest\":{\"p\":");
        case At::manifest_payload: return text(k_most_text_bytes);
        case At::manifest_middle: return literal(",\"s\":");
        case At::manifest_signature: return text(k_most_text_bytes);
        case At::events_key: return literal("},\"events\":[");
        case At::event_open: return literal("{\"p\":");
        case At::event_payload: return text(k_most_text_bytes);
        case At::event_middle: return literal(",\"s\":");
        case At::event_signature: return text(k_most_text_bytes);
        case At::event_close: return literal("}");
        case At::recipients_key: return literal(",\"recipients\":[");
        case At::recipient_open: return literal("{\"kid\":");
        case At::recipient_kid: return text(k_most_text_bytes);
        case At::recipient_middle: return literal(",\"ek\":");
        case At::recipient_ek: return text(k_most_text_bytes);
        case At::recipient_close: return literal("}");
        case At::mac_key: return literal(",\"mac\":");
        case At::mac: return text(k_most_text_bytes);
        case At::sealed_manifest_key: return literal(",\"manifest\":");
        case At::sealed_manifest: return text(k_most_sealed_text_bytes);
        case At::sealed_events_key: return literal(",\"events\":[");
        case At::sealed_event: return text(k_most_sealed_text_bytes);
        case At::files_key: return literal(",\"files\":[");
        case At::head_key: return literal("{\"head\":");
        case At::head: return text(k_most_sealed_text_bytes);
        case At::chunks_key: return literal(",\"chunks\":[");
        case At::chunk: return text(k_most_chunk_text_bytes);
        case At::file_close: return literal("}");
        case At::end_key: return literal(",\"end\":{\"events\":");
        case At::end_events: return number();
        case At::end_middle: return literal(",\"chunks\":");
        case At::end_chunks: return number();
        case At::end_close: return literal("}}");
        case At::first_event:
        case At::after_event:
        case At::after_recipient:
        case At::first_sealed_event:
        case At::after_sealed_event:
        case At::first_file:
        case At::first_chunk:
        case At::after_chunk:
        case At::after_file: token_ = Token::choice; return;
        case At::done: token_ = Token::nothing; return;
    }
}

Status Framing::feed(BytesView bytes) {
    while (failure_.ok() && !bytes.empty()) {
        const std::size_t before = bytes.size();
        if (auto status = take(bytes); !status.ok()) {
            failure_ = fail(status.error().code, status.error().detail.empty()
                                                     ? "byte " + std::to_string(position_)
                                                     : status.error().detail);
        }
        position_ += before - bytes.size();
        if (position_ > k_most_bytes && failure_.ok()) failure_ = fail(ErrorCode::limit_exceeded);
    }
    return failure_;
}

Status Framing::finish() {
    CHECK_OK(failure_);
    if (position_ == 0) return fail(ErrorCode::file_empty);
    if (at_ != At::done)
        return fail(ErrorCode::file_cut_short, "byte " + std::to_string(position_));
    return Done{};
}

Status Framing::take(BytesView& bytes) {
    switch (token_) {
        case Token::literal: return take_literal(bytes);
        case Token::text: return take_text(bytes);
        case Token::number: return take_number(bytes);
        case Token::choice: return take_choice(bytes);
        case Token::nothing: return fail(ErrorCode::json_trailing_text);
    }
    __builtin_trap();
}

Status Framing::take_literal(BytesView& bytes) {
    while (!literal_.empty() && !bytes.empty()) {
        if (bytes.front() != static_cast<std::uint8_t>(literal_.front())) {
            // What begins as a bundle was one, until something else wrote it anew.
            return fail(at_ == At::start ? ErrorCode::wrong_format
                                         : ErrorCode::json_other_spelling);
        }
        literal_.remove_prefix(1);
        bytes = bytes.subspan(1);
    }
    if (!literal_.empty()) return Done{};
    if (at_ == At::event_close) {
        go(At::after_event);
    } else if (at_ == At::file_close) {
        CHECK_OK(sink_.on_file_end());
        go(At::after_file);
    } else if (at_ == At::end_close) {
        go(At::done);
    } else {
        go(static_cast<At>(static_cast<int>(at_) +
                           1));  // the enumerators stand in the order of the file
    }
    return Done{};
}

Status Framing::take_text(BytesView& bytes) {
    if (text_.empty()) {
        if (bytes.front() != '"') return fail(ErrorCode::json_other_spelling);
        text_ += '"';
        bytes = bytes.subspan(1);
    }
    while (!bytes.empty()) {
        if (escaped_) {
            text_ += static_cast<char>(bytes.front());
            bytes = bytes.subspan(1);
            escaped_ = false;
            continue;
        }
        const auto* quote =
            static_cast<const std::uint8_t*>(std::memchr(bytes.data(), '"', bytes.size()));
        std::size_t run =
            quote == nullptr ? bytes.size() : static_cast<std::size_t>(quote - bytes.data());
        const auto* backslash =
            static_cast<const std::uint8_t*>(std::memchr(bytes.data(), '\\', run));
        if (backslash != nullptr) run = static_cast<std::size_t>(backslash - bytes.data());
        if (text_.size() + run > limit_) return fail(ErrorCode::limit_exceeded);
        text_.append(as_text(bytes.first(run)));
        bytes = bytes.subspan(run);
        if (bytes.empty()) return Done{};
        text_ += static_cast<char>(bytes.front());
        const bool closed = bytes.front() == '"';
        bytes = bytes.subspan(1);
        if (closed) return text_done();
        escaped_ = true;
    }
    return Done{};
}

Status Framing::text_done() {
    const auto inside = [this] { return std::string_view{text_}.substr(1, text_.size() - 2); };
    switch (at_) {
        case At::header:
            CHECK_OK(sink_.on_header(text_));
            go(sink_.is_sealed() ? At::recipients_key : At::manifest_key);
            return Done{};
        case At::recipient_kid:
            kept_ = std::move(text_);
            go(At::recipient_middle);
            return Done{};
        case At::recipient_ek:
            CHECK_OK(sink_.on_recipient(kept_, text_));
            go(At::recipient_close);
            return Done{};
        case At::mac:
            CHECK_OK(sink_.on_mac(inside()));
            go(At::sealed_manifest_key);
            return Done{};
        case At::sealed_manifest:
            CHECK_OK(sink_.on_sealed_manifest(inside()));
            go(At::sealed_events_key);
            return Done{};
        case At::sealed_event:
            CHECK_OK(sink_.on_sealed_event(inside()));
            go(At::after_sealed_event);
            return Done{};
        case At::manifest_payload:
            kept_ = std::move(text_);
            go(At::manifest_middle);
            return Done{};
        case At::manifest_signature:
            CHECK_OK(sink_.on_manifest(kept_, text_));
            go(At::events_key);
            return Done{};
        case At::event_payload:
            kept_ = std::move(text_);
            go(At::event_middle);
            return Done{};
        case At::event_signature:
            CHECK_OK(sink_.on_event(kept_, text_));
            go(At::event_close);
            return Done{};
        case At::head:
            CHECK_OK(sink_.on_file_head(text_));
            go(At::chunks_key);
            return Done{};
        case At::chunk:
            CHECK_OK(sink_.on_chunk(inside()));
            go(At::after_chunk);
            return Done{};
        default: break;
    }
    __builtin_trap();
}

Status Framing::take_number(BytesView& bytes) {
    constexpr int k_most_digits = 18;
    while (!bytes.empty() && is_digit(bytes.front())) {
        if (digits_ == k_most_digits || (digits_ > 0 && number_ == 0)) {
            return fail(ErrorCode::json_number_out_of_range);
        }
        number_ = number_ * 10 + (bytes.front() - std::uint8_t{'0'});
        ++digits_;
        bytes = bytes.subspan(1);
    }
    if (bytes.empty()) return Done{};
    if (digits_ == 0) {
        return fail(at_ == At::version ? ErrorCode::wrong_version : ErrorCode::json_other_spelling);
    }
    return number_done();
}

Status Framing::number_done() {
    if (at_ == At::version) {
        if (number_ != k_bundle_version) return fail(ErrorCode::wrong_version);
        go(At::header_key);
    } else if (at_ == At::end_events) {
        end_events_ = number_;
        go(At::end_middle);
    } else {
        CHECK_OK(sink_.on_end(end_events_, number_));
        go(At::end_close);
    }
    return Done{};
}

Result<bool> Framing::row_ends(BytesView& bytes, At first, At item) {
    const std::uint8_t c = bytes.front();
    const auto consume = [&] { bytes = bytes.subspan(1); };
    if (c == ']') {
        consume();
        return true;
    }
    if (at_ != first) {
        if (c != ',') return fail(ErrorCode::json_other_spelling);
        consume();
    }
    go(item);
    return false;
}

Status Framing::take_choice(BytesView& bytes) {
    switch (at_) {
        case At::first_event:
        case At::after_event: {
            TRY(const bool ends, row_ends(bytes, At::first_event, At::event_open));
            if (!ends) return Done{};
            CHECK_OK(sink_.on_events_end());
            go(At::files_key);
            return Done{};
        }
        case At::after_recipient: {
            // The first one has been read: a bundle without recipients has none to open it.
            TRY(const bool ends, row_ends(bytes, At::start, At::recipient_open));
            if (ends) go(At::mac_key);
            return Done{};
        }
        case At::first_sealed_event:
        case At::after_sealed_event: {
            TRY(const bool ends, row_ends(bytes, At::first_sealed_event, At::sealed_event));
            if (!ends) return Done{};
            CHECK_OK(sink_.on_events_end());
            go(At::files_key);
            return Done{};
        }
        case At::first_file:
        case At::after_file: {
            TRY(const bool ends, row_ends(bytes, At::first_file, At::head_key));
            if (ends) go(At::end_key);
            return Done{};
        }
        case At::first_chunk:
        case At::after_chunk: {
            TRY(const bool ends, row_ends(bytes, At::first_chunk, At::chunk));
            if (ends) go(At::file_close);
            return Done{};
        }
        default: break;
    }
    __builtin_trap();
}

}  // namespace casebridge::bundle
