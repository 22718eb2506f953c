#include "app/drill.h"

#include <utility>

namespace casebridge::app {
namespace {

constexpr double k_slice_ms = 8;
constexpr std::string_view k_picture_type = "image/png";
constexpr std::string_view k_file_prefix = "演练_";
/// Fixed, so that a browser repeats it on every sheet; above the paper's own margin of 37 mm.
constexpr std::string_view k_sheet_mark =
    "<div style=\"position:fixed;top:8mm;left:0;right:0;text-align:center;"
    "font-size:16pt;font-weight:bold;color:#000;z-index:1\">演练　不是真实文书</div>\n";

std::string marked(std::string_view name) { return std::string{k_file_prefix}.append(name); }

}  // namespace

Drill::Drill(Environment environment) : environment_(std::move(environment)) {
    view_.side = environment_.port.side();
    if (view_.side != DrillSide::none) view_.phase = DrillView::Phase::opening;
}

Drill::~Drill() = default;

void Drill::turn() {
    using Kind = DrillView::Phase;
    if (wanted_ != DrillSide::none &&
        environment_.session.durability() != storage::Durability::saving) {
        return environment_.port.enter(std::exchange(wanted_, DrillSide::none));
    }
    if (view_.phase == Kind::opening || view_.phase == Kind::making) {
        switch (environment_.session.phase()) {
            case Phase::first_run: return make();
            case Phase::locked:
            case Phase::sealed: return open_once();
            case Phase::ready: view_.phase = Kind::open; return;
            case Phase::loading:
            case Phase::unavailable: return;
        }
    }
}

void Drill::make() {
    if (putting_ > 0) return;
    if (store_.image != nullptr) return put_in_use();
    if (world_ == nullptr) {
        world_ = std::make_unique<DrillWorld>(environment_.port.seed(), environment_.port.day());
        view_.phase = DrillView::Phase::making;
    }
    const double end_ms = environment_.steady_ms() + k_slice_ms;
    bool complete = false;
    do {
        const auto stepped = world_->step();
        if (!stepped.ok()) return fail_with(stepped.error());
        complete = *stepped;
    } while (!complete && environment_.steady_ms() < end_ms);
    view_.done = world_->done();
    view_.total = world_->total();
    environment_.request_frame();
    environment_.request_turn();
    if (!complete) return;
    auto taken = world_->take(view_.side);
    world_.reset();
    if (!taken.ok()) return fail_with(taken.error());
    store_ = std::move(*taken);
    // The files first, as always: then the image that names them.
    for (const auto& [file, bytes] : std::exchange(store_.files, {})) {
        const storage::BlobHandle handle = environment_.blobs.hold(bytes, k_picture_type);
        ++putting_;
        environment_.blobs.put(file, handle, [this, handle](const Result<Done>& put) {
            --putting_;
            environment_.blobs.release(handle);
            if (!put.ok()) return fail_with(put.error());
            environment_.request_turn();
        });
    }
}

void Drill::put_in_use() {
    const Status adopted = environment_.session.adopt(std::move(store_.image));
    if (!adopted.ok()) return fail_with(adopted.error());
    view_.phase = DrillView::Phase::opening;
    environment_.request_turn();
}

void Drill::open_once() {
    Session& session = environment_.session;
    if (opening_ == 0) {
        const std::string passphrase{k_drill_passphrase};
        opening_ = session.phase() == Phase::sealed ? session.push(OpenStore{passphrase})
                                                    : session.push(Unlock{passphrase, {}});
        return environment_.request_turn();
    }
    // With a passphrase of the trainee's own it is asked for, as on any page.
    if (session.outcome(opening_).kind == Outcome::Kind::refused) {
        view_.phase = DrillView::Phase::open;
        environment_.request_frame();
    }
}

void Drill::fail_with(Error error) {
    world_.reset();
    view_.error = std::move(error);
    view_.phase = DrillView::Phase::failed;
    environment_.request_frame();
}

void DrillFilePort::save(storage::BlobHandle handle, std::string_view name) {
    files_.save(handle, marked(name));
}

void DrillFilePort::save_into_folder(storage::BlobHandle handle, std::string_view name,
                                     std::function<void(Status)> done) {
    files_.save_into_folder(handle, marked(name), std::move(done));
}

void DrillPrintPort::print_html(std::string html) {
    constexpr std::string_view k_body = "<body>\n";
    if (const auto at = html.find(k_body); at != std::string::npos) {
        html.insert(at + k_body.size(), k_sheet_mark);
    }
    printer_.print_html(std::move(html));
}

}  // namespace casebridge::app
