#include "platform_web/file_port.h"

#include "platform_web/bridge.h"

namespace casebridge::platform_web {

namespace {

std::uint32_t number_of(storage::BlobHandle handle) { return static_cast<std::uint32_t>(handle); }

}  // namespace

void PageFilePort::pick(std::string_view accept, bool several, Picked done) {
    // A dialog that was cancelled without a word (old browsers) is over when the next one opens.
    waiting_.clear();
    const int ticket = ++last_ticket_;
    waiting_.emplace(ticket, std::move(done));
    bridge::pick_files(ticket, std::string{accept}, several);
}

void PageFilePort::photograph(Picked done) {
    waiting_.clear();
    const int ticket = ++last_ticket_;
    waiting_.emplace(ticket, std::move(done));
    bridge::photograph(ticket);
}

void PageFilePort::save(storage::BlobHandle handle, std::string_view name) {
    bridge::save_file(number_of(handle), std::string{name});
}

bool PageFilePort::can_choose_folder() const { return bridge::can_choose_folder(); }

void PageFilePort::choose_folder(std::function<void(Result<std::string>)> done) {
    const int ticket = ++last_ticket_;
    folder_waiting_.emplace(ticket, [done = std::move(done)](Result<std::string> answer) {
        done(answer.ok() ? std::move(answer) : fail(ErrorCode::cancelled));
    });
    bridge::choose_folder(ticket);
}

void PageFilePort::save_into_folder(storage::BlobHandle handle, std::string_view name,
                                    std::function<void(Status)> done) {
    const int ticket = ++last_ticket_;
    folder_waiting_.emplace(ticket, [done = std::move(done)](const Result<std::string>& answer) {
        done(answer.ok() ? Status{Done{}} : fail(ErrorCode::write_failed, "folder"));
    });
    bridge::save_into_folder(ticket, number_of(handle), std::string{name});
}

void PageFilePort::finish_folder(int ticket, bool good, std::string name) {
    const auto found = folder_waiting_.find(ticket);
    if (found == folder_waiting_.end()) return;
    folder_answers_.emplace_back([done = std::move(found->second), good, name = std::move(name)] {
        done(good ? Result<std::string>{name} : fail(ErrorCode::write_failed));
    });
    folder_waiting_.erase(found);
}

void PageFilePort::open_in_tab(storage::BlobHandle handle, std::string_view media_type) {
    bridge::open_in_tab(number_of(handle), std::string{media_type});
}

void PageFilePort::finish_files(int ticket) {
    arrived_.emplace_back(ticket, std::exchange(arriving_, {}));
}

void PageFilePort::drain() {
    for (const auto& answer : std::exchange(folder_answers_, {})) answer();
    for (auto& [ticket, files] : std::exchange(arrived_, {})) {
        if (ticket == 0) {
            if (dropped_ && !files.empty()) {
                dropped_(std::move(files));
            }
            continue;
        }
        const auto waiting = waiting_.find(ticket);
        if (waiting != waiting_.end()) {
            const Picked done = std::move(waiting->second);
            waiting_.erase(waiting);
            done(std::move(files));
        }
    }
}

bool PagePositionPort::can_locate() const { return bridge::can_locate(); }

void PagePositionPort::locate(Answer done) {
    // Who asks again waits for the new answer.
    waiting_ = std::move(done);
    answer_.reset();
    bridge::locate();
}

void PagePositionPort::drain() {
    const auto arrived = std::exchange(answer_, std::nullopt);
    if (!arrived || !waiting_) return;
    const Answer done = std::exchange(waiting_, nullptr);
    done(arrived->good ? Result<app::Position>{arrived->position} : fail(ErrorCode::read_failed));
}

std::string PageHostPort::appearance() const { return bridge::appearance(); }

void PageHostPort::keep_appearance(std::string_view text) {
    bridge::keep_appearance(std::string{text});
}

std::string PageHostPort::build() const { return bridge::build(); }

bool PageHostPort::update_waits() const { return bridge::update_waits(); }

void PageHostPort::update() { bridge::update(); }

void PageHostPort::open_manual() { bridge::open_manual(); }

void PagePrintPort::print_html(std::string html) { bridge::print_html(html); }

void PagePicturePort::thumbnail(storage::BlobHandle handle, int side_px, Answer done) {
    const int ticket = ++last_ticket_;
    waiting_[ticket].done = std::move(done);
    bridge::thumbnail(ticket, number_of(handle), side_px);
}

std::uint8_t* PagePicturePort::make_room(int ticket, int width_px, int height_px) {
    app::Picture& picture = waiting_[ticket].picture;
    picture.width_px = width_px;
    picture.height_px = height_px;
    // Asked anew for each band of rows: the same room.
    picture.rgba.resize(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) *
                        4U);
    return picture.rgba.data();
}

void PagePicturePort::finish(int ticket, bool good) {
    const auto found = waiting_.find(ticket);
    if (found != waiting_.end()) {
        found->second.finished = true;
        found->second.good = good;
    }
}

void PagePicturePort::drain() {
    std::vector<Waiting> finished;
    for (auto at = waiting_.begin(); at != waiting_.end();) {
        if (at->second.finished) {
            finished.push_back(std::move(at->second));
            at = waiting_.erase(at);
        } else {
            ++at;
        }
    }
    for (Waiting& answer : finished) {
        if (answer.good) {
            answer.done(std::move(answer.picture));
        } else {
            answer.done(fail(ErrorCode::read_failed, "picture"));
        }
    }
}

}  // namespace casebridge::platform_web
