// Encryption of this PC's store: opening it, turning it on and off, and going on where a change of
// form was interrupted. Image and files are written anew in the background; until the last part is
// done, both forms are read.
#include <algorithm>

#include "app/session_impl.h"
#include "storage/matter_index.h"

namespace casebridge::app {

using storage::StoreSeal;

Result<std::vector<LockReader>> Session::Impl::lock_readers() const {
    std::map<DeviceId, std::string> points;
    for (const domain::AgencyCard& card : directory.cards()) {
        for (const domain::Device& device : card.devices) points[device.id] = device.encryption_key;
    }
    std::vector<LockReader> readers;
    for (const storage::StoredOfficer& here : identity->officers) {
        TRY(const Bytes point, from_hex(points[here.device]));
        TRY(const crypto::PublicKey key, crypto::public_key_from_bytes(point));
        readers.push_back({here, key});
    }
    return readers;
}

Status Session::Impl::use_seal() {
    const auto writes = lock->state == StoreLock::State::unsealing ? StoreSeal::Writes::plain
                                                                   : StoreSeal::Writes::sealed;
    TRY(const auto seal, StoreSeal::make(*store_key, writes, ports.random));
    sealed_blobs.set_seal(seal);
    ports.pages.set_seal(seal);
    return Done{};
}

void Session::Impl::forget_seal() {
    lock.reset();
    store_key.reset();
    sealing = {.number = sealing.number + 1};
    sealed_blobs.set_seal(nullptr);
    ports.pages.set_seal(nullptr);
}

void Session::Impl::put_lock(StoreLock::State state, std::function<void(Status)> then) {
    const auto readers = lock_readers();
    if (!readers.ok()) return then(readers.error());
    auto made = make_store_lock(*store_key, state, *readers, ports.random);
    if (!made.ok()) return then(made.error());
    const std::string text = write_store_lock(*made);
    const BytesView bytes = as_bytes(text);
    ports.pages.write_lock(Bytes(bytes.begin(), bytes.end()),
                           [this, made = *made, then = std::move(then)](const Status& status) {
                               if (status.ok()) lock = made;
                               touch();
                               then(status);
                           });
}

void Session::Impl::act(Ticket ticket, const OpenStore& action) {
    if (phase != Phase::sealed) return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    if (opening) return refuse(ticket, fail(ErrorCode::busy));
    const auto trying = std::make_shared<LockOpening>(*lock, action.passphrase);
    open_in_pieces(
        ticket, [this, trying] { return trying->step(ports.random); },
        [this](Ticket waiting, Result<OpenedLock> opened) {
            store_opened(waiting, std::move(opened));
        });
}

void Session::Impl::store_opened(Ticket ticket, Result<OpenedLock> opened) {
    if (phase != Phase::sealed) return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    if (!opened.ok()) return refuse(ticket, opened.error());
    store_key = opened->store_key;
    keys.emplace(std::move(opened->keys));
    officer = opened->device;
    if (const Status used = use_seal(); !used.ok()) return refuse(ticket, used.error());
    phase = Phase::loading;
    ports.pages.load(store,
                     [this](Result<storage::LoadReport> report) { loaded(std::move(report)); });
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const SetStoreSealing& action) {
    const bool sealed = lock && lock->state != StoreLock::State::unsealing;
    if (action.sealed == sealed || sealing.running) return refuse(ticket, fail(ErrorCode::busy));
    if (const auto reason = store.read_only_reason()) return refuse(ticket, fail(*reason));
    if (!store_key) {
        store_key.emplace(crypto::generate_content_key(ports.random));
    }
    sealing.running = true;  // nothing else touches the lock until it is written
    const auto state = action.sealed ? StoreLock::State::sealing : StoreLock::State::unsealing;
    put_lock(state, [this, ticket](const Status& status) {
        sealing.running = false;
        const Status used = status.ok() ? use_seal() : status;
        if (!used.ok()) {
            if (!lock) store_key.reset();
            return refuse(ticket, used.error());
        }
        finish(ticket, {});
        tend_lock();
    });
}

void Session::Impl::tend_lock() {
    if (!lock || !store_key || !identity || store.read_only_reason() || sealing.running) return;
    const auto readers = lock_readers();
    if (readers.ok() && !is_lock_for(*lock, *readers)) {
        sealing.running = true;
        return put_lock(lock->state, [this](const Status& status) {
            sealing.running = false;
            if (!status.ok()) {
                return notify(Notice::Kind::bad, Notice::What::failed, {}, status.error());
            }
            tend_lock();
        });
    }
    if (lock->state == StoreLock::State::sealed) return;
    auto files = storage::stored_files(*connection);
    if (!files.ok()) return;
    sealing = {.number = sealing.number + 1, .running = true, .files = std::move(*files)};
    convert_next_file();
}

void Session::Impl::convert_next_file() {
    progressed();
    if (sealing.done == sealing.files.size()) {
        // The image is written anew while idle; deliver() looks again.
        sealing.waits_for_image = true;
        return ports.request_turn();
    }
    sealed_blobs.convert(sealing.files[sealing.done],
                         [this, number = sealing.number](const Result<bool>& converted) {
                             if (number != sealing.number) return;
                             if (!converted.ok()) ++sealing.failed;
                             ++sealing.done;
                             convert_next_file();
                         });
}

bool Session::Impl::stages_files() const {
    if (evidence != nullptr) return true;
    if (importing == nullptr) return false;
    switch (importing->view().phase) {
        case ImportView::Phase::verifying:
        case ImportView::Phase::needs_passphrase:
        case ImportView::Phase::verified_bundle:
        case ImportView::Phase::quarantined:
        case ImportView::Phase::merging: return true;
        default: return false;
    }
}

void Session::Impl::end_sealing() {
    // What was begun in the former form lies there in it until it is stored or dropped.
    if (!sealing.waits_for_image || ports.pages.rewriting() || stages_files()) return;
    sealing.waits_for_image = false;
    const auto files = storage::stored_files(*connection);
    if (files.ok() && sealing.files != *files) {
        sealing.files = *files;
        sealing.done = 0;
        return convert_next_file();
    }
    // Nothing that no row names may stay readable either.
    ports.blobs.sweep(sealing.files,
                      [this, number = sealing.number](const Result<std::uint32_t>& swept) {
                          if (number != sealing.number) return;
                          if (!swept.ok()) ++sealing.failed;
                          conclude_sealing();
                      });
}

void Session::Impl::conclude_sealing() {
    const auto ended = [this](Notice::What what, const Status& status) {
        sealing.running = false;
        if (status.ok()) {
            notify(Notice::Kind::good, what, {});
        } else {
            notify(Notice::Kind::bad, Notice::What::failed, {}, status.error());
        }
    };
    // A file that could not be read stays in its form, and is tried again at the next start.
    if (sealing.failed > 0) {
        return ended({}, fail(ErrorCode::read_failed, std::to_string(sealing.failed)));
    }
    if (lock->state == StoreLock::State::sealing) {
        return put_lock(StoreLock::State::sealed, [ended](const Status& status) {
            ended(Notice::What::store_sealed, status);
        });
    }
    ports.pages.write_lock({}, [this, ended](const Status& status) {
        if (status.ok()) forget_seal();
        ended(Notice::What::store_unsealed, status);
    });
}

StoreSealingView Session::store_sealing() const {
    const Impl& s = *impl_;
    StoreSealingView view;
    view.sealed = s.lock && s.lock->state != StoreLock::State::unsealing;
    view.changing = s.sealing.running || (s.lock && s.lock->state != StoreLock::State::sealed);
    view.files_done = s.sealing.done;
    view.files = s.sealing.files.size();
    view.image_bytes = s.store.size_bytes();
    return view;
}

double Session::sealing_ms_per_mib() const {
    Impl& s = *impl_;
    if (s.sealing_ms_per_mib == 0) {
        const crypto::ContentKey key = crypto::generate_content_key(s.ports.random);
        const auto seal = StoreSeal::make(key, StoreSeal::Writes::sealed, s.ports.random);
        if (!seal.ok()) return 0;
        const Bytes block(1 << 20);
        const double begin_ms = s.ports.steady_ms();
        [[maybe_unused]] const auto sealed = (*seal)->seal("measure", block);
        s.sealing_ms_per_mib = std::max(s.ports.steady_ms() - begin_ms, 0.1);
    }
    return s.sealing_ms_per_mib;
}

}  // namespace casebridge::app
