#include "bundle/reader.h"

#include <doctest/doctest.h>

#include "bundle/sample_bundle.h"
#include "wire/fields_codec.h"
#include "wire/strict_json.h"

namespace casebridge::test {
namespace {

using domain::EventType;

/// A small bundle with one file of two hundred bytes.
struct SmallSample : Sample {
    SmallSample() {
        add(bureau, make_open());
        add_evidence(bureau, make_file(200, 1), "现场照片.jpg");
    }
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bundle::SealedEvent sealed_text(Sample& sample, const SampleAgency& author, std::string payload) {
    wire::Envelope envelope = bundle::seal(bundle::k_event_purpose, std::move(payload),
                                           author.keys.signing, sample.random)
                                  .value();
    return {bundle::event_id_of(envelope.payload), envelope};
}

}  // namespace

TEST_CASE("a bundle of the whole case is accepted and gives back events and files") {
    Sample sample;
    sample.add_case(EventType::archive);
    sample.add_evidence(sample.bureau, make_file(2'000'000, 7), "视频.mp4");
    sample.add_evidence(sample.bureau, make_file(bundle::k_chunk_bytes, 8), "整块.bin");
    sample.add_evidence(sample.bureau, make_file(1, 9), "一字节.txt");
    KeptFiles kept;
    const std::string text = sample.write();
    CHECK(first_of(findings_of(sample, text, 1 << 16, &kept)) == "none");
    CHECK(kept.complete_all);
    REQUIRE(kept.files.size() == 3);
    for (const SampleFile& file : sample.files) {
        CHECK(kept.files[file.head.sm3] == file.bytes);
    }
}

TEST_CASE("how the bytes are sliced changes nothing") {
    SmallSample sample;
    const std::string good = sample.write();
    const std::string bad = replaced(good, "澜桥汽车维修服务有限公司", "澜桥汽车维修服务有限公可");
    for (const std::size_t slice : {std::size_t{1}, std::size_t{2}, std::size_t{7}, good.size()}) {
        CAPTURE(slice);
        CHECK(findings_of(sample, good, slice).empty());
        CHECK(findings_of(sample, bad, slice) == findings_of(sample, bad));
        CHECK_FALSE(findings_of(sample, bad, slice).empty());
    }
}

TEST_CASE("a change of any one byte is refused") {
    SmallSample sample;
    const std::string good = sample.write();
    // Under Node every seventh byte is enough: the code is the same.
#ifdef __EMSCRIPTEN__
    constexpr std::size_t k_step = 7;
#else
    constexpr std::size_t k_step = 1;
#endif
    std::size_t accepted = 0;
    std::string text = good;
    for (std::size_t i = 0; i < good.size(); i += k_step) {
        text[i] = static_cast<char>(good[i] ^ (i % 2 == 0 ? '\x01' : '\x20'));
        if (findings_of(sample, text).empty()) {
            ++accepted;
            MESSAGE("byte " << i);
        }
        text[i] = good[i];
    }
    CHECK(accepted == 0);
}

TEST_CASE("a bundle cut anywhere is refused as cut short") {
    SmallSample sample;
    const std::string good = sample.write();
    for (std::size_t length = 1; length < good.size(); length += 13) {
        CAPTURE(length);
        const auto findings = findings_of(sample, std::string_view{good}.substr(0, length));
        CHECK(has(findings, ErrorCode::file_cut_short));
    }
    CHECK(has(findings_of(sample, ""), ErrorCode::file_empty));
    CHECK(has(findings_of(sample, good.substr(0, good.size() - 1)), ErrorCode::file_cut_short));
}

TEST_CASE("what is no bundle, or is followed by something, is refused") {
    SmallSample sample;
    const std::string good = sample.write();
    const auto first = [&](const std::string& text) {
        const auto findings = findings_of(sample, text);
        return findings.empty() ? ErrorCode::busy : findings.front().code;
    };
    CHECK(first("今天下午开会。") == ErrorCode::wrong_format);
    CHECK(first("\xEF\xBB\xBF" + good) == ErrorCode::wrong_format);
    CHECK(first(std::string{'\0'} + good) == ErrorCode::wrong_format);
    CHECK(first("{\"format\":\"casebridge-card\",\"v\":1}") == ErrorCode::wrong_format);
    CHECK(first(std::string(500'000, '[')) == ErrorCode::wrong_format);
    CHECK(first(replaced(good, "\"v\":1", "\"v\":2")) == ErrorCode::wrong_version);
    CHECK(first(replaced(good, "\"v\":1", "\"v\":18446744073709551617")) != ErrorCode::busy);
    CHECK(first(good + "\n") == ErrorCode::json_trailing_text);
    CHECK(first(good + good) == ErrorCode::json_trailing_text);
    CHECK(first(good + std::string{'\0'}) == ErrorCode::json_trailing_text);
    // Written anew by another program, with blanks.
    CHECK(first(replaced(good, ",\"manifest\":", ", \"manifest\":")) != ErrorCode::busy);
    CHECK(first(replaced(good, ",\"events\":[", ",\"manifest\":{},\"events\":[")) !=
          ErrorCode::busy);
}

TEST_CASE("a bundle for another agency is refused, and so is one re-addressed on the way") {
    SmallSample sample;
    auto plan = sample.plan();
    plan.header.to = {sample.stranger.id()};
    const std::string text = sample.write(plan, sample.bureau);
    CHECK(has(findings_of(sample, text), ErrorCode::not_addressed_to_us));
    const std::string moved = replaced(text, sample.stranger.id().text, sample.brigade.id().text);
    CHECK(has(findings_of(sample, moved), ErrorCode::manifest_mismatch));
}

TEST_CASE("the sender must be known, compared, and the one who signed") {
    SmallSample sample;
    auto plan = sample.plan();
    SUBCASE("no card of the sender") {
        sample.directory.agencies.erase(sample.bureau.id());
        sample.directory.devices.clear();
        const auto findings = findings_of(sample, sample.write());
        CHECK(has(findings, ErrorCode::sender_unknown));
        CHECK(has(findings, ErrorCode::device_unknown));
    }
    SUBCASE("fingerprint not compared yet") {
        sample.directory.add(sample.bureau, false);
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::sender_unverified));
    }
    SUBCASE("signed with another key") {
        CHECK(has(findings_of(sample, sample.write(plan, sample.brigade)),
                  ErrorCode::signature_invalid));
    }
    SUBCASE("signed by a device of another agency") {
        plan.device = sample.brigade.device();
        CHECK(has(findings_of(sample, sample.write(plan, sample.brigade)),
                  ErrorCode::signature_invalid));
    }
    SUBCASE("signed by a revoked device") {
        sample.directory.devices[sample.bureau.device()].revoked = true;
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::device_revoked));
    }
}

TEST_CASE("for looking at only, whoever nobody compared is noted, and no file is handed on") {
    Sample sample;
    sample.add_case(domain::EventType::sign_receipt);
    sample.add_evidence(sample.bureau, make_file(900, 3), "现场照片.jpg");
    AgencyId expected = sample.bureau.id();
    SUBCASE("the sender") {}
    SUBCASE("somebody else who signed an entry in it") { expected = sample.brigade.id(); }
    sample.directory.agencies[expected].verified = false;
    const std::string text = sample.write();
    CHECK(has(findings_of(sample, text), ErrorCode::sender_unverified));
    const auto look_at = [&](std::string_view bytes, std::set<AgencyId>& unverified) {
        KeptFiles files;
        bundle::BundleReader reader{{.directory = &sample.directory,
                                     .me = sample.brigade.id(),
                                     .files = &files,
                                     .unlock = {},
                                     .unverified = &unverified}};
        (void)reader.feed(as_bytes(bytes));
        const auto findings = reader.finish();
        CHECK(files.files.empty());
        return findings;
    };
    std::set<AgencyId> unverified;
    CHECK(first_of(look_at(text, unverified)) == "none");
    CHECK(unverified == std::set{expected});
    // It is verified like any other: a changed byte is a finding and no quarantine.
    std::string changed = text;
    const std::size_t at = text.find("张伟");
    changed[at] = static_cast<char>(changed[at] ^ 1);
    CHECK(first_of(look_at(changed, unverified)) != "none");
}

TEST_CASE("an unknown suite and a part that cannot be are refused by their names") {
    SmallSample sample;
    const std::string good = sample.write();
    const std::string_view plain = R"(\"suite\":\"plain\")";
    REQUIRE(good.find(plain) != std::string::npos);
    for (const std::string suite : {"none", "", "sm4-gcm"}) {
        CAPTURE(suite);
        std::string bad = good;
        bad.replace(bad.find(plain), plain.size(), R"(\"suite\":\")" + suite + R"(\")");
        CHECK(has(findings_of(sample, bad), ErrorCode::suite_unknown));
    }
    auto plan = sample.plan();
    for (const std::vector<std::uint64_t>& part :
         std::vector<std::vector<std::uint64_t>>{{1, 2}, {0, 1}, {2, 1}, {1}, {}}) {
        plan.header.part = part;
        CHECK(
            has(findings_of(sample, sample.write(plan, sample.bureau)), ErrorCode::part_mismatch));
    }
    plan = sample.plan();
    plan.header.to.assign(65, sample.brigade.id());
    bundle::BundleWriter writer{plan};
    CHECK_FALSE(writer.begin(sample.bureau.keys.signing, sample.random).ok());
}

TEST_CASE("dropped, added, doubled and exchanged events do not match the signed manifest") {
    Sample sample;
    sample.add_case(EventType::order_rectification);
    const std::string good = sample.write();
    const std::string first = wire::write_envelope(sample.events[0].sealed.envelope);
    const std::string second = wire::write_envelope(sample.events[1].sealed.envelope);
    const std::string both = first + "," + second;
    CHECK(has(findings_of(sample, replaced(good, both, first)), ErrorCode::manifest_mismatch));
    CHECK(has(findings_of(sample, replaced(good, both, second)), ErrorCode::manifest_mismatch));
    CHECK(has(findings_of(sample, replaced(good, both, second + "," + first)),
              ErrorCode::manifest_mismatch));
    const auto doubled = findings_of(sample, replaced(good, both, both + "," + second));
    CHECK(has(doubled, ErrorCode::manifest_mismatch));
    CHECK(has(doubled, ErrorCode::event_id_mismatch));
    CHECK(has(findings_of(sample, replaced(good, "\"end\":{\"events\":2", "\"end\":{\"events\":3")),
              ErrorCode::manifest_mismatch));
}

TEST_CASE("an event must be signed by a device of the agency that it names") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    SUBCASE("a stranger's device") {
        sample.add(sample.stranger, make_order());
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::device_unknown));
    }
    SUBCASE("a device of another agency") {
        auto header = sample.next_header(sample.bureau);
        header.device = sample.brigade.device();
        header.seq = 1;
        sample.add(sample.brigade, header, make_order());
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::signature_invalid));
    }
    SUBCASE("another device's key") {
        sample.add(sample.brigade, sample.next_header(sample.bureau), make_order());
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::signature_invalid));
    }
    SUBCASE("a kind of agency that may not author it") {
        sample.add(sample.brigade, make_order());
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::event_not_authorised));
    }
    SUBCASE("a payload signed for another purpose") {
        auto plan = sample.plan();
        plan.events[0].envelope =
            bundle::seal(bundle::k_manifest_purpose, plan.events[0].envelope.payload,
                         sample.bureau.keys.signing, sample.random)
                .value();
        CHECK(has(findings_of(sample, sample.write(plan, sample.bureau)),
                  ErrorCode::signature_invalid));
    }
    SUBCASE("signatures that are none") {
        for (const std::string& signature :
             {std::string{}, std::string{"AAAA"}, to_base64(Bytes(64, 0)),
              to_base64(Bytes(64, 255)), to_base64(Bytes(65, 1)), std::string(88, '_')}) {
            auto plan = sample.plan();
            plan.events[0].envelope.signature = signature;
            CHECK(has(findings_of(sample, sample.write(plan, sample.bureau)),
                      ErrorCode::signature_invalid));
        }
    }
}

TEST_CASE("lamport numbers and parents must agree inside the bundle") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    auto header = sample.next_header(sample.bureau);
    SUBCASE("a lamport jump") { header.lamport += 5; }
    SUBCASE("a lamport not above the parent's") { header.lamport = 1; }
    SUBCASE("a root that is not the first") {
        header.parents.clear();
        header.lamport = 9;
    }
    sample.add(sample.bureau, header, make_order());
    CHECK(has(findings_of(sample, sample.write()), ErrorCode::event_lamport_wrong));
}

TEST_CASE("a parent of another matter is refused, an absent one is not") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    auto header = sample.next_header(sample.bureau);
    SUBCASE("of another matter") {
        header.matter = {std::string(32, 'b')};
        sample.add(sample.bureau, header, make_order());
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::event_of_other_matter));
    }
    SUBCASE("absent: the event waits") {
        sample.add(sample.bureau, header, make_order());
        auto plan = sample.plan();
        plan.events.erase(plan.events.begin());
        CHECK(first_of(findings_of(sample, sample.write(plan, sample.bureau))) == "none");
    }
}

TEST_CASE("ids and parents that are none are refused") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    auto header = sample.next_header(sample.bureau);
    SUBCASE("a matter that is no id") { header.matter = {"../x"}; }
    SUBCASE("a parent that is no id") { header.parents = {{"zz"}}; }
    SUBCASE("parents out of order") {
        header.parents = {{std::string(64, 'b')}, {std::string(64, 'a')}};
    }
    SUBCASE("a parent twice") { header.parents = {header.parents.front(), header.parents.front()}; }
    sample.add(sample.bureau, header, make_order());
    CHECK(has(findings_of(sample, sample.write()), ErrorCode::field_invalid));
}

TEST_CASE("an author must take part in the matter at the event's parents") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    SUBCASE("a brigade that no draft has named") {
        sample.add(sample.brigade, make_receipt());
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::event_not_authorised));
    }
    SUBCASE("a draft names it") {
        domain::DraftTransfer draft = make_draft();
        draft.recipient = sample.brigade.id();
        sample.add(sample.bureau, draft);
        sample.add(sample.brigade, make_receipt());
        CHECK(first_of(findings_of(sample, sample.write())) == "none");
    }
    SUBCASE("a draft names it, but the author did not know it") {
        const auto header = sample.next_header(sample.brigade);
        domain::DraftTransfer draft = make_draft();
        draft.recipient = sample.brigade.id();
        sample.add(sample.bureau, draft);
        sample.add(sample.brigade, header, make_receipt());
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::event_not_authorised));
    }
}

TEST_CASE("a gap in a device's own numbers is refused where all predecessors are here") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    auto header = sample.next_header(sample.bureau);
    header.seq += 1;
    sample.add(sample.bureau, header, make_order());
    CHECK(has(findings_of(sample, sample.write()), ErrorCode::event_sequence_gap));
}

TEST_CASE("an event that the sender's signed heads name must be in the bundle") {
    SmallSample sample;
    auto plan = sample.plan();
    plan.matters.front().heads.push_back({std::string(64, 'f')});
    CHECK(
        has(findings_of(sample, sample.write(plan, sample.bureau)), ErrorCode::manifest_mismatch));
}

TEST_CASE("a file must be the one that its evidence describes") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    SampleFile file = make_file(200, 1);
    const bundle::FileHead head = file.head;
    SUBCASE("another size") { file.head.size += 1; }
    SUBCASE("another SHA-256") { file.head.sha256 = std::string(64, '0'); }
    sample.add_evidence(sample.bureau, file, "照片.jpg");
    sample.files.front().head = head;
    CHECK(has(findings_of(sample, sample.write()), ErrorCode::file_unlisted));
}

TEST_CASE("no file bytes are handed on once something was found") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    sample.add(sample.brigade, make_order());
    sample.add_evidence(sample.bureau, make_file(200, 1), "照片.jpg");
    KeptFiles kept;
    CHECK_FALSE(findings_of(sample, sample.write(), 1 << 16, &kept).empty());
    CHECK(kept.files.empty());
}

TEST_CASE("a bundle that another program wrote anew is told apart from another kind of file") {
    SmallSample sample;
    const std::string good = sample.write();
    CHECK(has(findings_of(sample, replaced(good, ",\"manifest\":", ", \"manifest\":")),
              ErrorCode::json_other_spelling));
    CHECK(has(findings_of(sample, replaced(good, "],\"files\":[", "],\n\"files\":[")),
              ErrorCode::json_other_spelling));
}

TEST_CASE("an event of an unknown type is taken and said not to be understood") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    auto plan = sample.plan();
    const auto header = sample.next_header(sample.bureau);
    const std::string payload =
        replaced(wire::write_event(header, make_order()), "\"type\":\"order_rectification\"",
                 "\"type\":\"lunar_inspection\"");
    plan.events.push_back(sealed_text(sample, sample.bureau, payload));
    plan.matters.front().heads = {plan.events.back().id};
    const std::string text = sample.write(plan, sample.bureau);
    bundle::BundleReader reader{{&sample.directory, sample.brigade.id(), nullptr}};
    reader.feed(as_bytes(text));
    CHECK(first_of(reader.finish()) == "none");
    REQUIRE(reader.contents().events.size() == 2);
    CHECK_FALSE(reader.contents().events[1].decoded.understood);
    CHECK(reader.contents().events[1].sealed.envelope.payload == payload);
}

TEST_CASE("every file must be vouched for by an evidence event") {
    SmallSample sample;
    sample.files.push_back(make_file(50, 3));
    CHECK(has(findings_of(sample, sample.write()), ErrorCode::file_unlisted));
}

TEST_CASE("a file twice is refused") {
    SmallSample sample;
    sample.files.push_back(sample.files.front());
    CHECK(has(findings_of(sample, sample.write()), ErrorCode::file_unlisted));
}

TEST_CASE("a file's chunks are taken in their order and once") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    sample.add_evidence(sample.bureau, make_file(2 * bundle::k_chunk_bytes + 100, 5), "视频.mp4");
    const std::string good = sample.write();
    const Bytes& bytes = sample.files.front().bytes;
    const auto chunk = [&](std::size_t index) {
        const std::size_t at = index * bundle::k_chunk_bytes;
        const std::size_t size = std::min(bundle::k_chunk_bytes, bytes.size() - at);
        return "\"" + to_base64(BytesView{bytes}.subspan(at, size)) + "\"";
    };
    const std::string a = chunk(0);
    const std::string b = chunk(1);
    const std::string c = chunk(2);
    const std::string all = a + "," + b + "," + c;
    CHECK(findings_of(sample, good).empty());
    const auto with = [&](const std::string& chunks) {
        return findings_of(sample, replaced(good, all, chunks));
    };
    CHECK(has(with(b + "," + a + "," + c), ErrorCode::chunk_mismatch));
    CHECK(has(with(a + "," + a + "," + c), ErrorCode::chunk_mismatch));
    CHECK(has(with(a + "," + b), ErrorCode::file_hash_mismatch));
    CHECK_FALSE(with(all + "," + c).empty());
    CHECK_FALSE(with(all + ",\"\"").empty());
    CHECK_FALSE(with("").empty());
}

TEST_CASE("base64 has one spelling") {
    SmallSample sample;
    const std::string good = sample.write();
    const std::string chunk = to_base64(sample.files.front().bytes);
    REQUIRE(chunk.ends_with("="));
    const auto with = [&](const std::string& text) {
        return findings_of(sample, replaced(good, "\"" + chunk + "\"", text));
    };
    std::string tail = chunk;
    tail[chunk.find('=') - 1] = static_cast<char>(tail[chunk.find('=') - 1] + 1);
    CHECK(has(with("\"" + tail + "\""), ErrorCode::invalid_base64));
    CHECK(has(with("\"" + chunk.substr(0, chunk.find('=')) + "\""), ErrorCode::invalid_base64));
    CHECK(has(with("\"" + chunk + "=\""), ErrorCode::invalid_base64));
    CHECK_FALSE(with("\"" + chunk.substr(0, 8) + "\\n" + chunk.substr(8) + "\"").empty());
    CHECK_FALSE(with("\"" + chunk.substr(0, 8) + " " + chunk.substr(8) + "\"").empty());
    CHECK_FALSE(with("\"" + chunk.substr(0, 8) + "-_" + chunk.substr(10) + "\"").empty());
}

TEST_CASE("a head that says another size or hash than the bytes have is refused") {
    SmallSample sample;
    SUBCASE("a larger size") { sample.files.front().head.size += 1; }
    SUBCASE("a smaller size") { sample.files.front().head.size -= 1; }
    SUBCASE("another SHA-256") { sample.files.front().head.sha256 = std::string(64, '0'); }
    SUBCASE("one chunk more") { sample.files.front().head.chunks.push_back(std::string(64, '0')); }
    CHECK(has(findings_of(sample, sample.write()), ErrorCode::file_hash_mismatch));
}

TEST_CASE("unsafe names of evidence files are refused") {
    const std::vector<std::string> names = {"../x",
                                            "C:\\x",
                                            "CON.txt",
                                            "a\nb.jpg",
                                            "名.",
                                            "gnp\xE2\x80\xAE.exe",
                                            std::string(5'000, 'a'),
                                            "a/b.jpg",
                                            ""};
    for (const std::string& name : names) {
        CAPTURE(name);
        Sample sample;
        sample.add(sample.bureau, make_open());
        sample.add_evidence(sample.bureau, make_file(10, 1), name);
        CHECK(has(findings_of(sample, sample.write()), ErrorCode::name_unsafe));
    }
}

TEST_CASE("all findings are listed, not only the first") {
    Sample sample;
    sample.add(sample.bureau, make_open());
    sample.add(sample.brigade, make_order());
    sample.add_evidence(sample.bureau, make_file(10, 1), "CON.txt");
    sample.files.push_back(make_file(50, 3));
    const auto findings = findings_of(sample, sample.write());
    CHECK(has(findings, ErrorCode::event_not_authorised));
    CHECK(has(findings, ErrorCode::name_unsafe));
    CHECK(has(findings, ErrorCode::file_unlisted));
}

TEST_CASE("without a directory structure and hashes are still checked") {
    SmallSample sample;
    const std::string good = sample.write();
    const auto inspect = [](std::string_view text) {
        bundle::BundleReader reader{{nullptr, {}, nullptr}};
        reader.feed(as_bytes(text));
        return reader.finish();
    };
    CHECK(first_of(inspect(good)) == "none");
    CHECK_FALSE(inspect(replaced(good, "澜桥汽车", "澜桥气车")).empty());
    CHECK_FALSE(inspect(replaced(good, "\"chunks\":[\"", "\"chunks\":[\"A")).empty());
}

}  // namespace casebridge::test
