// 处罚依据库: the shipped list of legal bases, or the one that the office keeps in its place.
#include <algorithm>

#include "app/session_impl.h"
#include "base/assets.h"
#include "storage/setting_store.h"
#include "wire/shipped_data.h"

namespace casebridge::app {
namespace {

constexpr std::string_view k_text = "legal_bases.text";
constexpr std::string_view k_shipped = "legal_bases.json";

std::vector<Session::LegalBasis> bases_from(const std::vector<wire::LegalBasis>& read) {
    std::vector<Session::LegalBasis> bases;
    for (const wire::LegalBasis& basis : read) {
        bases.push_back({basis.category, basis.violation, basis.statute, basis.statute_version,
                         basis.article, basis.paragraph, basis.penalty_hint});
    }
    return bases;
}

}  // namespace

Status Session::Impl::reload_legal_bases() {
    TRY(const auto kept, storage::read_setting(*connection, k_text));
    own_legal_bases = kept.has_value();
    const auto read =
        kept ? wire::read_legal_bases_file(*kept) : wire::read_legal_bases(asset(k_shipped));
    if (!read.ok()) return fail(ErrorCode::storage_damaged, "legal bases");
    legal_bases = bases_from(*read);
    return Done{};
}

void Session::Impl::act(Ticket ticket, const ImportLegalBases& action) {
    take_small_file(ticket, action.file, wire::k_largest_legal_bases,
                    ErrorCode::legal_bases_invalid, &Impl::take_legal_bases);
}

void Session::Impl::take_legal_bases(Ticket ticket, std::string_view text) {
    const auto read = wire::read_legal_bases_file(text);
    if (!read.ok()) return refuse_aloud(ticket, read.error());
    const Status kept =
        write([&](storage::Connection& to) { return storage::write_setting(to, k_text, text); });
    if (!kept.ok()) return refuse_aloud(ticket, kept.error());
    legal_bases = bases_from(*read);
    own_legal_bases = true;
    changed();
    notify_when_durable(Notice::What::legal_bases_kept, std::to_string(legal_bases.size()));
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ExportLegalBases&) {
    const auto kept = storage::read_setting(*connection, k_text);
    if (!kept.ok()) return refuse_aloud(ticket, kept.error());
    const std::string_view text = *kept ? std::string_view{**kept} : asset(k_shipped);
    const storage::BlobHandle handle = ports.blobs.hold(as_bytes(text), "application/json");
    constexpr std::string_view k_name = "处罚依据库.json";
    ports.files.save(handle, std::string{k_name});
    ports.blobs.release(handle);
    notify(Notice::Kind::good, Notice::What::exported, std::string{k_name});
    finish(ticket, {});
}

LegalBasesView Session::legal_bases_view() const {
    LegalBasesView view;
    view.count = impl_->legal_bases.size();
    view.own = impl_->own_legal_bases;
    for (const LegalBasis& basis : impl_->legal_bases) {
        const auto version = Date::parse(basis.law_version);
        if (!version.ok()) continue;
        view.newest = view.newest.is_set() ? std::max(view.newest, *version) : *version;
    }
    return view;
}

}  // namespace casebridge::app
