// The officer's keys and passphrase.
#include "app/session_impl.h"

namespace casebridge::app {

void Session::Impl::act(Ticket ticket, const ChangePassphrase& action) {
    const auto opened = crypto::open_keys(identity->sealed_keys, action.current);
    if (!opened.ok()) return refuse(ticket, opened.error());
    const auto sealed = crypto::seal_keys(*opened, action.wanted, ports.random);
    if (!sealed.ok()) return refuse(ticket, sealed.error());
    const Status kept =
        write([&](storage::Connection& to) { return store_sealed_keys(to, *sealed); });
    if (!kept.ok()) return refuse(ticket, kept.error());
    identity->sealed_keys = *sealed;
    changed();
    notify_when_durable(Notice::What::passphrase_changed, {});
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ExportKeys&) {
    const std::string text = identity->sealed_keys + "\n";
    const std::string name =
        bundle::safe_file_name(me.agency.short_name + "_" + me.officer + "_密钥备份.keys.txt");
    save_when_durable(ticket, {}, ports.blobs.hold(as_bytes(text), "text/plain"), name);
}

}  // namespace casebridge::app
