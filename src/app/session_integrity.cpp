// 廉政监督: reminders to named persons. See integrity.h for where they may be seen.
#include <algorithm>
#include <utility>

#include "app/session_impl.h"
#include "bundle/addressed_text.h"
#include "documents/html.h"
#include "documents/paper_forms.h"
#include "domain/cooperation_records.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_title = "廉政提醒";
constexpr std::string_view k_no_due_reason = "阅后即回执";

}  // namespace

Status Session::Impl::reload_integrity() {
    if (std::exchange(integrity_revision, lists.reminders_revision()) ==
        lists.reminders_revision()) {
        return Done{};
    }
    integrity.clear();
    ledger.clear();
    ledger_position = 0;
    for (const MatterLine& reminder : lists.reminders()) {
        TRY(const MatterFile file, load_matter(*connection, reminder.matter));
        auto line =
            integrity_line(file, {me.agency.id, me.device, me.officer, me.certificate}, directory);
        if (!line) continue;
        line->unsent = reminder.unsent;
        integrity.push_back(std::move(*line));
    }
    return Done{};
}

void Session::Impl::hide_reminders(std::vector<storage::BundleLine>& bundles) const {
    std::erase_if(bundles, [&](const storage::BundleLine& line) {
        return !line.matters.empty() &&
               std::all_of(line.matters.begin(), line.matters.end(),
                           [&](const MatterId& matter) { return lists.is_reminder(matter); });
    });
}

const std::vector<IntegrityLine>& Session::integrity() const { return impl_->integrity; }

Result<IntegrityText> Session::integrity_text(const MatterId& matter) const {
    Impl& s = *impl_;
    const bool concerns_me = std::any_of(s.integrity.begin(), s.integrity.end(),
                                         [&](const auto& line) { return line.matter == matter; });
    if (!concerns_me || !s.connection || !s.keys) return fail(ErrorCode::matter_unknown);
    TRY(const MatterFile file, load_matter(*s.connection, matter));
    return open_reminder(file, s.unlock());
}

std::vector<IntegrityAddressee> Session::integrity_addressees() const {
    std::vector<IntegrityAddressee> addressees;
    for (const domain::AgencyCard& card : impl_->directory.cards()) {
        const AgencyView* agency = impl_->directory.find(card.agency.id);
        if (agency == nullptr || agency->is_me || !agency->verified) continue;
        for (const domain::Device& device : card.devices) {
            const auto known = impl_->directory.find_device(device.id);
            if (!known || known->revoked) continue;
            addressees.push_back(
                {card.agency.id, device.id, device.officer, agency->agency.short_name});
        }
    }
    return addressees;
}

Result<std::vector<bundle::DeviceKey>> Session::Impl::integrity_keys(
    const AgencyId& agency, const std::vector<DeviceId>& wanted) const {
    std::vector<bundle::DeviceKey> readers;
    for (const AgencyId& side : {agency, me.agency.id}) {
        TRY(const auto keys_of_side, directory.encryption_keys(side));
        for (const bundle::DeviceKey& key : keys_of_side) {
            const bool named = std::find(wanted.begin(), wanted.end(), key.device) != wanted.end();
            if (named || key.device == me.device) readers.push_back(key);
        }
    }
    return readers;
}

void Session::Impl::act(Ticket ticket, const RemindIntegrity& action) {
    using Kind = domain::FieldProblem::Kind;
    std::vector<domain::FieldProblem> missing;
    if (action.readers.empty()) missing.push_back({"readers", Kind::missing});
    if (action.text.risk.empty()) missing.push_back({"risk", Kind::missing});
    if (action.text.measures.empty()) missing.push_back({"measures", Kind::missing});
    if (!missing.empty()) {
        return refuse(ticket, fail(ErrorCode::field_required), std::move(missing));
    }
    const auto readers = integrity_keys(action.agency, action.readers);
    if (!readers.ok()) return refuse_aloud(ticket, readers.error());
    // A device that was withdrawn meanwhile would leave nobody to read it.
    if (readers->size() <= action.readers.size()) {
        return refuse_aloud(ticket, fail(ErrorCode::recipient_unknown));
    }
    const auto token = seal_reminder(action.text, *readers, ports.random);
    if (!token.ok()) return refuse_aloud(ticket, token.error());
    domain::FieldValues values = reminder_values(action.agency);
    values["record." + std::string{domain::k_sealed_text}] = *token;
    enter_form(ticket, {}, domain::EventType::begin_matter, values);
}

domain::FieldValues Session::Impl::reminder_values(const AgencyId& agency) const {
    const bool is_bureau = me.agency.kind == domain::AgencyKind::district_bureau;
    domain::FormSeed seed;
    seed.now = ports.clock.now();
    seed.officer = me.officer;
    seed.agency = me.agency.id;
    seed.is_bureau = is_bureau;
    seed.agency_detachment = me.agency.detachment;
    seed.kind = domain::MatterKind::integrity;
    domain::FieldValues values =
        domain::first_values(domain::MatterState{}, domain::EventType::begin_matter, seed);
    values[is_bureau ? "recipient" : "bureau"] = agency.text;
    values["title"] = k_title;
    values["no_due_reason"] = k_no_due_reason;
    return values;
}

void Session::Impl::act(Ticket ticket, const AcknowledgeIntegrity& action) {
    const auto line = std::find_if(integrity.begin(), integrity.end(),
                                   [&](const auto& one) { return one.matter == action.matter; });
    if (line == integrity.end() || !line->may_acknowledge()) {
        return refuse_aloud(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    const auto file = load_matter(*connection, action.matter);
    if (!file.ok()) return refuse_aloud(ticket, file.error());
    domain::FieldValues values = {{"read_at", to_iso(ports.clock.now())}, {"read_by", me.officer}};
    if (!action.answer.empty()) {
        const auto named = reminder_readers(*file);
        if (!named.ok()) return refuse_aloud(ticket, named.error());
        const auto readers = integrity_keys(line->partner, *named);
        if (!readers.ok()) return refuse_aloud(ticket, readers.error());
        const auto token = bundle::seal_addressed(action.answer, *readers, ports.random);
        if (!token.ok()) return refuse_aloud(ticket, token.error());
        values["remark"] = *token;
    }
    enter_form(ticket, action.matter, domain::EventType::acknowledge_notice, values);
}

void Session::Impl::act(Ticket ticket, const PrintIntegrity& action) {
    const auto line = std::find_if(integrity.begin(), integrity.end(),
                                   [&](const auto& one) { return one.matter == action.matter; });
    if (line == integrity.end()) return refuse_aloud(ticket, fail(ErrorCode::matter_unknown));
    const auto file = load_matter(*connection, action.matter);
    if (!file.ok()) return refuse_aloud(ticket, file.error());
    const auto text = open_reminder(*file, unlock());
    if (!text.ok()) return refuse_aloud(ticket, text.error());
    documents::PaperValues values;
    std::string to;
    for (const std::string& name : line->readers) to += (to.empty() ? "" : "、") + name;
    values.set("to", line->to + to);
    values.set("risk", text->risk);
    values.set("measures", text->measures);
    ports.printer.print_html(
        documents::render_html(documents::paper("integrity_reminder", values)));
    finish(ticket, {});
}

}  // namespace casebridge::app
