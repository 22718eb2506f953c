#include "app/evidence_job.h"

#include <array>

#include "bundle/file_hash.h"

namespace casebridge::app {
namespace {

struct Signature {
    std::string_view bytes;
    std::size_t offset;
    std::string_view media_type;
};
using namespace std::string_view_literals;
constexpr std::array<Signature, 10> k_signatures = {{
    {"\xFF\xD8\xFF"sv, 0, "image/jpeg"sv},
    {"\x89PNG\r\n\x1A\n"sv, 0, "image/png"sv},
    {"GIF8"sv, 0, "image/gif"sv},
    {"WEBP"sv, 8, "image/webp"sv},
    {"BM"sv, 0, "image/bmp"sv},
    {"II*\0"sv, 0, "image/tiff"sv},
    {"MM\0*"sv, 0, "image/tiff"sv},
    {"%PDF-"sv, 0, "application/pdf"sv},
    {"ftyp"sv, 4, "video/mp4"sv},
    {"\x1A\x45\xDF\xA3"sv, 0, "video/webm"sv},
}};

}  // namespace

std::string media_type_of(BytesView first_bytes) {
    const std::string_view text = as_text(first_bytes);
    for (const Signature& signature : k_signatures) {
        if (text.size() >= signature.offset + signature.bytes.size() &&
            text.substr(signature.offset).starts_with(signature.bytes)) {
            return std::string{signature.media_type};
        }
    }
    return "application/octet-stream";
}

struct EvidenceJob::Hashing {
    bundle::FileHasher hasher;
    std::string media_type;
};

EvidenceJob::EvidenceJob(storage::BlobPort& blobs, PickedFile file, Finished done)
    : blobs_(blobs),
      file_(std::move(file)),
      done_(std::move(done)),
      hashing_(std::make_shared<Hashing>()) {}

std::shared_ptr<EvidenceJob> EvidenceJob::start(storage::BlobPort& blobs, PickedFile file,
                                                std::function<double()> now_ms,
                                                std::function<void()> changed, Finished done) {
    std::shared_ptr<EvidenceJob> job{new EvidenceJob{blobs, std::move(file), std::move(done)}};
    job->pump_ = FilePump::start(
        blobs, job->file_.handle, std::move(now_ms),
        [hashing = job->hashing_, changed = std::move(changed)](Bytes slice) {
            if (hashing->media_type.empty()) hashing->media_type = media_type_of(slice);
            hashing->hasher.update(slice);
            changed();
            return true;
        },
        [weak = std::weak_ptr{job}](Result<bool> whole) {
            if (const auto self = weak.lock()) self->hashed(std::move(whole));
        });
    return job;
}

void EvidenceJob::cancel() {
    cancelled_ = true;
    if (pump_ != nullptr) pump_->stop();
}

std::uint64_t EvidenceJob::done_bytes() const { return pump_ == nullptr ? 0 : pump_->position(); }

void EvidenceJob::hashed(Result<bool> whole) {
    if (!whole.ok()) return done_(whole.error());
    if (!*whole) return done_(fail(ErrorCode::cancelled));
    if (file_.size_bytes == 0) return done_(fail(ErrorCode::file_empty));
    const bundle::FileHead head = hashing_->hasher.finish(hashing_->media_type);
    StoredFile stored{head.sm3, head.sha256, bundle::safe_file_name(file_.name), head.type,
                      head.size};
    blobs_.put(head.sm3, file_.handle,
               [self = shared_from_this(), stored = std::move(stored)](Result<Done> put) {
                   // The blob that nobody names now is swept at the next start.
                   if (self->cancelled_) return self->done_(fail(ErrorCode::cancelled));
                   if (!put.ok()) return self->done_(put.error());
                   self->done_(stored);
               });
}

}  // namespace casebridge::app
