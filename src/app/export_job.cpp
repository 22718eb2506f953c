#include "app/export_job.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/date_in_name.h"
#include "domain/named_files.h"

namespace casebridge::app {
namespace {
constexpr std::uint64_t k_passes = 3;  // hashing, writing, verifying
constexpr std::string_view k_extension = ".case.json";

std::string_view word_for(domain::LoopStep step) {
    switch (step) {
        case domain::LoopStep::discovered:
        case domain::LoopStep::assigned: return "移送";
        case domain::LoopStep::handling: return "办理";
        case domain::LoopStep::replied: return "反馈";
        case domain::LoopStep::archived: return "归档";
    }
    __builtin_trap();
}

}  // namespace

std::vector<FileId> files_to_send(const MatterFile& file, const AgencyId& recipient) {
    std::map<EventId, const domain::Event*> events;
    for (const domain::Event& event : file.events) events.emplace(event.id, &event);
    // Everything that the recipient's own events build upon has reached them: imports are whole.
    std::set<EventId> known;
    std::vector<EventId> open;
    for (const domain::Event& event : file.events) {
        if (event.header.agency == recipient) open.push_back(event.id);
    }
    while (!open.empty()) {
        const EventId id = std::move(open.back());
        open.pop_back();
        const auto found = events.find(id);
        if (found == events.end() || !known.insert(id).second) continue;
        for (const EventId& parent : found->second->header.parents) open.push_back(parent);
    }
    std::set<FileId> files;
    std::set<FileId> theirs;
    for (const domain::Event& event : file.events) {
        const auto named = domain::file_named_by(event.data);
        if (!named) continue;
        (known.contains(event.id) ? theirs : files).insert(named->file);
    }
    std::vector<FileId> result;
    for (const FileId& id : files) {
        if (!theirs.contains(id)) result.push_back(id);
    }
    return result;
}

std::string bundle_file_name(const domain::MatterState& state, const Moment& now, bool sealed) {
    std::string subject = state.letter_number;
    // The title mostly names the party.
    if (subject.empty()) subject = sealed ? "案件" : bundle_label(state);
    return bundle::safe_file_name(subject + "_" +
                                  std::string{word_for(domain::loop_step_of(state))} + "_" +
                                  date_in_name(now.date) + std::string{k_extension});
}

std::string bundle_file_name(std::size_t matters, const Moment& now) {
    return bundle::safe_file_name("协作事项" + std::to_string(matters) + "件_" +
                                  date_in_name(now.date) + std::string{k_extension});
}

std::string with_others(std::string label, std::size_t matters) {
    if (matters > 1) label += "等" + std::to_string(matters) + "件";
    return label;
}

std::string part_file_name(std::string_view file_name, std::uint64_t part, std::uint64_t parts) {
    if (file_name.ends_with(k_extension)) file_name.remove_suffix(k_extension.size());
    return std::string{file_name} + "_第" + std::to_string(part) + "卷共" + std::to_string(parts) +
           "卷" + std::string{k_extension};
}

std::string bundle_label(const domain::MatterState& state) {
    // Whoever carries the stick need not know of it.
    if (state.kind == domain::MatterKind::integrity) return "专送件";
    return state.letter_number.empty() ? state.title : state.letter_number + " " + state.title;
}

ExportJob::ExportJob(Environment environment, Order order, Finished done)
    : environment_(std::move(environment)), order_(std::move(order)), done_(std::move(done)) {}

std::shared_ptr<ExportJob> ExportJob::start(Environment environment, Order order, Finished done) {
    std::shared_ptr<ExportJob> job{
        new ExportJob{std::move(environment), std::move(order), std::move(done)}};
    job->hash_next(0);
    return job;
}

std::uint64_t ExportJob::total_bytes() const {
    std::uint64_t total = 0;
    for (const SourceFile& file : order_.files) total += file.size_bytes;
    return total;
}

std::uint64_t ExportJob::done_bytes() const {
    return std::min(total_bytes(), worked_bytes_ / k_passes);
}

void ExportJob::worked(std::uint64_t bytes) {
    worked_bytes_ += bytes;
    environment_.changed();
}

void ExportJob::cancel() {
    cancelled_ = true;
    if (pump_ != nullptr) pump_->stop();
}

bool ExportJob::stopped() {
    if (!cancelled_) return false;
    finish(fail(ErrorCode::cancelled));
    return true;
}

void ExportJob::finish(Result<std::vector<ExportedBundle>> result) {
    if (std::exchange(finished_, true)) return;
    if (staged_ != nullptr) staged_->drop();
    if (!result.ok()) {
        for (const ExportedBundle& part : written_) environment_.blobs.release(part.handle);
    }
    done_(std::move(result));
}

// Heads stand before the chunks, so every file is read twice: once for its hashes, once to be
// written.
void ExportJob::hash_next(std::size_t index) {
    if (stopped()) return;
    if (index == order_.files.size()) return share_out();
    environment_.blobs.open(order_.files[index].id, [self = shared_from_this(),
                                                     index](Result<storage::BlobHandle> opened) {
        if (!opened.ok()) {
            return self->finish(fail(ErrorCode::blob_missing, self->order_.files[index].id.text));
        }
        self->hasher_ = std::make_shared<bundle::FileHasher>();
        self->pump_ = FilePump::start(
            self->environment_.blobs, *opened, self->environment_.steady_ms,
            [self, hasher = self->hasher_](Bytes slice) {
                hasher->update(slice);
                self->worked(slice.size());
                return true;
            },
            [self, index, handle = *opened](Result<bool> whole) {
                self->environment_.blobs.release(handle);
                if (self->stopped()) return;
                if (!whole.ok()) return self->finish(whole.error());
                bundle::FileHead head = self->hasher_->finish(self->order_.files[index].media_type);
                if (head.sm3 != self->order_.files[index].id) {
                    return self->finish(
                        fail(ErrorCode::file_hash_mismatch, self->order_.files[index].id.text));
                }
                self->heads_.push_back(std::move(head));
                self->hash_next(index + 1);
            });
    });
}

void ExportJob::share_out() {
    shares_ = {heads_};
    if (order_.part_bytes > 0) {
        // How large a part is without files is seen by writing one.
        bundle::BundlePlan empty = order_.plan;
        empty.header.part = {bundle::k_most_parts, bundle::k_most_parts};
        bundle::BundleWriter writer{std::move(empty)};
        const auto text = environment_.begin(writer);
        if (!text.ok()) return finish(text.error());
        const bool sealed = writer.plan().header.suite != bundle::k_suite_plain;
        auto shares = bundle::share_out(heads_, {order_.part_bytes, text->size(), sealed});
        if (!shares.ok()) return finish(shares.error());
        shares_ = std::move(*shares);
    }
    write_part();
}

void ExportJob::write_part() {
    if (stopped()) return;
    bundle::BundlePlan plan = order_.plan;
    plan.header.part = {written_.size() + 1, shares_.size()};
    plan.files = shares_[written_.size()];
    if (!written_.empty()) plan.header.bundle = environment_.new_bundle();
    staged_ = StagedFile::begin(environment_.blobs, "export:" + plan.header.bundle);
    writer_ = std::make_unique<bundle::BundleWriter>(std::move(plan));
    auto text = environment_.begin(*writer_);
    if (!text.ok()) return finish(text.error());
    stage(*text, [self = shared_from_this()] { self->write_next(0); });
}

void ExportJob::end_part(Result<ExportedBundle> part) {
    if (!part.ok()) return finish(part.error());
    written_.push_back(std::move(*part));
    if (written_.size() == shares_.size()) return finish(written_);
    staged_->drop();
    write_part();
}

void ExportJob::stage(const std::string& text, std::function<void()> then) {
    staged_->write(as_bytes(text),
                   [self = shared_from_this(), then = std::move(then)](Status staged) {
                       if (!staged.ok()) return self->finish(staged.error());
                       then();  // looks itself whether we were cancelled meanwhile
                   });
}

void ExportJob::stage_part(const Result<std::string>& text, std::function<void()> then) {
    if (!text.ok()) return finish(text.error());
    stage(*text, std::move(then));
}

void ExportJob::write_next(std::size_t index) {
    if (stopped()) return;
    if (index == writer_->plan().files.size()) return close();
    const FileId file = writer_->plan().files[index].sm3;
    environment_.blobs.open(
        file, [self = shared_from_this(), index, file](Result<storage::BlobHandle> opened) {
            if (!opened.ok()) return self->finish(fail(ErrorCode::blob_missing, file.text));
            self->stage_part(self->writer_->file_begin(),
                             [self, index, handle = *opened] { self->write_file(index, handle); });
        });
}

// One chunk of the bundle is one slice of the file.
void ExportJob::write_file(std::size_t index, storage::BlobHandle handle) {
    struct Reading {
        std::uint64_t position = 0;
        std::function<void()> next;
    };
    auto reading = std::make_shared<Reading>();
    const bundle::ChunkRange here = bundle::chunks_here(writer_->plan().files[index]);
    reading->position = here.first * bundle::k_chunk_bytes;
    const std::uint64_t end = reading->position + here.bytes;
    reading->next = [self = shared_from_this(), reading, index, handle, end] {
        if (self->stopped() || reading->position >= end) {
            self->environment_.blobs.release(handle);
            reading->next = nullptr;
            if (self->finished_) return;
            return self->stage(self->writer_->file_end(),
                               [self, index] { self->write_next(index + 1); });
        }
        self->environment_.blobs.read(handle, reading->position, bundle::k_chunk_bytes,
                                      [self, reading](Result<Bytes> bytes) {
                                          if (!bytes.ok()) {
                                              reading->next = nullptr;
                                              return self->finish(bytes.error());
                                          }
                                          reading->position += bytes->size();
                                          self->worked(bytes->size());
                                          self->stage_part(self->writer_->chunk(*bytes), [reading] {
                                              if (const auto next = reading->next) next();
                                          });
                                      });
    };
    const auto first = reading->next;
    first();
}

void ExportJob::close() {
    stage(writer_->end(), [self = shared_from_this()] {
        self->staged_->close("application/json", [self](Result<storage::BlobHandle> handle) {
            if (!handle.ok()) return self->finish(handle.error());
            self->verify(*handle);
        });
    });
}

void ExportJob::verify(storage::BlobHandle handle) {
    reader_ = std::make_unique<bundle::BundleReader>(
        bundle::ReaderOptions{.directory = &environment_.directory,
                              .me = order_.plan.header.to.front(),
                              .files = nullptr,
                              .unlock = environment_.unlock});
    pump_ = FilePump::start(
        environment_.blobs, handle, environment_.steady_ms,
        [self = shared_from_this()](Bytes slice) {
            self->worked(slice.size() / 4 * 3);  // base64
            return self->reader_->feed(slice);
        },
        [self = shared_from_this(), handle](Result<bool> whole) {
            auto verified = self->verified(handle, std::move(whole));
            if (!verified.ok()) self->environment_.blobs.release(handle);
            self->end_part(std::move(verified));
        });
}

Result<ExportedBundle> ExportJob::verified(storage::BlobHandle handle, Result<bool> whole) {
    if (cancelled_) return fail(ErrorCode::cancelled);
    if (!whole.ok()) return whole.error();
    const auto& findings = reader_->finish();
    if (!findings.empty()) return fail(findings.front().code, findings.front().place);
    const bundle::BundleHeader& header = writer_->plan().header;
    return ExportedBundle{handle,
                          shares_.size() == 1
                              ? order_.file_name
                              : part_file_name(order_.file_name, header.part[0], header.part[1]),
                          header,
                          order_.plan.events.size(),
                          writer_->plan().files.size(),
                          environment_.blobs.size_bytes(handle)};
}

}  // namespace casebridge::app
