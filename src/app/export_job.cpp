#include "app/export_job.h"

#include <algorithm>
#include <map>
#include <set>

#include "domain/named_files.h"

namespace casebridge::app {
namespace {
constexpr std::uint64_t k_passes = 3;  // hashing, writing, verifying

std::string digits_of(const std::string& iso_date) {
    std::string digits;
    for (const char c : iso_date) {
        if (c != '-') digits += c;
    }
    return digits;
}

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

std::string bundle_file_name(const domain::TransferState& state, const Moment& now, bool sealed) {
    std::string subject = state.letter_number;
    // The title mostly names the party.
    if (subject.empty()) subject = sealed ? "案件" : state.title;
    return bundle::safe_file_name(subject + "_" +
                                  std::string{word_for(domain::loop_step_of(state))} + "_" +
                                  digits_of(to_iso(now.date)) + ".case.json");
}

std::string bundle_label(const domain::TransferState& state) {
    return state.letter_number.empty() ? state.title : state.letter_number + " " + state.title;
}

ExportJob::ExportJob(Environment environment, Order order, Finished done)
    : environment_(std::move(environment)),
      order_(std::move(order)),
      done_(std::move(done)),
      staged_(StagedFile::begin(environment_.blobs, "export:" + order_.plan.header.bundle)) {}

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

void ExportJob::finish(Result<ExportedBundle> result) {
    if (std::exchange(finished_, true)) return;
    staged_->drop();
    done_(std::move(result));
}

// Heads stand before the chunks, so every file is read twice: once for its hashes, once to be
// written.
void ExportJob::hash_next(std::size_t index) {
    if (stopped()) return;
    if (index == order_.files.size()) return write_all();
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
                const bundle::FileHead head =
                    self->hasher_->finish(self->order_.files[index].media_type);
                if (head.sm3 != self->order_.files[index].id) {
                    return self->finish(
                        fail(ErrorCode::file_hash_mismatch, self->order_.files[index].id.text));
                }
                self->order_.plan.files.push_back(head);
                self->hash_next(index + 1);
            });
    });
}

void ExportJob::write_all() {
    writer_ = std::make_unique<bundle::BundleWriter>(order_.plan);
    auto text = environment_.begin(*writer_);
    if (!text.ok()) return finish(text.error());
    stage(*text, [self = shared_from_this()] { self->write_next(0); });
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
    if (index == order_.files.size()) return close();
    environment_.blobs.open(order_.files[index].id, [self = shared_from_this(),
                                                     index](Result<storage::BlobHandle> opened) {
        if (!opened.ok()) {
            return self->finish(fail(ErrorCode::blob_missing, self->order_.files[index].id.text));
        }
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
    const std::uint64_t size = order_.plan.files[index].size;
    reading->next = [self = shared_from_this(), reading, index, handle, size] {
        if (self->stopped() || reading->position >= size) {
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
            self->finish(std::move(verified));
        });
}

Result<ExportedBundle> ExportJob::verified(storage::BlobHandle handle, Result<bool> whole) {
    if (cancelled_) return fail(ErrorCode::cancelled);
    if (!whole.ok()) return whole.error();
    const auto& findings = reader_->finish();
    if (!findings.empty()) return fail(findings.front().code, findings.front().place);
    return ExportedBundle{handle,
                          order_.file_name,
                          writer_->plan().header,
                          order_.plan.events.size(),
                          order_.plan.files.size(),
                          environment_.blobs.size_bytes(handle)};
}

}  // namespace casebridge::app
