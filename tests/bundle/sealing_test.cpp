#include "bundle/sealing.h"

#include <doctest/doctest.h>

#include <set>

#include "bundle/sample_bundle.h"
#include "wire/fields_codec.h"

using namespace casebridge;
using namespace casebridge::bundle;
using namespace casebridge::test;

namespace {

constexpr std::string_view k_passphrase = "昌江交通2026";

DeviceKey device_key(const SampleAgency& agency) {
    return {agency.device(), agency.keys.encryption.public_key()};
}

/// Encrypted for the brigade, and for the bureau that sends it.
struct Sealed {
    Sealed() {
        sample.add(sample.bureau, make_open());
        sample.add_evidence(sample.bureau, make_file(700, 1), "现场照片.jpg");
        plan = sample.plan();
        plan.header.label = "昌江移〔2026〕17号";
        plan.readers = {device_key(sample.brigade), device_key(sample.bureau)};
    }
    [[nodiscard]] std::string write() { return sample.write(plan, sample.bureau); }
    [[nodiscard]] Unlock as(const SampleAgency& who) {
        return unlock_with_device(who.keys.encryption, who.device(), sample.random);
    }
    [[nodiscard]] std::vector<Finding> read(std::string_view text, Unlock unlock,
                                            FileSink* sink = nullptr, AgencyId me = {}) {
        BundleReader reader{{.directory = &sample.directory,
                             .me = me.empty() ? sample.brigade.id() : std::move(me),
                             .files = sink,
                             .unlock = std::move(unlock)}};
        (void)reader.feed(as_bytes(text));
        auto findings = reader.finish();
        events = reader.contents().events.size();
        return findings;
    }
    [[nodiscard]] std::string verdict(std::string_view text, Unlock unlock) {
        return first_of(read(text, std::move(unlock)));
    }

    Sample sample;
    BundlePlan plan;
    std::size_t events = 0;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// The n-th quoted text behind a mark.
std::string text_behind(const std::string& bundle, std::string_view mark, std::size_t n = 0) {
    std::size_t at = bundle.find(mark) + mark.size();
    for (; n > 0; --n) at = bundle.find(",\"", at) + 1;
    return bundle.substr(at, bundle.find('"', at + 1) + 1 - at);
}

}  // namespace

TEST_CASE("no two parts of a bundle have one nonce: section, counter, last or not") {
    std::set<std::array<std::uint8_t, 12>> seen;
    for (const Section section :
         {Section::manifest, Section::event, Section::head, Section::chunk}) {
        for (std::uint64_t counter = 0; counter < 1000; ++counter) {
            for (const bool final : {false, true}) {
                CHECK(seen.insert(nonce_of(section, counter, final)).second);
            }
        }
    }
    const std::array<std::uint8_t, 12> expected = {4,    0,    0,    0xFE, 0xDC, 0xBA,
                                                   0x98, 0x76, 0x54, 0x32, 0x10, 1};
    CHECK(nonce_of(Section::chunk, 0xFEDCBA9876543210, true) == expected);
}

TEST_CASE(
    "an encrypted bundle opens for recipient and sender, and holds what the plain one holds") {
    Sealed story;
    const std::string text = story.write();
    for (const SampleAgency* who : {&story.sample.brigade, &story.sample.bureau}) {
        KeptFiles files;
        CHECK(first_of(story.read(text, story.as(*who), &files)) == "none");
        CHECK(story.events == story.sample.events.size());
        CHECK(files.complete_all);
        REQUIRE(files.files.size() == 1);
        CHECK(files.files.begin()->second == story.sample.files.front().bytes);
    }
}

TEST_CASE(
    "outside the encryption stand sender, recipients and the label, and no word of the case") {
    Sealed story;
    const std::string text = story.write();
    const std::string plain = story.sample.write();
    for (const char* word : {"昌江移〔2026〕17号", "张伟"})
        CHECK(text.find(word) != std::string::npos);
    for (const char* word : {"澜桥", "open_matter", "inspection", "现场照片", "image/jpeg"}) {
        CAPTURE(word);
        CHECK(plain.find(word) != std::string::npos);
        CHECK(text.find(word) == std::string::npos);
    }
}

TEST_CASE("a device that it was not encrypted for, and one without a key, are told so") {
    Sealed story;
    const std::string text = story.write();
    CHECK(story.verdict(text, story.as(story.sample.stranger)) == "not_sealed_for_us");
    CHECK(story.verdict(text, {}) == "bundle_sealed");
    CHECK(story.verdict(text, unlock_with_passphrase(std::string{k_passphrase})) ==
          "not_sealed_for_us");
    // Another device under the name of the right one.
    CHECK(story.verdict(text, unlock_with_device(story.sample.stranger.keys.encryption,
                                                 story.sample.brigade.device(),
                                                 story.sample.random)) == "crypto_failed");
}

TEST_CASE("under a passphrase it opens with that one; the sender's own key opens it, too") {
    Sealed story;
    story.plan.readers = {device_key(story.sample.bureau)};
    story.plan.passphrase = k_passphrase;
    const std::string text = story.write();
    CHECK(story.verdict(text, unlock_with_passphrase(std::string{k_passphrase})) == "none");
    CHECK(story.verdict(text, unlock_with_passphrase("昌江交通2027")) == "passphrase_wrong");
    CHECK(story.verdict(text, story.as(story.sample.brigade)) == "passphrase_needed");
    CHECK(story.verdict(text, story.as(story.sample.bureau)) == "none");
}

TEST_CASE("every byte flipped, and every bit of the first 2 KB: refused") {
    Sealed story;
    const std::string text = story.write();
    // One costly unwrapping for all: its own damage is tried in content_key_test.cpp.
    const auto key = [&] {
        crypto::ContentKey found;
        const Unlock unlock = story.as(story.sample.brigade);
        (void)story.read(text, [&](const std::vector<Recipient>& recipients) {
            auto opened = unlock(recipients);
            if (opened.ok()) found = *opened;
            return opened;
        });
        return found;
    }();
    const std::size_t wrapped_from = text.find("\"recipients\"");
    const std::size_t wrapped_to = text.find("\"mac\"");
    const auto refused = [&](std::size_t at, unsigned bit) {
        std::string bad = text;
        bad[at] = static_cast<char>(bad[at] ^ static_cast<char>(1U << bit));
        const bool in_recipients = at >= wrapped_from && at < wrapped_to;
        const Unlock unlock = in_recipients && at % 16 == 0
                                  ? story.as(story.sample.brigade)
                                  : [&](const auto&) -> Result<crypto::ContentKey> { return key; };
        return !story.read(bad, unlock).empty();
    };
    std::size_t taken = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (unsigned bit = 0; bit < (at < 2048 ? 8U : 1U); ++bit) {
            if (!refused(at, bit)) ++taken;
        }
    }
    CHECK(taken == 0);
}

TEST_CASE("cut anywhere it is cut short or broken, never taken") {
    Sealed story;
    const std::string text = story.write();
    for (std::size_t size = 0; size < text.size(); size += 37) {
        CAPTURE(size);
        CHECK_FALSE(
            story.read(std::string_view{text}.substr(0, size), story.as(story.sample.brigade))
                .empty());
    }
}

TEST_CASE("parts that change places, and a last part that is not the last, are broken") {
    Sealed story;
    const std::string text = story.write();
    const std::string first = text_behind(text, "\"events\":[");
    const std::string second = text_behind(text, "\"events\":[", 1);
    REQUIRE(first != second);
    const Unlock unlock = story.as(story.sample.brigade);
    const std::string swapped = replaced(text, first + "," + second, second + "," + first);
    CHECK(story.verdict(swapped, unlock) == "seal_broken");
    // The last event taken away, with a count that agrees: the one before is not the last.
    std::string shorter = replaced(text, "," + second, "");
    shorter = replaced(shorter, "\"end\":{\"events\":2", "\"end\":{\"events\":1");
    CHECK(story.verdict(shorter, unlock) == "manifest_mismatch");
    const std::string manifest = text_behind(text, "\"manifest\":");
    CHECK(story.verdict(replaced(text, first, manifest), unlock) == "seal_broken");
}

TEST_CASE("header and recipients are bound by the MAC before anything is decrypted") {
    Sealed story;
    const std::string text = story.write();
    const Unlock unlock = story.as(story.sample.brigade);
    const std::string other_label = replaced(text, "昌江移〔2026〕17号", "昌江移〔2026〕18号");
    CHECK(story.verdict(other_label, unlock) == "seal_broken");
    const std::string recipient = "{\"kid\":\"" + story.sample.bureau.device().text + "\"";
    const std::size_t at = text.find("," + recipient);
    REQUIRE(at != std::string::npos);
    const std::string fewer = text.substr(0, at) + text.substr(text.find(']', at));
    CHECK(story.verdict(fewer, unlock) == "seal_broken");
    const std::string mac = text_behind(text, "\"mac\":");
    for (const char* forged : {"\"\"", "\"AAAA\"", "\"!\""}) {
        CHECK(story.verdict(replaced(text, mac, forged), unlock) == "seal_broken");
    }
}

TEST_CASE("recipients of another form, twice, or too many are refused") {
    Sealed story;
    const std::string text = story.write();
    const Unlock unlock = story.as(story.sample.brigade);
    // The first device bears its agency's id, which stands in the header, too.
    const std::string mine = "\"kid\":\"" + story.sample.brigade.device().text;
    const std::string other = "\"kid\":\"" + story.sample.bureau.device().text;
    CHECK(story.verdict(replaced(text, mine, "\"kid\":\"somebody"), unlock) == "field_invalid");
    CHECK(story.verdict(replaced(text, other, mine), unlock) == "field_invalid");
    CHECK(story.verdict(replaced(text, "[{\"kid\"", "[],\"x\":[{\"kid\""), unlock) ==
          "json_other_spelling");
    std::string many = "[";
    for (int i = 0; i < 257; ++i) {
        std::string id = std::to_string(1000 + i);
        id.resize(32, 'a');
        many += "{\"kid\":\"" + id + "\",\"ek\":\"AAAA\"},";
    }
    CHECK(story.verdict(replaced(text, "[{\"kid\"", many + "{\"kid\""), unlock) ==
          "limit_exceeded");
}

TEST_CASE("a suite of neither kind, and a suite that is not the framing's, are refused") {
    Sealed story;
    const std::string text = story.write();
    const Unlock unlock = story.as(story.sample.brigade);
    CHECK(story.verdict(replaced(text, "sm2-sm4-gcm-sm3", "none"), unlock) == "suite_unknown");
    CHECK(story.verdict(replaced(text, "sm2-sm4-gcm-sm3", "plain"), unlock) ==
          "json_other_spelling");
    const std::string plain = story.sample.write();
    CHECK(story.verdict(replaced(plain, "\\\"plain\\\"", "\\\"sm2-sm4-gcm-sm3\\\""), unlock) ==
          "json_other_spelling");
}

TEST_CASE("a recipient that wraps the key anew for a third agency makes nothing of use to it") {
    Sealed story;
    story.sample.directory.add(story.sample.stranger);
    const std::string text = story.write();
    // The brigade is honest enough to have the key, and not honest: it adds the third agency.
    crypto::ContentKey key;
    std::string header;
    std::vector<Recipient> recipients;
    const Unlock unlock = story.as(story.sample.brigade);
    (void)story.read(text, [&](const std::vector<Recipient>& found) {
        recipients = found;
        auto opened = unlock(found);
        if (opened.ok()) key = *opened;
        return opened;
    });
    recipients = wrap_for(key, {device_key(story.sample.stranger)}, story.sample.random).value();
    BundlePlan plan = story.plan;
    plan.header.suite = k_suite_sealed;
    header = wire::write_json(wire::to_json(plan.header));
    const std::string mac = SealingKeys::of(key, header).value().mac(recipients).value();
    const std::size_t from = text.find("\"recipients\":");
    const std::size_t to = text.find(",\"manifest\":");
    const std::string forwarded = text.substr(0, from) + "\"recipients\":[{\"kid\":\"" +
                                  recipients.front().kid + "\",\"ek\":\"" + recipients.front().ek +
                                  "\"}],\"mac\":\"" + mac + "\"" + text.substr(to);
    const auto findings =
        story.read(forwarded, story.as(story.sample.stranger), nullptr, story.sample.stranger.id());
    CHECK(first_of(findings) == "not_addressed_to_us");
    CHECK(findings.size() == 1);  // it can be read by it, and is still not taken
}

TEST_CASE("large files: counters run through all files, and every chunk is found again") {
    Sealed story;
    story.sample.add_evidence(story.sample.bureau, make_file(2 * k_chunk_bytes + 5, 2), "一.mp4");
    story.sample.add_evidence(story.sample.bureau, make_file(k_chunk_bytes, 3), "二.mp4");
    const auto readers = story.plan.readers;
    story.plan = story.sample.plan();
    story.plan.readers = readers;
    const std::string text = story.write();
    KeptFiles files;
    CHECK(first_of(story.read(text, story.as(story.sample.brigade), &files)) == "none");
    CHECK(files.files.size() == 3);
    for (const SampleFile& file : story.sample.files)
        CHECK(files.files[file.head.sm3] == file.bytes);
}
