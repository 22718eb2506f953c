// The officers who share this PC, their keys and passphrases.
#include "app/session_impl.h"

namespace casebridge::app {

std::vector<OfficerView> Session::officers() const {
    const Impl& s = *impl_;
    std::vector<OfficerView> views;
    if (!s.identity) return views;
    DeviceId keeper;
    for (const domain::AgencyCard& card : s.directory.cards()) {
        if (card.agency.id == s.identity->agency) keeper = card.keeper;
    }
    for (const storage::StoredOfficer& officer : s.identity->officers) {
        views.push_back({officer.device, officer.name, officer.certificate,
                         officer.device == s.officer, officer.device == keeper});
    }
    return views;
}

Status Session::Impl::change_card(
    const std::function<Status(storage::Connection&, const CardKeeper&)>& change) {
    for (const domain::AgencyCard& card : directory.cards()) {
        if (card.agency.id != identity->agency) continue;
        if (card.keeper != me.device) return fail(ErrorCode::keeper_needed);
        const CardKeeper keeper{card, keys->signing, ports.clock.now(), ports.random};
        CHECK_OK(write([&](storage::Connection& to) { return change(to, keeper); }));
        TRY(identity, load_identity(*connection));
        CHECK_OK(reload_directory());
        tend_lock();
        return Done{};
    }
    return fail(ErrorCode::storage_damaged, "own card");
}

void Session::Impl::act(Ticket ticket, const AddOfficer& action) {
    const Status done = change_card([&](storage::Connection& to, const CardKeeper& keeper) {
        return add_officer(to, keeper, action);
    });
    if (!done.ok()) return refuse(ticket, done.error());
    changed();
    notify_when_durable(Notice::What::officer_added, action.name);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const SetLiaison& action) {
    const Status done = change_card([&](storage::Connection& to, const CardKeeper& keeper) {
        return set_liaison(to, keeper, action);
    });
    if (!done.ok()) return refuse_aloud(ticket, done.error());
    changed();
    notify_when_durable(Notice::What::liaison_set, action.name);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const RevokeOfficer& action) {
    const storage::StoredOfficer* found = identity->find(action.officer);
    const std::string name = found == nullptr ? std::string{} : found->name;
    const Status done = change_card([&](storage::Connection& to, const CardKeeper& keeper) {
        return revoke_officer(to, keeper, action.officer);
    });
    if (!done.ok()) return refuse_aloud(ticket, done.error());
    changed();
    notify_when_durable(Notice::What::officer_revoked, name);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ChangePassphrase& action) {
    const auto opened = crypto::open_keys(identity->find(officer)->sealed_keys, action.current);
    if (!opened.ok()) return refuse(ticket, opened.error());
    const auto sealed = crypto::seal_keys(*opened, action.wanted, ports.random);
    if (!sealed.ok()) return refuse(ticket, sealed.error());
    const Status kept = write([&](storage::Connection& to) {
        return storage::replace_sealed_keys(to, officer, *sealed);
    });
    if (!kept.ok()) return refuse(ticket, kept.error());
    auto loaded = load_identity(*connection);
    if (!loaded.ok()) return unavailable(loaded.error());
    identity = std::move(*loaded);
    tend_lock();
    changed();
    notify_when_durable(Notice::What::passphrase_changed, {});
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ChangeKeys& action) {
    // What runs signs and opens with the keys that go.
    if (busy()) return refuse(ticket, fail(ErrorCode::busy));
    std::optional<crypto::DeviceKeys> made;
    const Status done =
        change_card([&](storage::Connection& to, const CardKeeper& keeper) -> Status {
            TRY(crypto::DeviceKeys changed,
                change_keys(to, keeper, *identity->find(officer), action.passphrase));
            made.emplace(std::move(changed));
            return Done{};
        });
    if (!done.ok()) return refuse(ticket, done.error());
    keys = std::move(made);
    officer = bundle::device_id_of(keys->signing.public_key());
    if (const Status read = reload_directory(); !read.ok()) return unavailable(read.error());
    changed();
    notify_when_durable(Notice::What::keys_changed, {});
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ExportKeys&) {
    const std::string text = identity->find(officer)->sealed_keys + "\n";
    const std::string name =
        bundle::safe_file_name(me.agency.short_name + "_" + me.officer + "_密钥备份.keys.txt");
    save_when_durable(ticket, {}, ports.blobs.hold(as_bytes(text), "text/plain"), name);
}

}  // namespace casebridge::app
