#include "bundle/reader.h"

#include <algorithm>

#include "bundle/authority.h"
#include "bundle/history_check.h"
#include "bundle/parts.h"
#include "domain/named_files.h"
#include "wire/fields_codec.h"
#include "wire/strict_json.h"

namespace casebridge::bundle {
namespace {

/// The text inside a JSON string token.
Result<std::string> unquoted(std::string_view token) {
    TRY(wire::JsonValue value, wire::read_strict_json(token));
    return std::move(value.text);
}

template <class T>
Result<T> read_struct(std::string_view text) {
    TRY(const wire::JsonValue json, wire::read_strict_json(text));
    T value;
    if constexpr (std::is_same_v<T, BundleHeader>) value.part.clear();
    wire::FieldsReport report;
    wire::from_json(json, value, "", report);
    if (report.failed) return report.error;
    if (report.unknown_keys != 0) return fail(ErrorCode::json_unknown_key);
    return value;
}

Result<FileHead> read_head(std::string_view text, bool in_parts) {
    if (!in_parts) return read_struct<FileHead>(text);
    TRY(FileHeadInParts head, read_struct<FileHeadInParts>(text));
    return std::move(static_cast<FileHead&>(head));
}

bool is_hex(std::string_view text, std::size_t length) {
    return text.size() == length && from_hex(text).ok();
}

/// The one spelling of an envelope, for what was encrypted whole.
Result<wire::Envelope> envelope_of(BytesView plaintext) {
    const std::string_view text = as_text(plaintext);
    TRY(wire::Envelope envelope, wire::read_envelope(text));
    if (wire::write_envelope(envelope) != text) return fail(ErrorCode::json_other_spelling);
    return envelope;
}

std::string at(std::string_view list, std::size_t index) {
    return std::string{list} + "[" + std::to_string(index) + "]";
}

}  // namespace

BundleReader::BundleReader(ReaderOptions options) : options_(std::move(options)), framing_(*this) {}

void BundleReader::find(ErrorCode code, std::string place) {
    if (findings_.size() < k_most_findings) findings_.push_back({code, std::move(place)});
}

// What the framing gets back from the sink ends the reading; the list itself says the rest.
Status BundleReader::more_can_be_found() const {
    if (findings_.size() >= k_most_findings) return fail(ErrorCode::limit_exceeded);
    return Done{};
}

bool BundleReader::feed(BytesView bytes) {
    if (stopped_) return false;
    if (const Status status = framing_.feed(bytes); !status.ok()) {
        find(status.error().code, status.error().detail);
        stopped_ = true;
    }
    return !stopped_;
}

const std::vector<Finding>& BundleReader::finish() {
    if (stopped_) return findings_;
    stopped_ = true;
    if (const Status status = framing_.finish(); !status.ok()) {
        find(status.error().code, status.error().detail);
        return findings_;
    }
    if (contents_.files.size() != contents_.manifest.files ||
        to_hex(file_heads_.finish()) != contents_.manifest.file_heads) {
        find(ErrorCode::manifest_mismatch, "files");
    }
    return findings_;
}

Status BundleReader::on_header(std::string_view token) {
    TRY(const std::string text, unquoted(token));
    const auto header = read_struct<BundleHeader>(text);
    if (!header.ok()) return fail(header.error().code, "header " + header.error().detail);
    contents_.header = *header;
    contents_.manifest.header = to_hex(crypto::sm3(text));
    const BundleHeader& read = contents_.header;
    if (!is_hex(read.bundle, 32) || !is_hex(read.from.text, 32)) {
        return fail(ErrorCode::field_invalid, "header");
    }
    if (read.suite != k_suite_plain && !is_sealed()) {
        return fail(ErrorCode::suite_unknown, "header");
    }
    if (read.part.size() != 2 || read.part[0] < 1 || read.part[0] > read.part[1] ||
        read.part[1] > k_most_parts) {
        return fail(ErrorCode::part_mismatch, "header");
    }
    if (read.to.empty() || read.to.size() > k_most_recipients) {
        return fail(ErrorCode::limit_exceeded, "header to");
    }
    check_recipients();
    header_text_ = text;
    if (is_sealed() && !options_.unlock) return fail(ErrorCode::bundle_sealed, "header");
    return Done{};
}

bool BundleReader::is_sealed() const { return contents_.header.suite == k_suite_sealed; }

Status BundleReader::on_recipient(std::string_view kid, std::string_view ek) {
    const std::string place = at("recipients", recipients_.size());
    if (recipients_.size() >= k_most_wrapped_keys) return fail(ErrorCode::limit_exceeded, place);
    Recipient recipient;
    TRY(recipient.kid, unquoted(kid));
    TRY(recipient.ek, unquoted(ek));
    const bool twice =
        std::any_of(recipients_.begin(), recipients_.end(),
                    [&](const Recipient& other) { return other.kid == recipient.kid; });
    if (twice || (!is_hex(recipient.kid, 32) && recipient.kid != k_kid_passphrase)) {
        return fail(ErrorCode::field_invalid, place);
    }
    recipients_.push_back(std::move(recipient));
    return Done{};
}

// Nothing is decrypted before header and recipients are known to be as the sender wrote them.
Status BundleReader::on_mac(std::string_view base64) {
    const auto key = options_.unlock(recipients_);
    if (!key.ok()) return fail(key.error().code, "recipients");
    TRY(SealingKeys keys, SealingKeys::of(*key, header_text_));
    if (const Status status = keys.check_mac(recipients_, base64); !status.ok()) {
        return fail(status.error().code, "mac");
    }
    keys_.emplace(std::move(keys));
    return Done{};
}

Status BundleReader::on_sealed_manifest(std::string_view base64) {
    const auto opened = keys_->open(Section::manifest, 0, true, base64);
    if (!opened.ok()) return fail(opened.error().code, "manifest");
    const auto envelope = envelope_of(*opened);
    if (!envelope.ok()) return fail(envelope.error().code, "manifest");
    return take_manifest(*envelope);
}

Status BundleReader::on_sealed_event(std::string_view base64) {
    const std::size_t index = events_read_;
    const std::string place = at("events", index);
    const bool final = index + 1 == contents_.manifest.events;
    const auto opened = keys_->open(Section::event, index, final, base64);
    if (!opened.ok()) return fail(opened.error().code, place);
    auto envelope = envelope_of(*opened);
    if (!envelope.ok()) return fail(envelope.error().code, place);
    return take_event(std::move(*envelope), place);
}

Result<std::string> BundleReader::head_text(std::string_view token) const {
    TRY(std::string text, unquoted(token));
    if (!keys_) return text;
    const std::size_t index = contents_.files.size();
    const bool final = index + 1 == contents_.manifest.files;
    TRY(const Bytes opened, keys_->open(Section::head, index, final, text));
    return std::string{as_text(opened)};
}

Result<Bytes> BundleReader::chunk_bytes(std::string_view base64) const {
    if (!keys_) return from_base64(base64);
    const bool final = file_chunks_ + 1 == here_.count;
    return keys_->open(Section::chunk, chunks_, final, base64);
}

void BundleReader::check_recipients() {
    const BundleHeader& header = contents_.header;
    if (!options_.me.empty() &&
        std::find(header.to.begin(), header.to.end(), options_.me) == header.to.end()) {
        find(ErrorCode::not_addressed_to_us, "header");
    }
    if (options_.directory == nullptr) return;
    const auto sender = options_.directory->find_agency(header.from);
    if (!sender) find(ErrorCode::sender_unknown, "header");
    if (sender && !sender->verified) note_unverified(header.from, "header");
}

void BundleReader::note_unverified(const AgencyId& agency, const std::string& place) {
    if (options_.unverified == nullptr) return find(ErrorCode::sender_unverified, place);
    options_.unverified->insert(agency);
}

bool BundleReader::offers_files() const {
    const bool only_looked_at = options_.unverified != nullptr && !options_.unverified->empty();
    return options_.files != nullptr && findings_.empty() && !only_looked_at;
}

Status BundleReader::on_manifest(std::string_view payload, std::string_view signature) {
    wire::Envelope envelope;
    TRY(envelope.payload, unquoted(payload));
    TRY(envelope.signature, unquoted(signature));
    return take_manifest(envelope);
}

Status BundleReader::take_manifest(const wire::Envelope& envelope) {
    const std::string header_hash = contents_.manifest.header;
    const auto manifest = read_struct<Manifest>(envelope.payload);
    if (!manifest.ok()) return fail(manifest.error().code, "manifest " + manifest.error().detail);
    contents_.manifest = *manifest;
    if (manifest->type != "manifest") return fail(ErrorCode::field_invalid, "manifest type");
    if (manifest->header != header_hash) find(ErrorCode::manifest_mismatch, "header");
    if (manifest->events > k_most_events || manifest->files > k_most_files) {
        return fail(ErrorCode::limit_exceeded, "manifest");
    }
    check_signer(envelope);
    return Done{};
}

void BundleReader::check_signer(const wire::Envelope& envelope) {
    if (options_.directory == nullptr) return;
    const auto device = options_.directory->find_device(contents_.manifest.device);
    if (!device) return find(ErrorCode::device_unknown, "manifest");
    if (device->agency != contents_.header.from) {
        return find(ErrorCode::signature_invalid, "manifest");
    }
    if (device->revoked) return find(ErrorCode::device_revoked, "manifest");
    if (const Status status = check_seal(k_manifest_purpose, envelope, device->key); !status.ok()) {
        find(ErrorCode::signature_invalid, "manifest");
    }
}

Status BundleReader::on_event(std::string_view payload, std::string_view signature) {
    const std::string place = at("events", events_read_);
    auto payload_text = unquoted(payload);
    auto signature_text = unquoted(signature);
    if (!payload_text.ok()) return fail(payload_text.error().code, place);
    if (!signature_text.ok()) return fail(signature_text.error().code, place);
    return take_event({std::move(*payload_text), std::move(*signature_text)}, place);
}

Status BundleReader::take_event(wire::Envelope envelope, const std::string& place) {
    CHECK_OK(more_can_be_found());
    if (events_read_ >= k_most_events) return fail(ErrorCode::limit_exceeded, place);
    ++events_read_;
    event_bytes_ += envelope.payload.size();
    if (event_bytes_ > k_most_event_bytes) return fail(ErrorCode::limit_exceeded, place);
    const EventId id = event_id_of(envelope.payload);
    event_ids_.update(as_bytes(id.text + "\n"));
    if (!ids_.insert(id).second) find(ErrorCode::event_id_mismatch, place);
    auto decoded = wire::read_event(envelope.payload);
    if (!decoded.ok()) {
        find(decoded.error().code, place + " " + decoded.error().detail);
        return Done{};
    }
    contents_.events.push_back({{id, std::move(envelope)}, std::move(*decoded)});
    check_event(contents_.events.back(), place);
    return Done{};
}

void BundleReader::check_event(const BundleEvent& event, const std::string& place) {
    const domain::EventHeader& header = event.decoded.header;
    if (!is_hex(header.matter.text, 32)) find(ErrorCode::field_invalid, place + " matter");
    if (!is_hex(header.agency.text, 32)) find(ErrorCode::field_invalid, place + " agency");
    if (!is_hex(header.device.text, 32)) find(ErrorCode::field_invalid, place + " device");
    if (header.parents.size() > k_most_parents) {
        find(ErrorCode::limit_exceeded, place + " parents");
    }
    for (const EventId& parent : header.parents) {
        if (!is_hex(parent.text, 64)) find(ErrorCode::field_invalid, place + " parents");
    }
    if (!std::is_sorted(header.parents.begin(), header.parents.end()) ||
        std::adjacent_find(header.parents.begin(), header.parents.end()) != header.parents.end()) {
        find(ErrorCode::field_invalid, place + " parents");
    }
    if (event.decoded.understood) {
        if (const auto named = domain::file_named_by(event.decoded.data)) {
            vouched_.emplace(named->file, named->sha256, named->size_bytes);
            if (!is_safe_file_name(named->file_name)) {
                find(ErrorCode::name_unsafe, place + " file_name");
            }
        }
    }
    if (options_.directory == nullptr) return;
    if (const Status status =
            check_event_signature(event.sealed.envelope, header, *options_.directory);
        !status.ok()) {
        find(status.error().code, place);
    }
    const auto author = options_.directory->find_agency(header.agency);
    if (author && event.decoded.understood && !may_author(author->kind, header.type)) {
        find(ErrorCode::event_not_authorised, place);
    }
    // Whoever hands it in: nothing is taken that an agency signed which nobody compared.
    if (author && !author->verified) note_unverified(header.agency, place);
}

Status BundleReader::on_events_end() {
    if (events_read_ != contents_.manifest.events ||
        to_hex(event_ids_.finish()) != contents_.manifest.event_ids) {
        find(ErrorCode::manifest_mismatch, "events");
    }
    check_heads();
    // Of an event that could not be read nothing is known that others could be compared with.
    if (contents_.events.size() != events_read_) return Done{};
    for (Finding& finding : check_history(contents_.events)) {
        find(finding.code, std::move(finding.place));
    }
    return Done{};
}

// Every event that the sender signed as its newest must be here.
void BundleReader::check_heads() {
    for (const MatterHeads& matter : contents_.manifest.matters) {
        for (const EventId& head : matter.heads) {
            if (!ids_.contains(head)) find(ErrorCode::manifest_mismatch, "manifest.matters");
        }
    }
}

Status BundleReader::on_file_head(std::string_view token) {
    CHECK_OK(more_can_be_found());
    const std::string place = at("files", contents_.files.size());
    if (contents_.files.size() >= k_most_files) return fail(ErrorCode::limit_exceeded, place);
    const auto text = head_text(token);
    if (!text.ok()) return fail(text.error().code, place);
    const bool in_parts = is_in_parts(contents_.header);
    const auto head = read_head(*text, in_parts);
    if (!head.ok()) return fail(head.error().code, place + " " + head.error().detail);
    if (!is_hex(head->sm3.text, 64) || !is_hex(head->sha256, 64)) {
        return fail(ErrorCode::field_invalid, place);
    }
    if (in_parts && !is_share(*head)) return fail(ErrorCode::part_mismatch, place);
    file_heads_.update(as_bytes(*text + "\n"));
    if (!vouched_.contains(std::tuple{head->sm3, head->sha256, head->size})) {
        find(ErrorCode::file_unlisted, place);
    }
    if (!seen_files_.insert(head->sm3).second) find(ErrorCode::file_unlisted, place);
    contents_.files.push_back(*head);
    here_ = chunks_here(*head);
    file_chunks_ = 0;
    file_size_ = 0;
    file_good_ = true;
    short_chunk_ = false;
    file_offered_ = offers_files();
    if (file_offered_) options_.files->on_file_begin(*head);
    return Done{};
}

Status BundleReader::on_chunk(std::string_view base64) {
    CHECK_OK(more_can_be_found());
    const FileHead& head = contents_.files.back();
    const std::string place =
        at("files", contents_.files.size() - 1) + "." + at("chunks", file_chunks_);
    const auto bytes = chunk_bytes(base64);
    if (!bytes.ok()) return fail(bytes.error().code, place);
    const std::size_t index = static_cast<std::size_t>(here_.first) + file_chunks_;
    const bool expected = file_chunks_ < here_.count && !short_chunk_ &&
                          bytes->size() <= k_chunk_bytes && !bytes->empty() &&
                          to_hex(crypto::sm3(*bytes)) == head.chunks[index];
    short_chunk_ = bytes->size() < k_chunk_bytes;
    ++file_chunks_;
    ++chunks_;
    file_size_ += bytes->size();
    if (!expected) {
        find(ErrorCode::chunk_mismatch, place);
        file_good_ = false;
    }
    if (file_size_ > here_.bytes) return fail(ErrorCode::file_hash_mismatch, place);
    file_sm3_.update(*bytes);
    file_sha256_.update(*bytes);
    if (file_offered_ && findings_.empty()) options_.files->on_file_bytes(*bytes);
    return Done{};
}

Status BundleReader::on_file_end() {
    const FileHead& head = contents_.files.back();
    const std::string place = at("files", contents_.files.size() - 1);
    const bool all_here = file_chunks_ == here_.count && file_size_ == here_.bytes;
    const bool sm3_equal = to_hex(file_sm3_.finish()) == head.sm3.text;
    const bool sha256_equal = to_hex(file_sha256_.finish()) == head.sha256;
    // Of a share nothing but its chunks can be compared.
    if (!all_here || (is_whole(head) && !(sm3_equal && sha256_equal))) {
        find(ErrorCode::file_hash_mismatch, place);
        file_good_ = false;
    }
    if (file_offered_) options_.files->on_file_end(file_good_);
    return Done{};
}

Status BundleReader::on_end(std::uint64_t events, std::uint64_t chunks) {
    if (events != events_read_ || chunks != chunks_) {
        find(ErrorCode::manifest_mismatch, "end");
    }
    return Done{};
}

}  // namespace casebridge::bundle
