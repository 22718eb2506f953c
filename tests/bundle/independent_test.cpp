// Writes an encrypted bundle for whoever implements the format anew: tests/exchange reads it with
// another library. Without a key from there the case reads the bundle itself.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "bundle/sample_bundle.h"

using namespace casebridge;
using namespace casebridge::bundle;
using namespace casebridge::test;

TEST_CASE("an encrypted bundle for an independent reader") {
    Sample sample(77);
    sample.add(sample.bureau, make_open());
    sample.add_evidence(sample.bureau, make_file(2 * k_chunk_bytes + 5, 2), "现场录像.mp4");
    sample.add_evidence(sample.bureau, make_file(900, 3), "现场照片.jpg");
    BundlePlan plan = sample.plan();
    plan.header.label.clear();
    plan.readers = {{sample.brigade.device(), sample.brigade.keys.encryption.public_key()}};
    const char* key_text = std::getenv("CASEBRIDGE_READER_KEY");
    const char* folder = std::getenv("CASEBRIDGE_EXCHANGE_OUT");
    if (key_text != nullptr && folder != nullptr) {
        const auto key = crypto::public_key_from_bytes(from_hex(key_text).value());
        REQUIRE(key.ok());
        plan.readers.push_back({device_id_of(*key), *key});
        const std::string signer = to_hex(sample.bureau.keys.signing.public_key().point);
        std::ofstream(std::string{folder} + "/signer.txt") << signer;
        std::ofstream(std::string{folder} + "/sealed.case.json", std::ios::binary)
            << sample.write(plan, sample.bureau);
        return;
    }
    BundleReader reader{{.directory = &sample.directory,
                         .me = sample.brigade.id(),
                         .files = nullptr,
                         .unlock = unlock_with_device(sample.brigade.keys.encryption,
                                                      sample.brigade.device(), sample.random)}};
    CHECK(reader.feed(as_bytes(sample.write(plan, sample.bureau))));
    CHECK(reader.finish().empty());
    CHECK(reader.contents().files.size() == 2);
}
