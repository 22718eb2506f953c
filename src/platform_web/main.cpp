// The page's program: ports, session, interface and main loop, tied together once.
#include <emscripten.h>

#include <cstdint>
#include <memory>

#include "app/drill.h"
#include "app/session.h"
#include "platform_web/bridge.h"
#include "platform_web/drill_port.h"
#include "platform_web/exports.h"
#include "platform_web/file_port.h"
#include "platform_web/main_loop.h"
#include "platform_web/page_clock.h"
#include "storage/page_port_web.h"
#include "ui/app_view.h"

namespace {

using namespace casebridge;

// Lives as long as the page; main() returns at once and the browser's events drive everything.
struct Page {
    platform_web::PageClock clock;
    platform_web::PageRandom random;
    std::unique_ptr<storage::PagePort> pages = storage::open_web_page_port();
    std::unique_ptr<storage::BlobPort> blobs = storage::open_web_blob_port();
    platform_web::PageFilePort files;
    platform_web::PagePrintPort printer;
    platform_web::PagePicturePort pictures;
    platform_web::PagePositionPort position;
    platform_web::PageHostPort host;
    platform_web::PageDrillPort drill_port;
    const bool is_drill = drill_port.side() != app::DrillSide::none;
    app::DrillFilePort drill_files{files};
    app::DrillPrintPort drill_printer{printer};
    app::FilePort& files_out = is_drill ? static_cast<app::FilePort&>(drill_files) : files;
    app::PrintPort& printer_out = is_drill ? static_cast<app::PrintPort&>(drill_printer) : printer;
    app::Session session{
        app::Ports{clock, random, *pages, *blobs, files_out, printer_out, pictures,
                   platform_web::bridge::steady_ms, [] { platform_web::bridge::schedule_frame(0); },
                   platform_web::bridge::schedule_turn, platform_web::bridge::machine()}};
    app::Drill drill{{session, drill_port, *blobs, platform_web::bridge::steady_ms,
                      [] { platform_web::bridge::schedule_frame(0); },
                      platform_web::bridge::schedule_turn}};
    void drain() {
        files.drain();
        pictures.drain();
        position.drain();
    }
    ui::AppView view{session, {files_out, position, host, drill}};
    platform_web::MainLoop loop{
        {[this] {
             drain();
             session.deliver();
         },
         [this] {
             drain();
             session.turn();
             drill.turn();
         },
         [this](double now_ms) {
             view.draw({.now = session.now(),
                        .time_ms = now_ms,
                        .reduced_motion = platform_web::bridge::reduced_motion()});
         },
         [this] { return session.has_work(); }}};
};

Page* page = nullptr;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE void casebridge_file_add(std::uint32_t handle, const char* name,
                                              const char* media_type, double size_bytes) {
    page->files.add_file({static_cast<storage::BlobHandle>(handle), name, media_type,
                          static_cast<std::uint64_t>(size_bytes)});
}

EMSCRIPTEN_KEEPALIVE void casebridge_files_finish(int ticket) { page->files.finish_files(ticket); }

EMSCRIPTEN_KEEPALIVE void casebridge_folder_answer(int ticket, int good, const char* name) {
    page->files.finish_folder(ticket, good != 0, name);
}

EMSCRIPTEN_KEEPALIVE void casebridge_position(int good, double latitude, double longitude) {
    page->position.finish(good != 0, {latitude, longitude});
}

EMSCRIPTEN_KEEPALIVE int casebridge_unsaved() { return page->view.has_unsaved() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void casebridge_dragging(int dragging) {
    page->files.set_dragging(dragging != 0);
}

EMSCRIPTEN_KEEPALIVE std::uint8_t* casebridge_picture_room(int ticket, int width, int height) {
    return page->pictures.make_room(ticket, width, height);
}

EMSCRIPTEN_KEEPALIVE void casebridge_picture_done(int ticket, int good) {
    page->pictures.finish(ticket, good != 0);
}

}  // extern "C"

int main() {
    page = new Page;
    casebridge::platform_web::set_main_loop(&page->loop);
    page->session.start();
    return 0;
}
