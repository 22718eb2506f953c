// 对账: our 对账单 goes out; theirs comes in as any other file does (import_job.h).
#include "app/session_impl.h"
#include "bundle/ledger_digest.h"

namespace casebridge::app {

Result<wire::LedgerDigest> Session::Impl::ledger_with(const AgencyId& agency) {
    TRY(std::vector<storage::MatterRow> rows, storage::all_matters(*connection));
    std::erase_if(rows, [](const storage::MatterRow& row) {
        return row.kind == domain::MatterKind::integrity;
    });
    return ledger_for(*connection, rows, me.agency.id, agency);
}

void Session::Impl::act(Ticket ticket, const ExportLedger& action) {
    const AgencyView* to = directory.find(action.to);
    if (to == nullptr || !to->verified) {
        return refuse_aloud(ticket, fail(ErrorCode::recipient_unknown));
    }
    auto digest = ledger_with(action.to);
    if (!digest.ok()) return refuse_aloud(ticket, digest.error());
    digest->created = to_iso(ports.clock.now());
    digest->officer = me.officer;
    const auto text = bundle::seal_ledger(*digest, me.device, keys->signing, ports.random);
    if (!text.ok()) return refuse_aloud(ticket, text.error());
    const std::string name =
        own_file_name("与" + to->agency.short_name + "对账单") + ".ledger.json";
    save_when_durable(ticket, {}, ports.blobs.hold(as_bytes(*text), "application/json"), name);
}

}  // namespace casebridge::app
