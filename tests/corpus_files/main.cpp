// Writes the corpus of hostile files for a real office to read: corpus_files FOLDER CARD, where
// CARD is the agency card that this office exported. FOLDER then holds the files, cards.tsv (the
// cards that the office must know, with their fingerprints), and index.tsv: for each file its name,
// what it is, how it must end, what it becomes where it is taken, and the sentence that a refusal
// shows.
#include <fstream>
#include <iostream>

#include "app/error_text.h"
#include "support/hostile_bundles.h"
#include "support/text_file.h"

using namespace casebridge;

namespace {

/// The row's end as a code, to ask for its sentence.
ErrorCode code_named(std::string_view name) {
    for (int i = 0;; ++i) {
        const auto code = static_cast<ErrorCode>(i);
        if (name_of(code) == name) return code;
        if (code == ErrorCode::busy) std::abort();  // the last one
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "usage: corpus_files FOLDER CARD\n";
        return 1;
    }
    const std::string folder = std::string{arguments[1]} + '/';
    test::HostileMaker maker;
    const auto card = wire::read_card_file(test::read_file(arguments[2]));
    const auto reader = card.ok() ? bundle::verify_card(*card, {}) : card.error();
    if (!reader.ok()) {
        std::cerr << "not an agency card: " << arguments[2] << '\n';
        return 1;
    }
    const domain::Device& device = reader->payload.card.devices.front();
    maker.target = {
        reader->payload.card.agency.id,
        {device.id,
         crypto::public_key_from_bytes(from_hex(device.encryption_key).value()).value()}};
    std::ofstream cards{folder + "cards.tsv", std::ios::binary};
    for (const test::SampleAgency* agency : maker.known()) {
        const std::string name = agency->card.agency.name + ".card.json";
        std::ofstream{folder + name, std::ios::binary} << maker.card_of(*agency);
        cards << name << '\t' << bundle::fingerprint_of(agency->card) << '\n';
    }
    std::ofstream index{folder + "index.tsv", std::ios::binary};
    int number = 0;
    for (const test::HostileRow& row : test::hostile_rows()) {
        const std::string name = std::to_string(++number) + ".case.json";
        std::ofstream file{folder + name, std::ios::binary};
        row.make(maker).each([&file](std::string_view text) { return !!(file << text); });
        index << name << '\t' << row.name << '\t' << row.end << '\t' << row.becomes << '\t';
        if (row.end != "taken") index << app::finding_sentence(code_named(row.end));
        index << '\n';
    }
    return index && cards ? 0 : 1;
}
