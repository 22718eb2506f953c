#include "bundle/writer.h"

#include "bundle/parts.h"
#include "crypto/digest.h"
#include "wire/fields_codec.h"
#include "wire/json_value.h"

namespace casebridge::bundle {
namespace {

Manifest manifest_of(const BundlePlan& plan, std::string_view header_text) {
    Manifest manifest;
    manifest.device = plan.device;
    manifest.header = to_hex(crypto::sm3(header_text));
    manifest.events = plan.events.size();
    crypto::Sm3 ids;
    for (const SealedEvent& event : plan.events) ids.update(as_bytes(event.id.text + "\n"));
    manifest.event_ids = to_hex(ids.finish());
    manifest.files = plan.files.size();
    const bool in_parts = is_in_parts(plan.header);
    crypto::Sm3 heads;
    for (const FileHead& file : plan.files)
        heads.update(as_bytes(head_text(file, in_parts) + "\n"));
    manifest.file_heads = to_hex(heads.finish());
    manifest.matters = plan.matters;
    return manifest;
}

}  // namespace

/// What names the bundle's keys, and the keys for all that follows. Empty when it is plain.
Result<std::string> BundleWriter::key_part(const std::string& header_text, Random& random) {
    if (plan_.header.suite == k_suite_plain) return std::string{};
    const crypto::ContentKey key = crypto::generate_content_key(random);
    TRY(keys_, SealingKeys::of(key, header_text));
    TRY(std::vector<Recipient> recipients, wrap_for(key, plan_.readers, random));
    if (!plan_.passphrase.empty()) {
        TRY(std::string sealed, crypto::seal_content_key(key, plan_.passphrase, random));
        recipients.push_back({std::string{k_kid_passphrase}, std::move(sealed)});
    }
    TRY(const std::string mac, keys_->mac(recipients));
    std::string text = ",\"recipients\":[";
    for (const Recipient& recipient : recipients) {
        if (text.back() == '}') text += ',';
        text += "{\"kid\":" + wire::quoted(recipient.kid) +
                ",\"ek\":" + wire::quoted(recipient.ek) + "}";
    }
    return text + "],\"mac\":" + wire::quoted(mac);
}

/// The text itself in a plain bundle, else what stands for it.
Result<std::string> BundleWriter::part(Section section, std::uint64_t counter, bool final,
                                       const std::string& plain) const {
    if (!keys_) return plain;
    TRY(const std::string sealed, keys_->seal(section, counter, final, as_bytes(plain)));
    return wire::quoted(sealed);
}

Result<std::string> BundleWriter::begin(const crypto::PrivateKey& key, Random& random) {
    if (plan_.events.size() > k_most_events || plan_.files.size() > k_most_files ||
        plan_.header.to.size() > k_most_recipients || plan_.readers.size() >= k_most_wrapped_keys) {
        return fail(ErrorCode::limit_exceeded);
    }
    const bool sealed = !plan_.readers.empty() || !plan_.passphrase.empty();
    plan_.header.suite = sealed ? k_suite_sealed : k_suite_plain;
    const std::string header_text = wire::write_json(wire::to_json(plan_.header));
    TRY(const wire::Envelope manifest,
        seal(k_manifest_purpose, wire::write_json(wire::to_json(manifest_of(plan_, header_text))),
             key, random));
    std::string text = "{\"format\":" + wire::quoted(k_bundle_format) +
                       ",\"v\":" + std::to_string(k_bundle_version) +
                       ",\"header\":" + wire::quoted(header_text);
    TRY(const std::string keys, key_part(header_text, random));
    TRY(const std::string manifest_part,
        part(Section::manifest, 0, true, wire::write_envelope(manifest)));
    text += keys + ",\"manifest\":" + manifest_part + ",\"events\":[";
    for (std::size_t i = 0; i < plan_.events.size(); ++i) {
        const bool last = i + 1 == plan_.events.size();
        TRY(const std::string event,
            part(Section::event, i, last, wire::write_envelope(plan_.events[i].envelope)));
        if (i > 0) text += ',';
        text += event;
    }
    text += "],\"files\":[";
    return text;
}

Result<std::string> BundleWriter::file_begin() {
    std::string text = next_file_ == 0 ? "" : ",";
    std::string head = head_text(plan_.files[next_file_], is_in_parts(plan_.header));
    const bool last = next_file_ + 1 == plan_.files.size();
    if (keys_) {
        TRY(head, keys_->seal(Section::head, next_file_, last, as_bytes(head)));
    }
    text += "{\"head\":" + wire::quoted(head) + ",\"chunks\":[";
    ++next_file_;
    file_chunks_ = 0;
    return text;
}

Result<std::string> BundleWriter::chunk(BytesView bytes) {
    std::string text = file_chunks_ == 0 ? "\"" : ",\"";
    const bool last = ++file_chunks_ == chunks_here(plan_.files[next_file_ - 1]).count;
    if (keys_) {
        TRY(const std::string sealed, keys_->seal(Section::chunk, chunks_, last, bytes));
        text += sealed;
    } else {
        text += to_base64(bytes);
    }
    ++chunks_;
    text += '"';
    return text;
}

std::string BundleWriter::file_end() { return "]}"; }

std::string BundleWriter::end() {
    return "],\"end\":{\"events\":" + std::to_string(plan_.events.size()) +
           ",\"chunks\":" + std::to_string(chunks_) + "}}";
}

}  // namespace casebridge::bundle
