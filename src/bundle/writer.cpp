#include "bundle/writer.h"

#include "crypto/digest.h"
#include "wire/fields_codec.h"
#include "wire/json_value.h"

namespace casebridge::bundle {
namespace {

std::string head_text(const FileHead& head) { return wire::write_json(wire::to_json(head)); }

Manifest manifest_of(const BundlePlan& plan, std::string_view header_text) {
    Manifest manifest;
    manifest.device = plan.device;
    manifest.header = to_hex(crypto::sm3(header_text));
    manifest.events = plan.events.size();
    crypto::Sm3 ids;
    for (const SealedEvent& event : plan.events) ids.update(as_bytes(event.id.text + "\n"));
    manifest.event_ids = to_hex(ids.finish());
    manifest.files = plan.files.size();
    crypto::Sm3 heads;
    for (const FileHead& file : plan.files) heads.update(as_bytes(head_text(file) + "\n"));
    manifest.file_heads = to_hex(heads.finish());
    manifest.matters = plan.matters;
    return manifest;
}

}  // namespace

Result<std::string> BundleWriter::begin(const crypto::PrivateKey& key, Random& random) {
    if (plan_.events.size() > k_most_events || plan_.files.size() > k_most_files ||
        plan_.header.to.size() > k_most_recipients) {
        return fail(ErrorCode::limit_exceeded);
    }
    const std::string header_text = wire::write_json(wire::to_json(plan_.header));
    TRY(const wire::Envelope manifest,
        seal(k_manifest_purpose, wire::write_json(wire::to_json(manifest_of(plan_, header_text))),
             key, random));
    std::string text = "{\"format\":" + wire::quoted(k_bundle_format) +
                       ",\"v\":" + std::to_string(k_bundle_version) +
                       ",\"header\":" + wire::quoted(header_text) +
                       ",\"manifest\":" + wire::write_envelope(manifest) + ",\"events\":[";
    bool first = true;
    for (const SealedEvent& event : plan_.events) {
        if (!first) text += ',';
        first = false;
        text += wire::write_envelope(event.envelope);
    }
    text += "],\"files\":[";
    return text;
}

std::string BundleWriter::file_begin() {
    std::string text = next_file_ == 0 ? "" : ",";
    text += "{\"head\":" + wire::quoted(head_text(plan_.files[next_file_])) + ",\"chunks\":[";
    ++next_file_;
    first_chunk_ = true;
    return text;
}

std::string BundleWriter::chunk(BytesView bytes) {
    std::string text = first_chunk_ ? "\"" : ",\"";
    first_chunk_ = false;
    ++chunks_;
    text += to_base64(bytes);
    text += '"';
    return text;
}

std::string BundleWriter::file_end() { return "]}"; }

std::string BundleWriter::end() {
    return "],\"end\":{\"events\":" + std::to_string(plan_.events.size()) +
           ",\"chunks\":" + std::to_string(chunks_) + "}}";
}

}  // namespace casebridge::bundle
