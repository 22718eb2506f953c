// Two agencies with keys, the plain case signed by them, and bundles made of it: what the tests of
// bundle and command line change byte by byte. Repeatable from its seed.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "bundle/card.h"
#include "bundle/event_seal.h"
#include "bundle/file_hash.h"
#include "bundle/reader.h"
#include "bundle/writer.h"
#include "crypto/key_file.h"
#include "support/case_builder.h"
#include "support/seeded_random.h"

namespace casebridge::test {

/// One agency with one device.
struct SampleAgency {
    SampleAgency(domain::AgencyKind kind, std::string name, Random& random)
        : keys(crypto::generate_device_keys(random).value()) {
        card.agency.kind = kind;
        card.agency.name = name;
        card.agency.short_name = name;
        card.agency.region = "360202";
        card.agency.id = bundle::agency_id_of(keys.signing.public_key());
        card.devices = {bundle::device_of(keys, "张伟", "")};
        card.keeper = card.devices.front().id;
    }
    [[nodiscard]] const AgencyId& id() const { return card.agency.id; }
    [[nodiscard]] const DeviceId& device() const { return card.devices.front().id; }

    crypto::DeviceKeys keys;
    domain::AgencyCard card;
};

/// The keys that a test says are known.
class SampleDirectory final : public bundle::KeyDirectory {
public:
    void add(const SampleAgency& agency, bool verified = true) {
        devices[agency.device()] = {agency.id(), agency.keys.signing.public_key(), false};
        agencies[agency.id()] = {agency.card.agency.kind, agency.card.agency.name, verified};
    }
    [[nodiscard]] std::optional<bundle::KnownDevice> find_device(
        const DeviceId& device) const override {
        const auto found = devices.find(device);
        if (found == devices.end()) return std::nullopt;
        return found->second;
    }
    [[nodiscard]] std::optional<bundle::KnownAgency> find_agency(
        const AgencyId& agency) const override {
        const auto found = agencies.find(agency);
        if (found == agencies.end()) return std::nullopt;
        return found->second;
    }
    std::map<DeviceId, bundle::KnownDevice> devices;
    std::map<AgencyId, bundle::KnownAgency> agencies;
};

struct SampleFile {
    Bytes bytes;
    bundle::FileHead head;
};

inline SampleFile make_file(std::size_t size, std::uint8_t seed, std::string type = "image/jpeg") {
    SampleFile file;
    file.bytes.resize(size);
    for (std::size_t i = 0; i < size; ++i) {
        file.bytes[i] = static_cast<std::uint8_t>(i * 31 + (i >> 9) + seed);
    }
    bundle::FileHasher hasher;
    hasher.update(file.bytes);
    file.head = hasher.finish(std::move(type));
    return file;
}

struct SignedEvent {
    bundle::SealedEvent sealed;
    domain::EventHeader header;
    domain::EventData data;
};

class Sample {
public:
    explicit Sample(std::uint64_t seed = 1)
        : random(seed),
          bureau(domain::AgencyKind::district_bureau, "昌江区交通运输局", random),
          brigade(domain::AgencyKind::brigade, "支队昌江大队", random),
          stranger(domain::AgencyKind::brigade, "别处大队", random) {
        directory.add(bureau);
        directory.add(brigade);
    }

    /// A header that knows everything so far.
    [[nodiscard]] domain::EventHeader next_header(const SampleAgency& author) const {
        domain::EventHeader header;
        header.matter = matter;
        header.agency = author.id();
        header.device = author.device();
        header.officer = "张伟";
        header.wall = "2026-11-23T09:12";
        std::vector<domain::Event> known;
        for (const SignedEvent& event : events) {
            known.push_back({event.sealed.id, event.header, event.data});
            header.lamport = std::max(header.lamport, event.header.lamport + 1);
            if (event.header.device == header.device) header.seq = event.header.seq + 1;
        }
        header.parents = domain::heads_of(known);
        return header;
    }
    /// Signs and appends.
    const SignedEvent& add(const SampleAgency& author, domain::EventData data) {
        return add(author, next_header(author), std::move(data));
    }
    const SignedEvent& add(const SampleAgency& author, domain::EventHeader header,
                           domain::EventData data) {
        header.type = domain::type_of(data);
        bundle::SealedEvent sealed =
            bundle::seal_event(header, data, author.keys.signing, random).value();
        events.push_back({std::move(sealed), std::move(header), std::move(data)});
        return events.back();
    }
    void add_evidence(const SampleAgency& author, SampleFile file, std::string name) {
        domain::AddEvidence evidence = make_evidence("现场照片");
        evidence.evidence.file = file.head.sm3;
        evidence.evidence.file_name = std::move(name);
        evidence.evidence.media_type = file.head.type;
        evidence.evidence.size_bytes = static_cast<std::int64_t>(file.head.size);
        evidence.evidence.sha256 = file.head.sha256;
        add(author, evidence);
        files.push_back(std::move(file));
    }
    /// The plain case up to an event type, without evidence files.
    void add_case(domain::EventType last) {
        for (const Step& step : plain_case()) {
            const bool of_bureau = step.by.agency == k_bureau_pc.agency;
            domain::EventData data = step.data;
            if (auto* draft = std::get_if<domain::DraftTransfer>(&data)) {
                draft->recipient = brigade.id();
                draft->recipient_detachment = {};
            }
            const domain::EventType type = domain::type_of(data);
            add(of_bureau ? bureau : brigade, std::move(data));
            if (type == last) return;
        }
    }

    /// From the bureau to the brigade, with everything added so far.
    [[nodiscard]] bundle::BundlePlan plan() {
        bundle::BundlePlan plan;
        plan.header.bundle = std::string(32, '7');
        plan.header.from = bureau.id();
        plan.header.to = {brigade.id()};
        plan.header.label = "澜桥公司未备案经营";
        plan.header.officer = "张伟";
        plan.header.created = "2026-11-23T09:12";
        plan.device = bureau.device();
        std::vector<domain::Event> known;
        for (const SignedEvent& event : events) {
            plan.events.push_back(event.sealed);
            known.push_back({event.sealed.id, event.header, event.data});
        }
        for (const SampleFile& file : files) plan.files.push_back(file.head);
        plan.matters = {{matter, domain::heads_of(known)}};
        return plan;
    }
    [[nodiscard]] std::string write() { return write(plan(), bureau); }
    [[nodiscard]] std::string write(bundle::BundlePlan plan, const SampleAgency& signer) {
        bundle::BundleWriter writer{std::move(plan)};
        std::string text = writer.begin(signer.keys.signing, random).value();
        for (const SampleFile& file : files) {
            text += writer.file_begin().value();
            for (std::size_t at = 0; at < file.bytes.size(); at += bundle::k_chunk_bytes) {
                const std::size_t size = std::min(bundle::k_chunk_bytes, file.bytes.size() - at);
                text += writer.chunk(BytesView{file.bytes}.subspan(at, size)).value();
            }
            text += writer.file_end();
        }
        return text + writer.end();
    }

    SeededRandom random;
    SampleAgency bureau;
    SampleAgency brigade;
    SampleAgency stranger;  // not in the directory
    SampleDirectory directory;
    MatterId matter{std::string(32, 'a')};
    std::vector<SignedEvent> events;
    std::vector<SampleFile> files;
};

/// Keeps the files that a reader hands on.
class KeptFiles final : public bundle::FileSink {
public:
    void on_file_begin(const bundle::FileHead& head) override {
        name_ = head.sm3;
        files[name_] = {};
    }
    void on_file_bytes(Bytes bytes) override { append(files[name_], bytes); }
    void on_file_end(bool complete) override { complete_all = complete_all && complete; }

    std::map<FileId, Bytes> files;
    bool complete_all = true;

private:
    FileId name_;
};

/// Findings of a text, pushed in slices of that size.
inline std::vector<bundle::Finding> findings_of(const Sample& sample, std::string_view text,
                                                std::size_t slice = 1 << 16,
                                                bundle::FileSink* sink = nullptr) {
    bundle::BundleReader reader{{&sample.directory, sample.brigade.id(), sink}};
    const BytesView bytes = as_bytes(text);
    for (std::size_t at = 0; at < bytes.size(); at += slice) {
        if (!reader.feed(bytes.subspan(at, std::min(slice, bytes.size() - at)))) break;
    }
    return reader.finish();
}

inline bool has(const std::vector<bundle::Finding>& findings, ErrorCode code) {
    return std::any_of(findings.begin(), findings.end(),
                       [&](const bundle::Finding& finding) { return finding.code == code; });
}

/// The first finding's code name, "none" for a good bundle: what a failing test shows.
inline std::string first_of(const std::vector<bundle::Finding>& findings) {
    if (findings.empty()) return "none";
    return std::string{name_of(findings.front().code)};
}

}  // namespace casebridge::test
