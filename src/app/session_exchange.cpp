// What the actions do that take a file from outside or write one for another agency.
#include <algorithm>
#include <set>

#include "app/session_impl.h"
#include "domain/fold.h"
#include "domain/named_files.h"
#include "storage/bundle_ledger.h"
#include "storage/directory_store.h"

namespace casebridge::app {
namespace {

std::string digits_only(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
}

std::string fingerprint_group(std::string_view fingerprint, int group) {
    constexpr std::size_t k_stride = 6;  // five digits and a blank
    return std::string{fingerprint.substr(static_cast<std::size_t>(group) * k_stride, 5)};
}

}  // namespace

void Session::Impl::act(Ticket ticket, const ReadFile& action) {
    if (importing != nullptr) importing->drop();
    const ImportEnvironment environment{
        *connection,
        ports.blobs,
        directory,
        due_rules(),
        ports.steady_ms,
        me.agency.id,
        unlock(),
        [this](const AgencyId& agency) { return ledger_with(agency); },
        [this](const MatterId& matter) {
            auto row = row_of(matter);
            return row.ok() ? std::move(row->title) : std::string{};
        }};
    importing = ImportJob::start(environment, action.file, [this] {
        if (importing != nullptr && importing->view().phase == ImportView::Phase::verifying) {
            return progressed();
        }
        touch();
        ports.request_frame();
    });
    finish(ticket, {});
}

bundle::Unlock Session::Impl::unlock() {
    return [this](const std::vector<bundle::Recipient>& recipients) -> Result<crypto::ContentKey> {
        if (!keys) return fail(ErrorCode::locked);
        return bundle::unlock_with_device(keys->encryption, me.device, ports.random)(recipients);
    };
}

void Session::Impl::act(Ticket ticket, const OpenSealed& action) {
    if (importing == nullptr || importing->view().phase != ImportView::Phase::needs_passphrase) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    importing->open_with(action.passphrase);
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const VerifyAgain&) {
    if (importing == nullptr || importing->view().phase != ImportView::Phase::quarantined) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    importing->verify_again();
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const MergeImport&) {
    if (importing == nullptr) return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    if (importing->view().phase == ImportView::Phase::verified_card) {
        if (const Status kept = keep_card(); !kept.ok()) return refuse_aloud(ticket, kept.error());
        const bool trusted = importing->view().sender.verified;
        notify_when_durable(trusted ? Notice::What::card_continued : Notice::What::card_saved, {});
        return finish(ticket, {});
    }
    if (importing->view().phase != ImportView::Phase::verified_bundle) {
        return refuse(ticket, fail(ErrorCode::not_allowed_in_stage));
    }
    importing->merge(ports.clock.now(),
                     [this, ticket, job = importing](Result<std::vector<MatterId>> merged) {
                         if (!merged.ok()) return refuse(ticket, merged.error());
                         this->merged(ticket, job, *merged);
                     });
}

void Session::Impl::merged(Ticket ticket, const std::shared_ptr<ImportJob>& from,
                           const std::vector<MatterId>& matters) {
    present.clear();
    file_checks.clear();
    thumbnails.clear();
    changed();
    Outcome outcome;
    if (!matters.empty()) outcome.matter = matters.front();
    // The page says 已写入 only when the disk has it.
    when_durable([this, ticket, from, outcome = std::move(outcome)] {
        from->mark_durable();
        notify(Notice::Kind::good, Notice::What::merged, std::to_string(from->view().new_events));
        finish(ticket, outcome);
    });
}

Status Session::Impl::keep_card() {
    const bundle::VerifiedCard& card = *importing->card();
    const AgencyView* held = directory.find(card.payload.card.agency.id);
    // A later card signed by the keeper we already trust needs no second telephone call.
    const bool trusted = held != nullptr && held->verified;
    CHECK_OK(write([&](storage::Connection& to) {
        return storage::put_card(
            to, {.agency = card.payload.card.agency.id,
                 .version = card.payload.card.version,
                 .payload = card.envelope.payload,
                 .signature = card.envelope.signature,
                 .verified_by = trusted ? held->verified_by : std::string{},
                 .verified_on = trusted ? to_iso(held->verified_on) : std::string{}});
    }));
    CHECK_OK(reload_directory());
    changed();
    return Done{};
}

void Session::Impl::act(Ticket ticket, const DropImport&) {
    if (importing != nullptr) importing->drop();
    importing.reset();
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ConfirmFingerprint& action) {
    const AgencyView* agency = directory.find(action.agency);
    if (agency == nullptr) return refuse(ticket, fail(ErrorCode::agency_unknown));
    const auto typed = [&](int group, const std::string& digits) {
        return group >= 0 && group < 6 &&
               digits_only(digits) == fingerprint_group(agency->fingerprint, group);
    };
    if (action.first_group == action.second_group ||
        !typed(action.first_group, action.first_digits) ||
        !typed(action.second_group, action.second_digits)) {
        return refuse(ticket, fail(ErrorCode::fingerprint_mismatch));
    }
    const auto cards = storage::newest_cards(*connection);
    if (!cards.ok()) return refuse(ticket, cards.error());
    const auto stored = std::find_if(cards->begin(), cards->end(), [&](const auto& card) {
        return card.agency == action.agency;
    });
    storage::StoredCard card = *stored;
    card.verified_by = me.officer;
    card.verified_on = to_iso(ports.clock.now().date);
    const Status written =
        write([&](storage::Connection& to) { return storage::put_card(to, card); });
    if (!written.ok()) return refuse(ticket, written.error());
    if (const Status read = reload_directory(); !read.ok()) return refuse(ticket, read.error());
    changed();
    notify_when_durable(Notice::What::card_verified, directory.short_name(action.agency));
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ExportCard&) {
    const auto card = own_card_file(*connection, me.agency.id);
    if (!card.ok()) return refuse_aloud(ticket, card.error());
    const std::string text = wire::write_card_file(*card);
    const std::string name = bundle::safe_file_name(me.agency.short_name + "_名片.card.json");
    save_when_durable(ticket, {}, ports.blobs.hold(as_bytes(text), "application/json"), name);
}

void Session::Impl::act(Ticket ticket, const ExportMatter& action) {
    if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
    const AgencyView* recipient = directory.find(action.to);
    if (recipient == nullptr || !recipient->verified) {
        return refuse_aloud(ticket, fail(ErrorCode::recipient_unknown));
    }
    std::vector<MatterFile> files;
    std::vector<MatterId> matters = {action.matter};
    matters.insert(matters.end(), action.with.begin(), action.with.end());
    for (const MatterId& matter : matters) {
        auto file = load_matter(*connection, matter);
        if (!file.ok()) return refuse_aloud(ticket, file.error());
        files.push_back(std::move(*file));
    }
    ExportJob::Order order;
    bundle::BundlePlan& plan = order.plan;
    plan.header.bundle = random_id_text(ports.random);
    plan.header.from = me.agency.id;
    plan.header.to = {action.to};
    const bool sealed = action.protection != Protection::none;
    const domain::MatterState& first = files.front().state;
    // Outside the encryption stands nothing that names a person.
    plan.header.label =
        with_others(sealed ? first.letter_number : bundle_label(first), files.size());
    plan.header.officer = me.officer;
    plan.header.created = to_iso(ports.clock.now());
    plan.device = me.device;
    if (const Status protect = protect_plan(plan, action); !protect.ok()) {
        return refuse_aloud(ticket, protect.error());
    }
    Sent sent{{}, action.to};
    for (const MatterFile& file : files) {
        if (const Status planned = plan_matter(file, action, order); !planned.ok()) {
            return refuse_aloud(ticket, planned.error());
        }
        sent.matters.push_back({file.state.matter, entries_made_here(file, me.agency.id)});
    }
    order.part_bytes = action.part_bytes;
    order.file_name = files.size() == 1 ? bundle_file_name(first, ports.clock.now(), sealed)
                                        : bundle_file_name(files.size(), ports.clock.now());
    // What is not on the disk yet must not leave the house.
    when_durable([this, ticket, sent, order] {
        if (busy()) return refuse_aloud(ticket, fail(ErrorCode::busy));
        ExportJob::Environment environment{
            ports.blobs,
            directory,
            ports.steady_ms,
            [this](bundle::BundleWriter& writer) { return begin_bundle(writer); },
            unlock(),
            [this] { return random_id_text(ports.random); },
            [this] { progressed(); }};
        exporting =
            ExportJob::start(std::move(environment), order,
                             [this, ticket, sent](Result<std::vector<ExportedBundle>> result) {
                                 exported(ticket, sent, std::move(result));
                             });
        ports.request_frame();
    });
}

Status Session::Impl::plan_matter(const MatterFile& file, const ExportMatter& action,
                                  ExportJob::Order& order) const {
    if (!domain::is_participant(file.state, action.to)) {
        return fail(ErrorCode::recipient_unknown, file.state.matter.text);
    }
    for (const storage::StoredEvent& event : file.stored) {
        order.plan.events.push_back({event.id, {event.payload, event.signature}});
    }
    order.plan.matters.push_back({file.state.matter, domain::heads_of(file.events)});
    const auto named = domain::named_files(file.state);
    std::vector<FileId> wanted = files_to_send(file, action.to);
    if (action.all_files) {
        std::set<FileId> all;
        for (const domain::Filed<domain::NamedFile>& filed : named) {
            if (is_here(filed.content.file)) all.insert(filed.content.file);
        }
        wanted.assign(all.begin(), all.end());
    }
    for (const FileId& id : wanted) {
        const auto found = std::find_if(named.begin(), named.end(), [&](const auto& filed) {
            return filed.content.file == id;
        });
        // Two matters may name one file.
        const bool is_in = std::any_of(order.files.begin(), order.files.end(),
                                       [&](const auto& taken) { return taken.id == id; });
        if (found == named.end() || is_in) continue;
        order.files.push_back({id, found->content.media_type, found->content.size_bytes});
    }
    return Done{};
}

/// Our own devices can always read what we sent: it is checked by reading it back.
Status Session::Impl::protect_plan(bundle::BundlePlan& plan, const ExportMatter& action) {
    if (action.protection == Protection::none) return Done{};
    TRY(plan.readers, directory.encryption_keys(me.agency.id));
    if (action.protection == Protection::passphrase) {
        CHECK_OK(crypto::check_passphrase(action.passphrase));
        plan.passphrase = action.passphrase;
        return Done{};
    }
    TRY(const auto theirs, directory.encryption_keys(action.to));
    if (theirs.empty()) return fail(ErrorCode::recipient_unknown);
    plan.readers.insert(plan.readers.end(), theirs.begin(), theirs.end());
    return Done{};
}

Result<std::string> Session::Impl::begin_bundle(bundle::BundleWriter& writer) {
    if (!keys) return fail(ErrorCode::locked);
    return writer.begin(keys->signing, ports.random);
}

void Session::Impl::exported(Ticket ticket, const Sent& sent,
                             Result<std::vector<ExportedBundle>> result) {
    const auto running = std::exchange(exporting, nullptr);
    if (!result.ok()) return refuse_aloud(ticket, result.error());
    const auto give_up = [&](const Error& error) {
        for (const ExportedBundle& part : *result) ports.blobs.release(part.handle);
        refuse_aloud(ticket, error);
    };
    if (!connection) return give_up(fail(ErrorCode::cancelled));
    const Status written =
        write([&](storage::Connection& to) { return note_exported(to, sent, *result); });
    if (!written.ok()) return give_up(written.error());
    changed();
    if (result->size() == 1) {
        const ExportedBundle& whole = result->front();
        return save_when_durable(ticket, sent.matters.front().matter, whole.handle,
                                 whole.file_name);
    }
    when_durable([this, ticket, sent, written_parts = std::move(*result)] {
        drop_parts();
        for (const ExportedBundle& part : written_parts) {
            parts.push_back({part.file_name, part.size_bytes, false});
            part_handles.push_back(part.handle);
        }
        Outcome outcome;
        outcome.matter = sent.matters.front().matter;
        finish(ticket, std::move(outcome));
        touch();
        ports.request_frame();
    });
}

Status Session::Impl::note_exported(storage::Connection& to, const Sent& sent,
                                    const std::vector<ExportedBundle>& bundles) {
    std::vector<MatterId> matters;
    std::string label;
    for (const Sent::Matter& one : sent.matters) {
        TRY(const MatterFile file, load_matter(to, one.matter));
        if (matters.empty()) label = bundle_label(file.state);
        matters.push_back(one.matter);
        CHECK_OK(note_sent(to, one.matter, one.entries));
        CHECK_OK(project_matter(to, file, due_rules(), me.agency.id));
    }
    for (const ExportedBundle& part : bundles) {
        CHECK_OK(storage::add_bundle_line(to, {.id = part.header.bundle,
                                               .direction = storage::BundleDirection::out,
                                               .agency = sent.to,
                                               .label = with_others(label, matters.size()),
                                               .file_name = part.file_name,
                                               .officer = me.officer,
                                               .created = part.header.created,
                                               .exchanged = to_iso(ports.clock.now()),
                                               .events = part.events,
                                               .new_events = 0,
                                               .files = part.files,
                                               .size_bytes = part.size_bytes,
                                               .matters = matters}));
    }
    return Done{};
}

// A browser lets a page save one file for each press of a button, not several.
void Session::Impl::act(Ticket ticket, const SavePart& action) {
    if (action.index >= parts.size()) return refuse(ticket, fail(ErrorCode::cancelled));
    PartView& part = parts[action.index];
    ports.files.save(part_handles[action.index], part.file_name);
    part.saved = true;
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const DropParts&) {
    drop_parts();
    finish(ticket, {});
}

void Session::Impl::drop_parts() {
    for (const storage::BlobHandle handle : part_handles) ports.blobs.release(handle);
    part_handles.clear();
    parts.clear();
}

void Session::Impl::save_when_durable(Ticket ticket, const MatterId& matter,
                                      storage::BlobHandle handle, const std::string& name) {
    when_durable([this, ticket, matter, handle, name] {
        ports.files.save(handle, name);
        ports.blobs.release(handle);
        notify(Notice::Kind::good, Notice::What::exported, name);
        Outcome outcome;
        outcome.matter = matter;
        finish(ticket, std::move(outcome));
    });
}

}  // namespace casebridge::app
