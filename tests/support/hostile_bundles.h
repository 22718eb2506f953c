// The corpus of hostile files (docs/threats.md): one row for each way to harm that we know, made
// anew with real signatures where the attack has them, and how it must end. Read natively, as
// WebAssembly (tests/bundle/corpus_test.cpp) and by the page itself
// (tests/browser/corpus.spec.mjs).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bundle/sample_bundle.h"
#include "wire/fields_codec.h"
#include "wire/strict_json.h"

namespace casebridge::test {

/// A file as what stands before, a piece that is repeated, and what stands behind: a hundred
/// megabytes need not be held.
struct HostileFile {
    std::string before;
    std::string piece;
    std::size_t times = 0;
    std::string behind;

    /// Until `take` wants no more.
    void each(const std::function<bool(std::string_view)>& take) const {
        constexpr std::size_t k_slice_bytes = 1 << 16;
        const auto push = [&](const std::string& text) {
            for (std::size_t at = 0; at < text.size(); at += k_slice_bytes) {
                if (!take(std::string_view{text}.substr(at, k_slice_bytes))) return false;
            }
            return true;
        };
        if (!push(before)) return;
        const std::size_t at_once = piece.empty() ? 0 : k_slice_bytes / piece.size();
        std::string many;
        for (std::size_t i = 0; i < at_once; ++i) many += piece;
        for (std::size_t done = 0; done < times; done += at_once) {
            const std::size_t count = std::min(at_once, times - done);
            if (!take(std::string_view{many}.substr(0, count * piece.size()))) return;
        }
        push(behind);
    }
};

/// Who reads: whatever the file is addressed to and encrypted for.
struct HostileTarget {
    AgencyId agency;
    bundle::DeviceKey device;
};

/// Makes the rows; the sender is the sample's bureau, whose card has a second, revoked device.
class HostileMaker {
public:
    HostileMaker() : revoked_(crypto::generate_device_keys(sample.random).value()) {
        target = {sample.brigade.id(),
                  {sample.brigade.device(), sample.brigade.keys.encryption.public_key()}};
        domain::Device left = bundle::device_of(revoked_, "李离", "");
        left.revoked = true;
        sample.directory.devices[left.id] = {sample.bureau.id(), revoked_.signing.public_key(),
                                             true};
        sample.bureau.card.devices.push_back(left);
    }

    /// Who must be known to the reader, so that each file is read as far as its harm: the sender,
    /// and the author of what somebody else signed.
    [[nodiscard]] std::vector<const SampleAgency*> known() const {
        return {&sample.bureau, &sample.brigade};
    }
    [[nodiscard]] std::string card_of(const SampleAgency& agency) {
        return card_with(agency.card, agency.keys.signing);
    }

    Sample sample;
    HostileTarget target;

private:
    friend struct HostileRow;
    friend const std::vector<struct HostileRow>& hostile_rows();

    /// Starts a new case of one entry and a file of 200 bytes.
    HostileMaker& small(std::size_t file_bytes = 200) {
        fresh();
        sample.add(sample.bureau, make_open());
        sample.add_evidence(sample.bureau, make_file(file_bytes, 1), "现场照片.jpg");
        return *this;
    }
    HostileMaker& fresh() {
        sample.events.clear();
        sample.files.clear();
        return *this;
    }
    [[nodiscard]] bundle::BundlePlan plan(bool sealed = false) {
        bundle::BundlePlan plan = sample.plan();
        plan.header.to = {target.agency};
        if (sealed) {
            plan.readers = {target.device,
                            {sample.bureau.device(), sample.bureau.keys.encryption.public_key()}};
        }
        return plan;
    }
    [[nodiscard]] std::string text() { return sample.write(plan(), sample.bureau); }
    [[nodiscard]] std::string sealed_text() { return sample.write(plan(true), sample.bureau); }

    /// The case with one more entry that the author signed with this payload.
    [[nodiscard]] std::string with_payload(std::string payload) {
        bundle::BundlePlan changed = plan();
        wire::Envelope envelope = bundle::seal(bundle::k_event_purpose, std::move(payload),
                                               sample.bureau.keys.signing, sample.random)
                                      .value();
        const EventId id = bundle::event_id_of(envelope.payload);
        changed.events.push_back({id, std::move(envelope)});
        changed.matters.front().heads = {id};
        return sample.write(changed, sample.bureau);
    }
    /// The payload of an order, with a change in its text.
    [[nodiscard]] std::string order_with(std::string_view from, std::string_view to) {
        return with_payload(swap(wire::write_event(next(), make_order()), from, to));
    }
    [[nodiscard]] domain::EventHeader next() {
        domain::EventHeader header = sample.next_header(sample.bureau);
        header.type = domain::EventType::order_rectification;
        return header;
    }
    [[nodiscard]] std::string card_with(const domain::AgencyCard& card,
                                        const crypto::PrivateKey& key) {
        const wire::Envelope envelope =
            bundle::seal_card({"2026-11-23T09:12", card}, key, sample.random).value();
        return wire::write_card_file({envelope, {}});
    }

    static std::string swap(std::string text, std::string_view from, std::string_view to) {
        const std::size_t at = text.find(from);
        if (at == std::string::npos) __builtin_trap();  // the row makes nothing hostile
        return text.replace(at, from.size(), to);
    }
    /// The n-th quoted text behind a mark, with its quotes.
    static std::string quoted_behind(const std::string& text, std::string_view mark) {
        const std::size_t at = text.find('"', text.find(mark) + mark.size());
        return text.substr(at, text.find('"', at + 1) + 1 - at);
    }

    crypto::DeviceKeys revoked_;
};

struct HostileRow {
    std::string name;
    /// The code of its first finding. "taken" where the file itself is in order: what comes of it
    /// then is said by `becomes`.
    std::string end;
    std::string becomes;
    std::function<HostileFile(HostileMaker&)> make;
};

/// In the order of the list in exchange.md.
inline const std::vector<HostileRow>& hostile_rows() {
    using M = HostileMaker;
    const auto whole = [](std::string text) { return HostileFile{std::move(text), {}, 0, {}}; };
    // Rows that change one place of a good text.
    const auto change = [whole](std::string from, std::string to) {
        return [=](M& m) { return whole(M::swap(m.small().text(), from, to)); };
    };
    const auto head = [whole](std::string to) {
        return [=](M& m) { return whole(M::swap(m.small().text(), R"(\"size\":200)", to)); };
    };
    const auto order = [whole](std::string from, std::string to) {
        return [=](M& m) { return whole(m.small().order_with(from, to)); };
    };
    const auto chunk = [whole](std::function<std::string(std::string)> damage) {
        return [=](M& m) {
            const std::string text = m.small().text();
            const std::string good = M::quoted_behind(text, "\"chunks\":[");
            return whole(M::swap(text, good, damage(good)));
        };
    };
    const auto chunks = [whole](std::function<std::string(std::string, std::string)> arrange) {
        return [=](M& m) {
            const std::string text = m.small(bundle::k_chunk_bytes + 100).text();
            const std::string first = M::quoted_behind(text, "\"chunks\":[");
            const std::string second = M::quoted_behind(text, first + ",");
            return whole(M::swap(text, first + "," + second, arrange(first, second)));
        };
    };
    const auto named = [whole](std::string name) {
        return [=](M& m) {
            m.fresh().sample.add(m.sample.bureau, make_open());
            m.sample.add_evidence(m.sample.bureau, make_file(10, 1), name);
            return whole(m.text());
        };
    };
    const auto signature = [whole](Bytes bytes) {
        return [=](M& m) {
            bundle::BundlePlan plan = m.small().plan();
            plan.events.front().envelope.signature = to_base64(bytes);
            return whole(m.sample.write(plan, m.sample.bureau));
        };
    };
    const auto wrapped = [whole](std::function<Bytes(Bytes)> damage) {
        return [=](M& m) {
            const std::string text = m.small().sealed_text();
            const std::string good = M::quoted_behind(text, "\"ek\":");
            const Bytes bytes = from_base64(good.substr(1, good.size() - 2)).value();
            return whole(M::swap(text, good, '"' + to_base64(damage(bytes)) + '"'));
        };
    };
    const auto entry = [whole](std::function<void(M&, domain::EventHeader&)> damage) {
        return [=](M& m) {
            m.small();
            domain::EventHeader header = m.next();
            damage(m, header);
            m.sample.add(m.sample.bureau, header, make_order());
            return whole(m.text());
        };
    };
    const auto card = [whole](std::function<void(domain::AgencyCard&)> damage) {
        return [=](M& m) {
            domain::AgencyCard changed = m.sample.bureau.card;
            damage(changed);
            return whole(m.card_with(changed, m.sample.bureau.keys.signing));
        };
    };
    constexpr std::size_t k_100_mb = 100'000'000;
    const Bytes s_is_n = from_hex(  // n of GM/T 0003.5 behind an r of 1
                             std::string(62, '0') + "01" +
                             "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123")
                             .value();
    static const std::vector<HostileRow> rows = {
        {"empty", "file_empty", "", [whole](M&) { return whole(""); }},
        {"a byte order mark in front", "wrong_format", "",
         [whole](M& m) { return whole("\xEF\xBB\xBF" + m.small().text()); }},
        {"UTF-16", "wrong_format", "",
         [whole](M& m) {
             std::string wide = "\xFF\xFE";
             for (const char c : m.small().text()) wide += std::string{c, '\0'};
             return whole(wide);
         }},
        {"NUL, then text", "json_trailing_text", "",
         [whole](M& m) { return whole(m.small().text() + std::string{'\0'} + "{}"); }},
        {"text behind the end", "json_trailing_text", "",
         [whole](M& m) { return whole(m.small().text() + "{}"); }},
        {"a key twice", "json_other_spelling", "", change(R"("v":1,)", R"("v":1,"v":1,)")},
        {"a key twice, once escaped", "json_other_spelling", "",
         change(R"("v":1,)", "\"v\":1,\"\\u0076\":1,")},
        {"a key twice in an entry", "json_duplicate_key", "", order(R"("v":1)", R"("v":1,"v":1)")},
        {"17 deep", "json_too_deep", "",
         order(R"("data":{)", R"("data":{"x":)" + std::string(17, '[') + std::string(17, ']') + ",")},
        {"500,000 deep", "wrong_format", "",
         [](M&) { return HostileFile{"", "[", 500'000, ""}; }},
        {"2 to the 64th as a number", "json_number_out_of_range", "",
         order(R"("seq":3)", R"("seq":18446744073709551616)")},
        {"a size of -1", "json_number_out_of_range", "", head(R"(\"size\":-1)")},
        {"a size of 1.5", "json_number_out_of_range", "", head(R"(\"size\":1.5)")},
        {"a size of 1e400", "json_number_out_of_range", "", head(R"(\"size\":1e400)")},
        {"half a surrogate pair", "not_json", "",
         order(R"("officer":")", "\"officer\":\"\\ud800")},
        {"overlong UTF-8", "invalid_utf8", "", change("澜桥公司", "\xC0\x80")},
        {"bytes that are no UTF-8", "invalid_utf8", "", change("澜桥公司", "\xFF\xFE")},
        {"another escape for the same text", "json_other_spelling", "",
         change(R"(\"label\")", "\\u0022label\\\"")},
        {"a text of 100 MB", "limit_exceeded", "",
         [](M& m) {
             const std::string text = m.small().text();
             const std::size_t at = text.find("\"header\":\"") + 10;
             return HostileFile{text.substr(0, at), "a", k_100_mb, text.substr(at)};
         }},
        {"a key of 100 MB", "wrong_format", "",
         [](M&) { return HostileFile{"{\"", "a", k_100_mb, "\":1}"}; }},
        {"an array of ten million", "json_other_spelling", "",
         [](M& m) {
             const std::string text = m.small().text();
             const std::size_t at = text.find("\"events\":[") + 10;
             return HostileFile{text.substr(0, at), "0,", 10'000'000, text.substr(at)};
         }},
        {"a hundred thousand tiny entries that are none", "file_empty", "",
         [](M& m) {
             const std::string text = m.small().text();
             const std::size_t at = text.find("\"events\":[") + 10;
             return HostileFile{text.substr(0, at), R"({"p":"","s":""},)", 100'000, text.substr(at)};
         }},
        {"ten million empty chunks", "chunk_mismatch", "",
         [](M& m) {
             const std::string text = m.small().text();
             const std::size_t at = text.find("\"chunks\":[") + 10;
             return HostileFile{text.substr(0, at), "\"\",", 10'000'000, text.substr(at)};
         }},
        {"the manifest behind the files", "json_other_spelling", "",
         [whole](M& m) {
             const std::string text = m.small().text();
             const std::size_t from = text.find(",\"manifest\":");
             const std::size_t to = text.find(",\"events\":");
             const std::size_t end = text.find(",\"end\":");
             return whole(text.substr(0, from) + text.substr(to, end - to) +
                          text.substr(from, to - from) + text.substr(end));
         }},
        {"two manifests", "json_other_spelling", "",
         [whole](M& m) {
             const std::string text = m.small().text();
             const std::size_t from = text.find(",\"manifest\":");
             const std::size_t to = text.find(",\"events\":");
             return whole(text.substr(0, to) + text.substr(from, to - from) + text.substr(to));
         }},
        {"no end", "file_cut_short", "",
         [whole](M& m) {
             const std::string text = m.small().text();
             return whole(text.substr(0, text.find(",\"end\":")));
         }},
        {"other counts at the end", "manifest_mismatch", "",
         change(R"("end":{"events":2)", R"("end":{"events":3)")},
        {"base64 with a blank", "invalid_base64", "",
         chunk([](std::string good) { return good.insert(9, " "); })},
        {"base64 with a line end", "invalid_base64", "",
         chunk([](std::string good) { return good.insert(9, "\\n"); })},
        {"base64 with other bits in its tail", "invalid_base64", "",
         chunk([](std::string good) {
             good[good.find('=') - 1] = static_cast<char>(good[good.find('=') - 1] + 1);
             return good;
         })},
        {"base64 without padding", "invalid_base64", "",
         chunk([](std::string good) { return good.erase(good.find('='), 1); })},
        {"base64 in the alphabet of addresses", "invalid_base64", "",
         chunk([](std::string good) { return good.replace(9, 2, "-_"); })},
        {"two chunks exchanged", "chunk_mismatch", "",
         chunks([](const std::string& a, const std::string& b) { return b + "," + a; })},
        {"a chunk twice", "chunk_mismatch", "",
         chunks([](const std::string& a, const std::string&) { return a + "," + a; })},
        {"the last chunk missing", "file_hash_mismatch", "",
         chunks([](const std::string& a, const std::string&) { return a; })},
        {"a chunk behind the last", "chunk_mismatch", "",
         chunks([](const std::string& a, const std::string& b) { return a + "," + b + "," + b; })},
        {"another size than declared", "file_unlisted", "", head(R"(\"size\":201)")},
        {"a file that no entry names", "file_unlisted", "",
         [whole](M& m) {
             m.small().sample.files.push_back(make_file(50, 3));
             return whole(m.text());
         }},
        {"an entry with other bytes under its id", "signature_invalid", "",
         change("澜桥汽车维修服务有限公司", "澜桥汽车维修服务有限公可")},
        {"another format", "wrong_format", "",
         change(R"("format":"casebridge-bundle")", R"("format":"casebridge-tundle")")},
        {"a later version", "wrong_version", "", change(R"("v":1,"header")", R"("v":2,"header")")},
        {"an unknown suite", "suite_unknown", "",
         change(R"(\"suite\":\"plain\")", R"(\"suite\":\"rot13\")")},
        {"the suite none", "suite_unknown", "",
         change(R"(\"suite\":\"plain\")", R"(\"suite\":\"none\")")},
        {"a device of nobody we know", "device_unknown", "",
         [whole](M& m) {
             m.small().sample.add(m.sample.stranger, make_order());
             return whole(m.text());
         }},
        {"signed by a device that does not belong to the sender", "signature_invalid", "",
         [whole](M& m) { return whole(m.small().sample.write(m.plan(), m.sample.stranger)); }},
        {"a signature of r = 0", "signature_invalid", "", signature(Bytes(64, 0))},
        {"a signature of s = n", "signature_invalid", "", signature(s_is_n)},
        {"a signature for another purpose", "signature_invalid", "",
         [whole](M& m) {
             bundle::BundlePlan plan = m.small().plan();
             wire::Envelope& envelope = plan.events.front().envelope;
             envelope = bundle::seal(bundle::k_manifest_purpose, envelope.payload,
                                     m.sample.bureau.keys.signing, m.sample.random)
                            .value();
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
        {"a card with a key off the curve", "key_invalid", "",
         card([](domain::AgencyCard& changed) { changed.devices.front().encryption_key.back() ^= 1; })},
        {"a card with the point at infinity", "key_invalid", "",
         card([](domain::AgencyCard& changed) {
             changed.devices.front().encryption_key = std::string(130, '0');
         })},
        {"a wrapped key off the curve", "key_invalid", "",
         wrapped([](Bytes bytes) {
             bytes[40] ^= 1;
             return bytes;
         })},
        {"a wrapped key whose C3 has 31 bytes", "key_invalid", "",
         wrapped([](Bytes bytes) {
             bytes.erase(bytes.begin() + 70);
             return bytes;
         })},
        {"a content key of 15 bytes", "key_invalid", "",
         wrapped([](Bytes bytes) {
             bytes.pop_back();
             return bytes;
         })},
        {"encrypted for others", "not_sealed_for_us", "",
         [whole](M& m) {
             bundle::BundlePlan plan = m.small().plan(true);
             plan.readers.erase(plan.readers.begin());
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
        {"a forged MAC", "seal_broken", "",
         [whole](M& m) {
             const std::string text = m.small().sealed_text();
             return whole(
                 M::swap(text, M::quoted_behind(text, "\"mac\":"), '"' + to_base64(Bytes(32, 7)) + '"'));
         }},
        {"an encrypted part that is another's", "seal_broken", "",
         [whole](M& m) {
             const std::string text = m.small().sealed_text();
             return whole(M::swap(text, M::quoted_behind(text, "\"events\":["),
                                  M::quoted_behind(text, "\"manifest\":")));
         }},
        {"a parent of another matter", "event_of_other_matter", "",
         entry([](M&, domain::EventHeader& header) { header.matter = {std::string(32, 'b')}; })},
        {"a parent that is missing", "taken", "waits",
         [whole](M& m) {
             m.small().sample.add(m.sample.bureau, make_order());
             bundle::BundlePlan plan = m.plan();
             plan.events.erase(plan.events.begin());
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
        {"a jump of lamport", "event_lamport_wrong", "",
         entry([](M&, domain::EventHeader& header) { header.lamport += 5; })},
        {"a gap in a device's numbers", "event_sequence_gap", "",
         entry([](M&, domain::EventHeader& header) { header.seq += 1; })},
        {"a number used twice", "taken", "alarm",
         [whole](M& m) {
             m.small();
             const domain::EventHeader header = m.next();
             m.sample.add(m.sample.bureau, header, make_order());
             m.sample.add(m.sample.bureau, header, make_order(Date::of(2026, 10, 16)));
             return whole(m.text());
         }},
        {"an entry that its author may not write", "event_not_authorised", "",
         [whole](M& m) {
             m.small().sample.add(m.sample.bureau, make_filing());
             return whole(m.text());
         }},
        {"an author who has no part in the matter", "event_not_authorised", "",
         [whole](M& m) {
             m.small().sample.add(m.sample.brigade, make_receipt());
             return whole(m.text());
         }},
        {"a revoked device", "device_revoked", "",
         [whole](M& m) {
             m.small();
             domain::EventHeader header = m.next();
             header.device = bundle::device_id_of(m.revoked_.signing.public_key());
             header.seq = 1;
             bundle::SealedEvent sealed =
                 bundle::seal_event(header, make_order(), m.revoked_.signing, m.sample.random).value();
             bundle::BundlePlan plan = m.plan();
             plan.device = header.device;
             plan.matters.front().heads = {sealed.id};
             plan.events.push_back(std::move(sealed));
             bundle::BundleWriter writer{plan};
             std::string text = writer.begin(m.revoked_.signing, m.sample.random).value();
             text += writer.file_begin().value();
             text += writer.chunk(m.sample.files.front().bytes).value();
             return whole(text + writer.file_end() + writer.end());
         }},
        {"the name ../x", "name_unsafe", "", named("../x")},
        {"the name C:\\x", "name_unsafe", "", named("C:\\x")},
        {"the name CON.txt", "name_unsafe", "", named("CON.txt")},
        {"a name with a dot at its end", "name_unsafe", "", named("名.")},
        {"a name that is read from the right", "name_unsafe", "", named("gnp\xE2\x80\xAE.exe")},
        {"a name of 5,000 characters", "name_unsafe", "", named(std::string(5'000, 'a'))},
        {"two names that look alike", "taken", "",
         [whole](M& m) {
             m.fresh().sample.add(m.sample.bureau, make_open());
             m.sample.add_evidence(m.sample.bureau, make_file(10, 1), "caf\xC3\xA9.jpg");
             m.sample.add_evidence(m.sample.bureau, make_file(11, 2), "cafe\xCC\x81.jpg");
             return whole(m.text());
         }},
        {"the year 9999", "taken", "", order(R"("issued_on":"2026)", R"("issued_on":"9999)")},
        {"a part that says nothing of its shares", "part_mismatch", "",
         [whole](M& m) {
             bundle::BundlePlan plan = m.small().plan();
             plan.header.part = {1, 2};
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
        {"a share beyond the end of its file", "part_mismatch", "",
         [whole](M& m) {
             bundle::BundlePlan plan = m.small().plan();
             plan.header.part = {1, 2};
             plan.files.front().here = {1, 1};
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
        {"part 3 of 2", "part_mismatch", "",
         [whole](M& m) {
             bundle::BundlePlan plan = m.small().plan();
             plan.header.part = {3, 2};
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
        {"an entry of a kind that is unknown", "taken", "read-only",
         order(R"("type":"order_rectification")", R"("type":"lunar_inspection")")},
        {"the key __proto__", "taken", "read-only", order(R"("data":{)", R"("data":{"__proto__":{},)")},
        {"from us to us", "signature_invalid", "",
         [whole](M& m) {
             bundle::BundlePlan plan = m.small().plan();
             plan.header.from = m.target.agency;
             plan.device = m.target.device.device;
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
        {"for another agency", "not_addressed_to_us", "",
         [whole](M& m) {
             bundle::BundlePlan plan = m.small().plan();
             plan.header.to = {m.sample.stranger.id()};
             return whole(m.sample.write(plan, m.sample.bureau));
         }},
    };
    return rows;
}

}  // namespace casebridge::test
