// Files that are picked for an entry: checked when chosen, stored and entered; evidence is shown as
// thumbnails.
#include <algorithm>

#include "app/evidence_limits.h"
#include "app/file_pump.h"
#include "app/papers.h"
#include "app/session_impl.h"
#include "bundle/file_hash.h"
#include "domain/named_files.h"
#include "storage/matter_index.h"

namespace casebridge::app {
namespace {

std::string value_of(const domain::FieldValues& values, std::string_view key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string{} : found->second;
}

/// One item of evidence is entered once.
Status check_new_to(const domain::MatterState& state, const StoredFile& stored) {
    const auto known = title_of_file(state, stored.file);
    return known ? Status{fail(ErrorCode::evidence_duplicate, *known)} : Status{Done{}};
}

/// A scan is of one of the papers that the tab 文书 lists. One file may hold several papers, but
/// says nothing new of the same one.
Status check_scan(const domain::MatterState& state, const domain::FieldValues& values,
                  const StoredFile& stored) {
    const bool scanned =
        stored.media_type == "application/pdf" || stored.media_type.starts_with("image/");
    if (!scanned) return fail(ErrorCode::scan_invalid);
    const PaperRef wanted{value_of(values, "form"), EventId{value_of(values, "entry")}};
    const std::vector<PaperLine> papers = papers_of(state);
    const bool listed = std::any_of(papers.begin(), papers.end(), [&](const PaperLine& line) {
        return !wanted.entry.empty() && line.paper == wanted &&
               line.title == value_of(values, "title");
    });
    if (!listed) return fail(ErrorCode::field_invalid, "form");
    const domain::FiledScan* last = domain::scan_of(state, wanted.entry, wanted.form);
    if (last != nullptr && last->content.file == stored.file) {
        return fail(ErrorCode::evidence_duplicate, last->content.title);
    }
    return Done{};
}

}  // namespace

Status Session::check_file(const MatterId& matter, const PickedFile& file) const {
    const MatterView* view = this->matter(matter);
    if (view == nullptr) return fail(ErrorCode::matter_unknown);
    return check_evidence_file(view->state, impl_->me.agency.id, file.size_bytes);
}

void Session::Impl::act(Ticket ticket, const ExecuteWithFile& action) {
    if (busy()) return refuse(ticket, fail(ErrorCode::busy));
    const auto file = load_matter(*connection, action.matter);
    if (!file.ok()) return refuse(ticket, file.error());
    const Status fits = check_evidence_file(file->state, me.agency.id, action.file.size_bytes);
    if (!fits.ok()) return refuse(ticket, fits.error());
    evidence = EvidenceJob::start(
        ports.blobs, action.file, ports.steady_ms, [this] { progressed(); },
        [this, ticket, command = action.command, matter = action.matter, values = action.values,
         handle = action.file.handle](Result<StoredFile> stored) {
            // The job is still inside its own callback: let it go when this one has returned.
            const auto running = std::exchange(evidence, nullptr);
            if (!stored.ok()) return refuse_aloud(ticket, stored.error());
            const std::string prefix =
                command == domain::EventType::add_evidence ? "evidence." : "";
            domain::FieldValues complete = values;
            complete[prefix + "file"] = stored->file.text;
            complete[prefix + "file_name"] = stored->name;
            complete[prefix + "media_type"] = stored->media_type;
            complete[prefix + "size_bytes"] = std::to_string(stored->size_bytes);
            complete[prefix + "sha256"] = stored->sha256;
            present.erase(stored->file);
            thumbnails.erase(stored->file);
            enter_with_file(ticket, matter, command, complete, *stored);
            // A refused form keeps its file for the next press.
            if (outcome_is_done(ticket)) ports.blobs.release(handle);
        });
    touch();
}

void Session::Impl::enter_with_file(Ticket ticket, const MatterId& matter,
                                    domain::EventType command, const domain::FieldValues& values,
                                    const StoredFile& stored) {
    if (!keys || !connection) return refuse(ticket, fail(ErrorCode::locked));
    const auto file = load_matter(*connection, matter);
    if (!file.ok()) return refuse(ticket, file.error());
    const Status fits = command == domain::EventType::attach_scan
                            ? check_scan(file->state, values, stored)
                            : check_new_to(file->state, stored);
    if (!fits.ok()) return refuse(ticket, fits.error());
    const auto elsewhere = storage::matters_with_file(*connection, stored.file);
    enter_form(ticket, matter, command, values);
    if (!elsewhere.ok() || elsewhere->empty() || !outcome_is_done(ticket)) return;
    when_durable([this, title = elsewhere->front()] {
        notify(Notice::Kind::warn, Notice::What::file_known_elsewhere, title);
    });
}

domain::FieldValues Session::first_values_of_photo(const MatterId& matter, const EventId& finding,
                                                   const Companion& companion) const {
    const MatterView* view = this->matter(matter);
    domain::FieldValues values = first_values(matter, domain::EventType::add_evidence);
    if (view == nullptr) return values;
    const domain::Record* record = record_of(view->state, finding);
    const Moment now = impl_->ports.clock.now();
    values["evidence.kind"] = "audiovisual";
    values["evidence.group"] = "violation";
    values["evidence.title"] = "现场照片 " + to_chinese(now);
    values["evidence.proves"] = proved_by_photo(view->state, finding);
    values["evidence.way"] = "by_officers";
    values["evidence.collection.officer_1"] = impl_->me.officer;
    values["evidence.collection.certificate_1"] = impl_->me.certificate;
    values["evidence.collection.officer_2"] = companion.name;
    values["evidence.collection.certificate_2"] = companion.certificate;
    values["evidence.particulars.carrier"] = "本机相机";
    values["evidence.particulars.method"] = "拍摄";
    values["evidence.particulars.made_by"] = impl_->me.officer;
    values["evidence.collected_at"] = to_iso(now);
    for (const char* key : {"place", "coordinates"}) {
        if (record == nullptr || record->value(key).empty()) continue;
        values["evidence." + std::string{key}] = record->value(key);
    }
    if (values["evidence.place"].empty()) values["evidence.place"] = view->state.title;
    values["evidence.form"] = "original";
    values["evidence.medium"] = "电子照片";
    values["evidence.pages"] = "1";
    return values;
}

Companion Session::last_companion(const MatterId& matter) const {
    const MatterView* view = this->matter(matter);
    if (view == nullptr) return {};
    for (auto filed = view->state.evidence.rbegin(); filed != view->state.evidence.rend();
         ++filed) {
        const domain::Record& collection = filed->evidence.collection;
        if (filed->agency != impl_->me.agency.id || collection.value("officer_2").empty()) continue;
        return {std::string{collection.value("officer_2")},
                std::string{collection.value("certificate_2")}};
    }
    return {};
}

const Picture* Session::thumbnail(const FileId& file) {
    constexpr int k_side_px = 320;
    const auto found = impl_->thumbnails.find(file);
    if (found != impl_->thumbnails.end()) {
        return found->second.picture ? &*found->second.picture : nullptr;
    }
    impl_->thumbnails.emplace(file, Impl::Thumbnail{});
    Impl& s = *impl_;
    s.ports.blobs.open_outside(file, {}, [&s, file](Result<storage::BlobHandle> opened) {
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

void Session::Impl::read_photo(const FileId& file) {
    constexpr int k_side_px = 4096;  // what every WebGL takes as a texture
    photo = {file, std::nullopt};
    const auto arrived = [this, file](Result<Picture> picture) {
        if (photo.file != file) return;  // another one is looked at by now
        photo.picture = std::move(picture);
        touch();
        ports.request_frame();
    };
    ports.blobs.open_outside(file, {}, [this, arrived](Result<storage::BlobHandle> opened) {
        if (!opened.ok()) return arrived(opened.error());
        ports.pictures.thumbnail(*opened, k_side_px,
                                 [this, arrived, handle = *opened](Result<Picture> picture) {
                                     ports.blobs.release(handle);
                                     arrived(std::move(picture));
                                 });
    });
}

std::optional<Result<Picture>> Session::take_photo(const FileId& file) {
    if (impl_->photo.file != file) impl_->read_photo(file);
    if (!impl_->photo.picture) return std::nullopt;
    std::optional<Result<Picture>> taken = std::move(impl_->photo.picture);
    impl_->photo = {};
    return taken;
}

void Session::Impl::check_stored(const FileId& file) {
    file_checks[file] = FileCheck::running;
    const auto found = [this, file](FileCheck check) {
        file_checks[file] = check;
        touch();
        ports.request_frame();
    };
    ports.blobs.open(file, [this, file, found](Result<storage::BlobHandle> opened) {
        if (!opened.ok()) return found(FileCheck::missing);
        const auto hasher = std::make_shared<bundle::FileHasher>();
        (void)FilePump::start(
            ports.blobs, *opened, ports.steady_ms,
            [hasher](Bytes slice) {
                hasher->update(slice);
                return true;
            },
            [this, file, found, hasher, handle = *opened](Result<bool> whole) {
                ports.blobs.release(handle);
                if (!whole.ok()) return found(FileCheck::missing);
                found(hasher->finish({}).sm3 == file ? FileCheck::same : FileCheck::differs);
            });
    });
}

FileCheck Session::file_check(const FileId& file) {
    const auto known = impl_->file_checks.find(file);
    if (known != impl_->file_checks.end()) return known->second;
    impl_->check_stored(file);
    return FileCheck::running;
}

}  // namespace casebridge::app
