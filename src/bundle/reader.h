// Verifies a bundle while it streams by, in any slices. Everything is checked before anything is
// offered: the caller stages file bytes and takes the result only when finish() found nothing
// wrong. Structural damage stops at once; other findings are collected, with their places, until
// there are k_most_findings: of a file made to harm no more is read than that.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "bundle/bundle_format.h"
#include "bundle/event_seal.h"
#include "bundle/finding.h"
#include "bundle/framing.h"
#include "bundle/keys.h"
#include "bundle/sealing.h"
#include "crypto/digest.h"

namespace casebridge::bundle {

inline constexpr std::size_t k_most_findings = 200;

struct BundleEvent {
    SealedEvent sealed;
    wire::DecodedEvent decoded;
};

/// What was read; complete only when finish() gave no findings.
struct BundleContents {
    BundleHeader header;
    Manifest manifest;
    std::vector<BundleEvent> events;
    std::vector<FileHead> files;
};

/// Takes file bytes as they are verified chunk by chunk, as long as nothing was found. What the
/// head says is here has come when the end comes with `complete`; until the bundle is whole, all of
/// it is only staged.
class FileSink {
public:
    FileSink() = default;
    FileSink(const FileSink&) = delete;
    FileSink& operator=(const FileSink&) = delete;
    virtual ~FileSink() = default;
    virtual void on_file_begin(const FileHead& head) = 0;
    virtual void on_file_bytes(Bytes bytes) = 0;
    virtual void on_file_end(bool complete) = 0;
};

struct ReaderOptions {
    /// Null: structure, hashes and counts only (casebridge inspect).
    const KeyDirectory* directory = nullptr;
    /// Empty: addressed to anybody.
    AgencyId me;
    /// Null: file bytes are checked and dropped.
    FileSink* files = nullptr;
    /// Of an encrypted bundle. Empty: such a one ends with bundle_sealed after its header.
    Unlock unlock;
    /// Null: what an agency signed whose card nobody compared is a finding. Otherwise such agencies
    /// are noted here: everything is verified against their cards, nothing is handed to `files`,
    /// and the bundle is to be looked at only.
    std::set<AgencyId>* unverified = nullptr;
};

class BundleReader final : private FramingSink {
public:
    explicit BundleReader(ReaderOptions options);

    /// False once reading on is of no use.
    bool feed(BytesView bytes);
    /// In the order of the file; empty when the bundle is good.
    [[nodiscard]] const std::vector<Finding>& finish();

    [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
    [[nodiscard]] const BundleContents& contents() const { return contents_; }
    [[nodiscard]] std::uint64_t position() const { return framing_.position(); }
    /// Encrypted; known once the header was read.
    [[nodiscard]] bool is_sealed() const override;

private:
    Status on_header(std::string_view text) override;
    Status on_recipient(std::string_view kid, std::string_view ek) override;
    Status on_mac(std::string_view base64) override;
    Status on_manifest(std::string_view payload, std::string_view signature) override;
    Status on_sealed_manifest(std::string_view base64) override;
    Status on_event(std::string_view payload, std::string_view signature) override;
    Status on_sealed_event(std::string_view base64) override;
    Status on_events_end() override;
    Status on_file_head(std::string_view text) override;
    Status on_chunk(std::string_view base64) override;
    Status on_file_end() override;
    Status on_end(std::uint64_t events, std::uint64_t chunks) override;

    Status take_manifest(const wire::Envelope& envelope);
    Status take_event(wire::Envelope envelope, const std::string& place);
    [[nodiscard]] bool offers_files() const;
    [[nodiscard]] Result<std::string> head_text(std::string_view token) const;
    [[nodiscard]] Result<Bytes> chunk_bytes(std::string_view base64) const;
    void find(ErrorCode code, std::string place);
    [[nodiscard]] Status more_can_be_found() const;
    void check_recipients();
    void note_unverified(const AgencyId& agency, const std::string& place);
    void check_signer(const wire::Envelope& envelope);
    void check_event(const BundleEvent& event, const std::string& place);
    void check_heads();

    ReaderOptions options_;
    BundleContents contents_;
    std::vector<Finding> findings_;
    Framing framing_;
    bool stopped_ = false;
    std::string header_text_;
    std::vector<Recipient> recipients_;
    std::optional<SealingKeys> keys_;  // of an encrypted one, once its MAC was right
    crypto::Sm3 event_ids_;
    crypto::Sm3 file_heads_;
    std::set<EventId> ids_;
    /// SM3, SHA-256 and size of the files that events name.
    std::set<std::tuple<FileId, std::string, std::uint64_t>> vouched_;
    std::size_t event_bytes_ = 0;
    std::size_t events_read_ = 0;  // contents_ holds those that could be decoded
    std::set<FileId> seen_files_;
    // The file being read.
    crypto::Sm3 file_sm3_;
    crypto::Sha256 file_sha256_;
    ChunkRange here_;
    std::size_t file_chunks_ = 0;
    std::uint64_t file_size_ = 0;
    bool file_good_ = true;
    bool file_offered_ = false;  // the sink has been told of it
    bool short_chunk_ = false;
    std::uint64_t chunks_ = 0;
};

}  // namespace casebridge::bundle
