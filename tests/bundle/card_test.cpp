#include "bundle/card.h"

#include <doctest/doctest.h>

#include "bundle/sample_bundle.h"

namespace casebridge::test {
namespace {

wire::Envelope seal_with(const SampleAgency& keeper, domain::AgencyCard card, Random& random) {
    return bundle::seal_card({"2026-11-23T09:12", std::move(card)}, keeper.keys.signing, random)
        .value();
}

ErrorCode refused(const wire::Envelope& envelope,
                  const std::optional<domain::AgencyCard>& known = {}) {
    const auto verified = bundle::verify_card(envelope, known);
    return verified.ok() ? ErrorCode::busy : verified.error().code;
}

}  // namespace

TEST_CASE("a first card certifies itself and travels as a file") {
    Sample sample;
    const wire::Envelope envelope = seal_with(sample.bureau, sample.bureau.card, sample.random);
    const std::string file = wire::write_card_file(envelope);
    const auto read = wire::read_card_file(file);
    REQUIRE(read.ok());
    CHECK(*read == envelope);
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
          ErrorCode::card_invalid);
    CHECK(refused(seal_with(sample.bureau, second, sample.random), second) == ErrorCode::busy);
}

TEST_CASE("the fingerprint changes with the agency's name and with any key") {
    Sample sample;
    const std::string before = bundle::fingerprint_of(sample.bureau.card);
    domain::AgencyCard renamed = sample.bureau.card;
    renamed.agency.name += "一";
    CHECK(bundle::fingerprint_of(renamed) != before);
    domain::AgencyCard rekeyed = sample.bureau.card;
    rekeyed.devices.front().encryption_key = sample.brigade.card.devices.front().encryption_key;
    CHECK(bundle::fingerprint_of(rekeyed) != before);
    CHECK(bundle::fingerprint_of(sample.bureau.card) == before);
}

TEST_CASE("a change of any one byte of a card file is refused") {
    Sample sample;
    const std::string good =
        wire::write_card_file(seal_with(sample.bureau, sample.bureau.card, sample.random));
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
