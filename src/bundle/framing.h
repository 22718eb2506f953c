// Finds the parts of a bundle in a stream of bytes cut anywhere: the framing of bundle_format.h as
// a state machine over literals, texts and numbers. It accepts the one spelling only, keeps one
// text at a time and hands it on; what the texts mean is the reader's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace casebridge::bundle {

/// Told of each part as soon as it is complete; an error stops the framing for good.
class FramingSink {
public:
    FramingSink() = default;
    FramingSink(const FramingSink&) = delete;
    FramingSink& operator=(const FramingSink&) = delete;
    virtual ~FramingSink() = default;
    /// Texts are raw JSON strings with their quotes, within the limits of bundle_format.h.
    virtual Status on_header(std::string_view text) = 0;
    /// Asked after the header: whether the rest is written in the encrypted form.
    [[nodiscard]] virtual bool is_sealed() const = 0;
    virtual Status on_recipient(std::string_view kid, std::string_view ek) = 0;
    /// Without quotes, as all texts of the encrypted form that are base64.
    virtual Status on_mac(std::string_view base64) = 0;
    virtual Status on_manifest(std::string_view payload, std::string_view signature) = 0;
    virtual Status on_sealed_manifest(std::string_view base64) = 0;
    virtual Status on_event(std::string_view payload, std::string_view signature) = 0;
    virtual Status on_sealed_event(std::string_view base64) = 0;
    virtual Status on_events_end() = 0;
    virtual Status on_file_head(std::string_view text) = 0;
    /// Base64 without quotes.
    virtual Status on_chunk(std::string_view base64) = 0;
    virtual Status on_file_end() = 0;
    virtual Status on_end(std::uint64_t events, std::uint64_t chunks) = 0;
};

class Framing {
public:
    explicit Framing(FramingSink& sink);

    /// Errors: wrong_format, wrong_version, json_other_spelling, limit_exceeded,
    /// json_trailing_text, those of the sink. After an error every further call gives it again.
    [[nodiscard]] Status feed(BytesView bytes);
    /// Errors: file_empty, file_cut_short.
    [[nodiscard]] Status finish();
    /// Bytes taken so far.
    [[nodiscard]] std::uint64_t position() const { return position_; }

private:
    enum class Token : std::uint8_t { literal, text, number, choice, nothing };
    enum class At : std::uint8_t {
        start,
        version,
        header_key,
        header,
        manifest_key,
        manifest_payload,
        manifest_middle,
        manifest_signature,
        events_key,
        first_event,
        event_open,
        event_payload,
        event_middle,
        event_signature,
        event_close,
        after_event,
        recipients_key,
        recipient_open,
        recipient_kid,
        recipient_middle,
        recipient_ek,
        recipient_close,
        after_recipient,
        mac_key,
        mac,
        sealed_manifest_key,
        sealed_manifest,
        sealed_events_key,
        first_sealed_event,
        sealed_event,
        after_sealed_event,
        files_key,
        first_file,
        head_key,
        head,
        chunks_key,
        first_chunk,
        chunk,
        after_chunk,
        file_close,
        after_file,
        end_key,
        end_events,
        end_middle,
        end_chunks,
        end_close,
        done
    };

    void go(At at);
    [[nodiscard]] Status take(BytesView& bytes);
    [[nodiscard]] Status take_literal(BytesView& bytes);
    [[nodiscard]] Status take_text(BytesView& bytes);
    [[nodiscard]] Status take_number(BytesView& bytes);
    [[nodiscard]] Status take_choice(BytesView& bytes);
    /// "]" ends the row and gives true; another item begins at `item`, after its comma.
    [[nodiscard]] Result<bool> row_ends(BytesView& bytes, At first, At item);
    [[nodiscard]] Status text_done();
    [[nodiscard]] Status number_done();

    FramingSink& sink_;
    At at_{};
    Token token_{};
    std::string_view literal_;
    std::string text_;
    std::string kept_;  // a payload while its signature is read
    std::size_t limit_ = 0;
    bool escaped_ = false;
    std::uint64_t number_ = 0;
    std::uint64_t end_events_ = 0;
    int digits_ = 0;
    std::uint64_t position_ = 0;
    Status failure_ = Done{};
};

}  // namespace casebridge::bundle
