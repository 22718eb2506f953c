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

}  // namespace

void Session::Impl::use_legal_bases(const std::vector<wire::LegalBasis>& read, bool own) {
    legal_bases.clear();
    legal_bases_view = {read.size(), {}, own};
    Date& newest = legal_bases_view.newest;
    for (const wire::LegalBasis& basis : read) {
        legal_bases.push_back({basis.category, basis.violation, basis.statute,
                               basis.statute_version, basis.article, basis.paragraph,
                               basis.penalty_hint});
        const auto version = Date::parse(basis.statute_version);
        if (version.ok()) newest = newest.is_set() ? std::max(newest, *version) : *version;
    }
}

Status Session::Impl::reload_legal_bases() {
    TRY(const auto kept, storage::read_setting(*connection, k_text));
    const auto read =
        kept ? wire::read_legal_bases_file(*kept) : wire::read_legal_bases(asset(k_shipped));
    if (!read.ok()) return fail(ErrorCode::storage_damaged, "legal bases");
    use_legal_bases(*read, kept.has_value());
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
    use_legal_bases(*read, true);
    changed();
    notify_when_durable(Notice::What::legal_bases_kept, std::to_string(legal_bases.size()));
    finish(ticket, {});
}

void Session::Impl::act(Ticket ticket, const ExportLegalBases&) {
    const auto kept = storage::read_setting(*connection, k_text);
    if (!kept.ok()) return refuse_aloud(ticket, kept.error());
    const std::string_view text = *kept ? std::string_view{**kept} : asset(k_shipped);
    save_when_durable(ticket, {}, ports.blobs.hold(as_bytes(text), "application/json"),
                      "处罚依据库.json");
}

const LegalBasesView& Session::legal_bases_view() const { return impl_->legal_bases_view; }

}  // namespace casebridge::app
