// 统计: figures of a period, kept until something changes, and what is made of them.
#include "app/meeting_pack.h"
#include "app/session_impl.h"
#include "documents/docx.h"
#include "documents/html.h"

namespace casebridge::app {

const Statistics& Session::Impl::statistics_for(const Period& period) {
    const auto kept = statistics.find({period.first, period.last});
    if (kept != statistics.end()) return kept->second;
    std::vector<storage::ClockRow> duties;
    if (connection) {
        auto read = storage::clocks_due_between(*connection, period.first, period.last);
        if (read.ok()) duties = std::move(*read);
    }
    Statistics made =
        statistics_of(lists.lines(), duties, period, ports.clock.now().date,
                      [this](const AgencyId& agency) { return directory.short_name(agency); });
    return statistics.emplace(std::pair{period.first, period.last}, std::move(made)).first->second;
}

const Statistics& Session::statistics(const Period& period) const {
    return impl_->statistics_for(period);
}

void Session::Impl::act(Ticket ticket, const ExportStatistics& action) {
    finish_lists();
    const Statistics& made = statistics_for(action.period);
    const std::string name = bundle::safe_file_name(words_of(action.period) + "统计.csv");
    save_when_durable(ticket, {}, ports.blobs.hold(as_bytes(csv_of(made)), "text/csv"), name);
}

documents::Document Session::Impl::pack_of(const Period& period) {
    finish_lists();
    return meeting_pack(statistics_for(period), me.agency.name);
}

void Session::Impl::act(Ticket ticket, const PrintPack& action) {
    ports.printer.print_html(documents::render_html(pack_of(action.period)));
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const SavePack& action) {
    const documents::Document pack = pack_of(action.period);
    const Bytes bytes = documents::render_docx(pack, ports.clock.now());
    const storage::BlobHandle handle = ports.blobs.hold(
        bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    save_when_durable(ticket, {}, handle, bundle::safe_file_name(pack.name + ".docx"));
}

}  // namespace casebridge::app
