// Evidence files: checked when chosen, stored and entered, shown as thumbnails.
#include "app/evidence_limits.h"
#include "app/session_impl.h"
#include "storage/matter_index.h"

namespace casebridge::app {

Status Session::check_file(const MatterId& matter, const PickedFile& file) const {
    const MatterView* view = this->matter(matter);
    if (view == nullptr) return fail(ErrorCode::matter_unknown);
    return check_evidence_file(view->state, impl_->me.agency.id, file.size_bytes);
}

void Session::Impl::act(Ticket ticket, const AddEvidenceFile& action) {
    if (busy()) return refuse(ticket, fail(ErrorCode::busy));
    const auto file = load_matter(*connection, action.matter);
    if (!file.ok()) return refuse(ticket, file.error());
    const Status fits = check_evidence_file(file->state, me.agency.id, action.file.size_bytes);
    if (!fits.ok()) return refuse(ticket, fits.error());
    evidence = EvidenceJob::start(
        ports.blobs, action.file, ports.steady_ms, [this] { progressed(); },
        [this, ticket, matter = action.matter, values = action.values,
         handle = action.file.handle](Result<StoredFile> stored) {
            // The job is still inside its own callback: let it go when this one has returned.
            const auto running = std::exchange(evidence, nullptr);
            if (!stored.ok()) return refuse_aloud(ticket, stored.error());
            domain::FieldValues complete = values;
            complete["evidence.file"] = stored->file.text;
            complete["evidence.file_name"] = stored->name;
            complete["evidence.media_type"] = stored->media_type;
            complete["evidence.size_bytes"] = std::to_string(stored->size_bytes);
            complete["evidence.sha256"] = stored->sha256;
            present.erase(stored->file);
            thumbnails.erase(stored->file);
            enter_evidence(ticket, matter, complete, stored->file);
            // A refused form keeps its file for the next press.
            if (outcome_is_done(ticket)) ports.blobs.release(handle);
        });
    touch();
}

void Session::Impl::enter_evidence(Ticket ticket, const MatterId& matter,
                                   const domain::FieldValues& values, const FileId& stored) {
    if (!keys || !connection) return refuse(ticket, fail(ErrorCode::locked));
    const auto file = load_matter(*connection, matter);
    if (!file.ok()) return refuse(ticket, file.error());
    if (const domain::Evidence* known = evidence_with_file(file->state, stored)) {
        return refuse(ticket, fail(ErrorCode::evidence_duplicate, known->title));
    }
    const auto elsewhere = storage::matters_with_file(*connection, stored);
    enter_form(ticket, matter, domain::EventType::add_evidence, values);
    if (!elsewhere.ok() || elsewhere->empty() || !outcome_is_done(ticket)) return;
    when_durable([this, title = elsewhere->front()] {
        notify(Notice::Kind::warn, Notice::What::file_known_elsewhere, title);
    });
}

const Picture* Session::thumbnail(const FileId& file) {
    constexpr int k_side_px = 320;
    const auto found = impl_->thumbnails.find(file);
    if (found != impl_->thumbnails.end()) {
        return found->second.picture ? &*found->second.picture : nullptr;
    }
    impl_->thumbnails.emplace(file, Impl::Thumbnail{});
    Impl& s = *impl_;
    s.ports.blobs.open(file, [&s, file](Result<storage::BlobHandle> opened) {
        if (!opened.ok()) return;
        s.ports.pictures.thumbnail(*opened, k_side_px,
                                   [&s, file, handle = *opened](Result<Picture> picture) {
                                       s.ports.blobs.release(handle);
                                       if (!picture.ok()) return;
                                       s.thumbnails[file].picture = std::move(*picture);
                                       s.touch();
                                       s.ports.request_frame();
                                   });
    });
    return nullptr;
}

}  // namespace casebridge::app
