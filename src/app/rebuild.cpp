#include "app/rebuild.h"

#include <algorithm>

#include "app/matter_file.h"
#include "bundle/card.h"
#include "storage/database.h"
#include "storage/directory_store.h"

namespace casebridge::app {
namespace {

Error invalid(std::string place) { return fail(ErrorCode::backup_invalid, std::move(place)); }

Result<domain::AgencyCard> own_card(const Directory& directory, const AgencyId& agency) {
    for (const domain::AgencyCard& card : directory.cards()) {
        if (card.agency.id == agency) return card;
    }
    return invalid("own card");
}

}  // namespace

Rebuild::~Rebuild() = default;

Result<std::unique_ptr<Rebuild>> Rebuild::begin(std::unique_ptr<storage::PageStore> image,
                                                std::string_view passphrase,
                                                Environment environment) {
    std::unique_ptr<Rebuild> rebuild{new Rebuild{environment}};
    rebuild->image_ = std::move(image);
    TRY(rebuild->from_, storage::Connection::open_foreign(*rebuild->image_));
    CHECK_OK(storage::adopt_schema(*rebuild->from_));
    CHECK_OK(rebuild->open_keys(passphrase));
    rebuild->store_ = std::make_unique<storage::PageStore>();
    TRY(rebuild->to_, storage::Connection::open(*rebuild->store_));
    TRY([[maybe_unused]] const bool empty, storage::prepare_schema(*rebuild->to_));
    rebuild->copy_.emplace(*rebuild->from_, *rebuild->to_);
    for (const std::string_view table : storage::log_tables()) {
        TRY(storage::Statement count,
            rebuild->from_->prepare("SELECT count(*) FROM " + std::string{table}));
        TRY([[maybe_unused]] const bool row, count.step());
        rebuild->total_ += static_cast<std::uint64_t>(count.column_int64(0));
    }
    return rebuild;
}

Status Rebuild::open_keys(std::string_view passphrase) {
    const auto identity = load_identity(*from_);
    if (!identity.ok()) return identity.error();
    if (!*identity) return invalid("identity");
    identity_ = **identity;
    const auto directory = Directory::load(*from_, identity_.agency);
    if (!directory.ok()) return invalid("cards");
    TRY(const domain::AgencyCard card, own_card(*directory, identity_.agency));
    bool opens_any = false;
    for (const storage::StoredOfficer& officer : identity_.officers) {
        auto opened = crypto::open_keys(officer.sealed_keys, passphrase);
        const bool is_theirs =
            opened.ok() && bundle::device_id_of(opened->signing.public_key()) == officer.device;
        if (!is_theirs) continue;
        opens_any = true;
        if (officer.device != card.keeper) continue;
        keys_ = std::move(*opened);
        passphrase_ = passphrase;
        return Done{};
    }
    return fail(opens_any ? ErrorCode::keeper_needed : ErrorCode::passphrase_wrong);
}

Result<bool> Rebuild::step(const std::function<bool()>& out_of_time) {
    while (!out_of_time()) {
        switch (stage_) {
            case Stage::copying: {
                TRY(const bool copied, copy_->step(out_of_time));
                done_ = copy_->rows();
                if (!copied) return false;
                CHECK_OK(begin_checks());
                break;
            }
            case Stage::checking: {
                if (next_ == matters_.size()) {
                    CHECK_OK(begin_projections());
                    break;
                }
                TRY(const auto events, storage::events_of(*to_, matters_[next_]));
                for (const storage::StoredEvent& event : events) {
                    if (!check_stored(event, directory_).ok()) {
                        return invalid("event " + event.id.text);
                    }
                }
                ++next_;
                ++done_;
                break;
            }
            case Stage::projecting: {
                if (next_ == matters_.size()) {
                    stage_ = Stage::complete;
                    return true;
                }
                const auto file = load_matter(*to_, matters_[next_]);
                if (!file.ok()) return invalid(matters_[next_].text);
                if (!file->events.empty()) {
                    TRY(storage::Transaction transaction, to_->begin());
                    CHECK_OK(project_matter(*to_, *file, {calendar_.calendar, rules_.stage_days},
                                            identity_.agency));
                    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
                }
                ++next_;
                ++done_;
                break;
            }
            case Stage::complete: return true;
        }
    }
    return false;
}

Status Rebuild::begin_checks() {
    copy_.reset();
    from_.reset();
    image_.reset();
    CHECK_OK(check_cards());
    auto directory = Directory::load(*to_, identity_.agency);
    if (!directory.ok()) return invalid("cards");
    directory_ = std::move(*directory);
    TRY(matters_, storage::matters_with_events(*to_));
    total_ += 2 * matters_.size();
    stage_ = Stage::checking;
    return Done{};
}

Status Rebuild::check_cards() {
    TRY(const auto newest, storage::newest_cards(*to_));
    for (const storage::StoredCard& card : newest) {
        TRY(const auto versions, storage::card_versions(*to_, card.agency));
        std::vector<wire::Envelope> envelopes;
        for (const storage::StoredCard& version : versions) {
            envelopes.push_back({version.payload, version.signature});
        }
        auto chain = bundle::handovers_in(envelopes);
        if (!chain.ok()) return invalid("card " + card.agency.text);
        const auto verified =
            bundle::verify_card({std::move(envelopes.back()), std::move(*chain)}, std::nullopt);
        if (!verified.ok() || verified->payload.card.agency.id != card.agency) {
            return invalid("card " + card.agency.text);
        }
    }
    return Done{};
}

Status Rebuild::begin_projections() {
    TRY(storage::Transaction transaction, to_->begin());
    CHECK_OK(change_officers());
    TRY(calendar_, used_calendar(*to_, environment_.shipped_calendar));
    TRY(rules_, deadline_rules(*to_));
    CHECK_OK(storage::reset_projections(*to_));
    CHECK_OK(mark_calendar(*to_, calendar_));
    TRY([[maybe_unused]] const std::uint64_t seq, transaction.commit());
    next_ = 0;
    stage_ = Stage::projecting;
    return Done{};
}

Status Rebuild::change_officers() {
    TRY(const domain::AgencyCard card, own_card(directory_, identity_.agency));
    const storage::StoredOfficer* keeper = identity_.find(card.keeper);
    if (keeper == nullptr) return invalid("keeper");
    const CardKeeper before{card, keys_->signing, environment_.now, environment_.random};
    TRY(crypto::DeviceKeys changed, change_keys(*to_, before, *keeper, passphrase_));
    for (const storage::StoredOfficer& officer : identity_.officers) {
        if (officer.device == card.keeper) continue;
        TRY(directory_, Directory::load(*to_, identity_.agency));
        TRY(const domain::AgencyCard now, own_card(directory_, identity_.agency));
        CHECK_OK(revoke_officer(*to_, {now, changed.signing, environment_.now, environment_.random},
                                officer.device));
    }
    keys_ = std::move(changed);
    return Done{};
}

Rebuilt Rebuild::take() {
    to_.reset();
    return {std::move(store_), std::move(*keys_), matters_.size()};
}

}  // namespace casebridge::app
