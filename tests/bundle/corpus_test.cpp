// Every row of the corpus, read as the page reads it.
#include <doctest/doctest.h>

#include <chrono>

#include "bundle/admit.h"
#include "support/hostile_bundles.h"

using namespace casebridge;
using namespace casebridge::test;

namespace {

#ifdef CASEBRIDGE_SANITIZE
constexpr std::chrono::seconds k_most{60};  // nothing hangs, but it all takes many times as long
#else
constexpr std::chrono::seconds k_most{2};
#endif

struct Read {
    std::string end;
    bool understood = true;
    bool waits = false;
    bool forked = false;
};

Read read_bundle(HostileMaker& maker, const HostileFile& file) {
    bundle::BundleReader reader{
        {.directory = &maker.sample.directory,
         .me = maker.target.agency,
         .files = nullptr,
         .unlock = bundle::unlock_with_device(maker.sample.brigade.keys.encryption,
                                              maker.sample.brigade.device(), maker.sample.random)}};
    file.each([&](std::string_view text) { return reader.feed(as_bytes(text)); });
    const auto& findings = reader.finish();
    Read read;
    if (!findings.empty()) {
        read.end = name_of(findings.front().code);
        return read;
    }
    read.end = "taken";
    std::set<EventId> here;
    std::set<std::pair<DeviceId, std::uint64_t>> numbers;
    for (const bundle::BundleEvent& event : reader.contents().events) {
        read.understood = read.understood && event.decoded.understood;
        here.insert(event.sealed.id);
        const domain::EventHeader& header = event.decoded.header;
        read.forked = !numbers.emplace(header.device, header.seq).second || read.forked;
    }
    for (const bundle::BundleEvent& event : reader.contents().events) {
        for (const EventId& parent : event.decoded.header.parents) {
            read.waits = read.waits || here.count(parent) == 0;
        }
    }
    return read;
}

std::string read_card(const std::string& text) {
    const auto file = wire::read_card_file(text);
    if (!file.ok()) return std::string{name_of(file.error().code)};
    const auto verified = bundle::verify_card(*file, {});
    return verified.ok() ? "taken" : std::string{name_of(verified.error().code)};
}

}  // namespace

TEST_CASE("every file of the corpus ends as its row says, and soon") {
    HostileMaker maker;
    std::set<std::string> names;
    for (const HostileRow& row : hostile_rows()) {
        CAPTURE(row.name);
        CHECK(names.insert(row.name).second);
        const HostileFile file = row.make(maker);
        const auto start = std::chrono::steady_clock::now();
        if (file.before.starts_with("{\"format\":\"casebridge-card\"")) {
            CHECK(read_card(file.before) == row.end);
            continue;
        }
        const Read read = read_bundle(maker, file);
        CHECK(read.end == row.end);
        CHECK(read.waits == (row.becomes == "waits"));
        CHECK(read.forked == (row.becomes == "alarm"));
        CHECK(read.understood == (row.becomes != "read-only"));
        CHECK(std::chrono::steady_clock::now() - start < k_most);
    }
    CHECK(names.size() > 70);
}
