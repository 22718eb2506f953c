#include "bundle/card.h"

#include <doctest/doctest.h>

#include "bundle/sample_bundle.h"

namespace casebridge::test {
namespace {

wire::Envelope seal_with(const SampleAgency& keeper, domain::AgencyCard card, Random& random) {
    return bundle::seal_card({"2026-11-23T09:12", std::move(card)}, keeper.keys.signing, random)
        .value();
}

ErrorCode refused(const wire::CardFile& file, const std::optional<domain::AgencyCard>& known = {}) {
    const auto verified = bundle::verify_card(file, known);
    return verified.ok() ? ErrorCode::busy : verified.error().code;
}
ErrorCode refused(wire::Envelope envelope, const std::optional<domain::AgencyCard>& known = {}) {
    return refused(wire::CardFile{.card = std::move(envelope)}, known);
}

/// An agency that changed its keeper's key so many times: all versions of its card, each hand-over
/// signed by the old key and followed by the same card signed by the new one.
struct Rotated {
    explicit Rotated(int times, std::uint64_t seed = 5) : sample(seed) {
        SampleAgency& bureau = sample.bureau;
        keepers.push_back(std::move(bureau.keys));
        put(bureau.card, keepers.front());
        for (int i = 0; i < times; ++i) {
            keepers.push_back(crypto::generate_device_keys(sample.random).value());
            domain::AgencyCard card = cards.back();
            ++card.version;
            card.devices.back().revoked = true;
            card.devices.push_back(bundle::device_of(keepers.back(), "张伟", ""));
            card.keeper = card.devices.back().id;
            put(card, keepers[keepers.size() - 2]);
            ++card.version;
            put(card, keepers.back());
        }
    }
    void put(const domain::AgencyCard& card, const crypto::DeviceKeys& signer) {
        cards.push_back(card);
        envelopes.push_back(seal_by(card, signer));
    }
    wire::Envelope seal_by(const domain::AgencyCard& card, const crypto::DeviceKeys& signer) {
        return bundle::seal_card({"2026-11-23T09:12", card}, signer.signing, sample.random).value();
    }
    /// As it travels: the newest card and the hand-overs before it.
    [[nodiscard]] wire::CardFile file() const {
        return {envelopes.back(), bundle::handovers_in(envelopes).value()};
    }

    Sample sample;
    std::vector<crypto::DeviceKeys> keepers;
    std::vector<domain::AgencyCard> cards;  // version 1, 2, …
    std::vector<wire::Envelope> envelopes;
};

}  // namespace

TEST_CASE("a first card certifies itself and travels as a file") {
    Sample sample;
    const wire::Envelope envelope = seal_with(sample.bureau, sample.bureau.card, sample.random);
    const std::string file = wire::write_card_file({.card = envelope});
    const auto read = wire::read_card_file(file);
    REQUIRE(read.ok());
    CHECK(*read == wire::CardFile{.card = envelope});
    const auto verified = bundle::verify_card(*read, {});
    REQUIRE(verified.ok());
    CHECK(verified->payload.card == sample.bureau.card);
    CHECK(verified->fingerprint.size() == 6 * 5 + 5);
}

TEST_CASE("a first card whose id does not come from the key that signed it is refused") {
    Sample sample;
    domain::AgencyCard card = sample.bureau.card;
    card.agency.id = sample.brigade.id();
    CHECK(refused(seal_with(sample.bureau, card, sample.random)) == ErrorCode::card_invalid);
    CHECK(refused(seal_with(sample.stranger, sample.bureau.card, sample.random)) ==
          ErrorCode::signature_invalid);
}

TEST_CASE("keys that are none and devices that are not theirs are refused on a card") {
    Sample sample;
    domain::AgencyCard card = sample.bureau.card;
    const std::string good = card.devices.front().signing_key;
    SUBCASE("off the curve") {
        card.devices.front().signing_key.back() = good.back() == '0' ? '1' : '0';
    }
    SUBCASE("infinity") { card.devices.front().signing_key = std::string(130, '0'); }
    SUBCASE("cut") { card.devices.front().signing_key = good.substr(0, 128); }
    SUBCASE("compressed form's prefix") { card.devices.front().signing_key[1] = '2'; }
    SUBCASE("an encryption key that is none") { card.devices.front().encryption_key = "00"; }
    SUBCASE("a device id of another key") { card.devices.front().id = sample.brigade.device(); }
    SUBCASE("no device") { card.devices.clear(); }
    SUBCASE("a keeper that is not listed") { card.keeper = sample.brigade.device(); }
    const ErrorCode code = refused(seal_with(sample.bureau, card, sample.random));
    CHECK((code == ErrorCode::key_invalid || code == ErrorCode::card_invalid));
}

TEST_CASE("a later card needs the former keeper's signature and a higher version") {
    Sample sample;
    const domain::AgencyCard first = sample.bureau.card;
    domain::AgencyCard second = first;
    second.version = 2;
    second.agency.name = "昌江区交通运输局（新）";
    CHECK(refused(seal_with(sample.bureau, second, sample.random), first) == ErrorCode::busy);
    CHECK(refused(seal_with(sample.stranger, second, sample.random), first) ==
          ErrorCode::signature_invalid);
    CHECK(refused(seal_with(sample.bureau, first, sample.random), second) == ErrorCode::card_older);
    // One version says one thing.
    domain::AgencyCard other = second;
    other.agency.name = "别的名称";
    CHECK(refused(seal_with(sample.bureau, other, sample.random), second) ==
          ErrorCode::card_forked);
    // Who cannot sign for the keeper says nothing about versions.
    CHECK(refused(seal_with(sample.stranger, first, sample.random), second) ==
          ErrorCode::signature_invalid);
    CHECK(refused(seal_with(sample.bureau, second, sample.random), second) == ErrorCode::busy);
}

TEST_CASE(
    "the fingerprint changes with the agency's name and its keeper's key, not with officers") {
    Sample sample;
    const std::string before = bundle::fingerprint_of(sample.bureau.card);
    domain::AgencyCard renamed = sample.bureau.card;
    renamed.agency.name += "一";
    CHECK(bundle::fingerprint_of(renamed) != before);
    domain::AgencyCard staffed = sample.bureau.card;
    staffed.devices.push_back(sample.brigade.card.devices.front());
    CHECK(bundle::fingerprint_of(staffed) == before);
    staffed.keeper = staffed.devices.back().id;
    CHECK(bundle::fingerprint_of(staffed) != before);
}

TEST_CASE(
    "a changed key is followed from any older card, and from the first key where none is held") {
    for (const int times : {1, 2, 5}) {
        const Rotated agency(times);
        CAPTURE(times);
        const wire::CardFile file = agency.file();
        CHECK(file.chain.size() == static_cast<std::size_t>(times));
        const auto read = wire::read_card_file(wire::write_card_file(file));
        REQUIRE(read.ok());
        CHECK(*read == file);
        CHECK(refused(file) == ErrorCode::busy);
        // Hand-overs stand at every other version; nobody holds one of them alone.
        for (std::size_t held = 0; held < agency.cards.size(); held += 2) {
            CAPTURE(held);
            CHECK(refused(file, agency.cards[held]) == ErrorCode::busy);
        }
    }
}

TEST_CASE("a chain with a gap, out of order, of another agency or without end is refused") {
    Rotated agency(3);
    const wire::CardFile good = agency.file();
    wire::CardFile file = good;
    SUBCASE("none at all") { file.chain.clear(); }
    SUBCASE("the first is missing") { file.chain.erase(file.chain.begin()); }
    SUBCASE("one in the middle is missing") { file.chain.erase(file.chain.begin() + 1); }
    SUBCASE("the last is missing") { file.chain.pop_back(); }
    SUBCASE("two change places") { std::swap(file.chain[0], file.chain[1]); }
    SUBCASE("one stands twice") { file.chain.insert(file.chain.begin(), file.chain.front()); }
    SUBCASE("another agency's") { file.chain = Rotated(3, 6).file().chain; }
    SUBCASE("a signature of another") { file.chain[1].signature = file.chain[2].signature; }
    CHECK(refused(good) == ErrorCode::busy);
    CHECK(refused(file) != ErrorCode::busy);
    CHECK(refused(file, agency.cards.front()) != ErrorCode::busy);
}

TEST_CASE("a hand-over alone is no card: the new key has to sign for itself") {
    Rotated agency(1);
    // What somebody with the retired key could make: the right new keeper, and a device of theirs.
    domain::AgencyCard card = agency.cards[1];
    card.devices.push_back(agency.sample.stranger.card.devices.front());
    const wire::Envelope forged = agency.seal_by(card, agency.keepers.front());
    CHECK(bundle::fingerprint_of(card) == bundle::fingerprint_of(agency.cards.back()));
    CHECK(refused(forged) == ErrorCode::signature_invalid);
    CHECK(refused(forged, agency.cards.front()) == ErrorCode::signature_invalid);
    CHECK(refused(agency.envelopes[1]) == ErrorCode::signature_invalid);
}

TEST_CASE("a retired key makes no more cards for whoever holds a newer one") {
    Rotated agency(1);
    domain::AgencyCard card = agency.cards.front();
    card.version = 9;
    CHECK(refused(agency.seal_by(card, agency.keepers.front()), agency.cards.back()) ==
          ErrorCode::card_not_continued);
    card = agency.cards.back();
    card.version = 9;
    CHECK(refused(agency.seal_by(card, agency.keepers.front()), agency.cards.back()) ==
          ErrorCode::signature_invalid);
}

TEST_CASE("a card for a known agency that other keys made is told from a damaged one") {
    Sample sample;
    // The key is lost: other keys, the same agency, and nobody who could sign the hand-over.
    domain::AgencyCard lost = sample.bureau.card;
    lost.version = 2;
    lost.devices = {sample.stranger.card.devices.front()};
    lost.keeper = lost.devices.front().id;
    CHECK(refused(seal_with(sample.stranger, lost, sample.random), sample.bureau.card) ==
          ErrorCode::card_not_continued);
    // Whoever holds no card of it is not fooled either: the id is not made of that key.
    CHECK(refused(seal_with(sample.stranger, lost, sample.random)) == ErrorCode::card_invalid);
}

TEST_CASE(
    "a chain of more hand-overs than 32, or an empty one, is refused before anything is checked") {
    Rotated agency(1);
    wire::CardFile file = agency.file();
    const wire::Envelope handover = file.chain.front();
    file.chain.assign(wire::k_most_handovers + 1, handover);
    CHECK(wire::read_card_file(wire::write_card_file(file)).error().code ==
          ErrorCode::limit_exceeded);
    std::string text = wire::write_card_file({.card = file.card});
    text.insert(text.size() - 1, ",\"chain\":[]");
    CHECK(wire::read_card_file(text).error().code == ErrorCode::card_invalid);
}

TEST_CASE("a change of any one byte of a card file is refused, with a chain as without") {
    int times = 0;
    SUBCASE("of the first card") {}
    SUBCASE("after the key was changed") { times = 1; }
    const std::string good = wire::write_card_file(Rotated(times).file());
    std::size_t accepted = 0;
    std::string text = good;
    for (std::size_t i = 0; i < good.size(); ++i) {
        text[i] = static_cast<char>(good[i] ^ 1);
        const auto envelope = wire::read_card_file(text);
        if (envelope.ok() && bundle::verify_card(*envelope, {}).ok()) ++accepted;
        text[i] = good[i];
    }
    CHECK(accepted == 0);
}

}  // namespace casebridge::test
