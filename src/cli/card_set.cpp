#include "cli/card_set.h"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>

#include "cli/bundle_file.h"

namespace casebridge::cli {

Status CardSet::add_file(const std::string& path) {
    TRY(const std::string text, read_small_file(path));
    TRY(const wire::CardFile file, wire::read_card_file(text));
    TRY(const wire::CardPayload payload, wire::read_card_payload(file.card.payload));
    const auto held = cards_.find(payload.card.agency.id);
    std::optional<domain::AgencyCard> known;
    if (held != cards_.end()) known = held->second.payload.card;
    TRY(bundle::VerifiedCard card, bundle::verify_card(file, known));
    cards_.insert_or_assign(payload.card.agency.id, std::move(card));
    return Done{};
}

std::optional<bundle::KnownDevice> CardSet::find_device(const DeviceId& device) const {
    for (const auto& [agency, card] : cards_) {
        for (const domain::Device& entry : card.payload.card.devices) {
            if (entry.id != device) continue;
            const auto bytes = from_hex(entry.signing_key);
            if (!bytes.ok()) return std::nullopt;
            const auto key = crypto::public_key_from_bytes(*bytes);
            if (!key.ok()) return std::nullopt;
            return bundle::KnownDevice{agency, *key, entry.revoked};
        }
    }
    return std::nullopt;
}

std::optional<bundle::KnownAgency> CardSet::find_agency(const AgencyId& agency) const {
    const auto card = cards_.find(agency);
    if (card == cards_.end()) return std::nullopt;
    const domain::Agency& entry = card->second.payload.card.agency;
    return bundle::KnownAgency{entry.kind, entry.name, true};
}

std::vector<std::string> card_files_beside(const std::string& path) {
    constexpr std::string_view k_ending = ".card.json";
    namespace fs = std::filesystem;
    fs::path folder = fs::path{path}.parent_path();
    if (folder.empty()) folder = ".";
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator entry{folder, error}, end; !error && entry != end;
         entry.increment(error)) {
        std::string name = entry->path().string();
        if (name.ends_with(k_ending)) files.push_back(std::move(name));
    }
    std::sort(files.begin(), files.end());
    return files;
}

void print_card(std::ostream& out, const bundle::VerifiedCard& card) {
    const domain::AgencyCard& content = card.payload.card;
    out << "名片\t" << shown(content.agency.name) << '\t' << content.agency.id.text << "\t第 "
        << content.version << " 版\t指纹 " << card.fingerprint << '\n';
}

}  // namespace casebridge::cli
