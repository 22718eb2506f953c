// Any bytes as a key wrapped for this device: refused, or opened without touching what is not
// there.
#include "crypto/content_key.h"
#include "crypto/key_file.h"
#include "fuzz/fuzz.h"
#include "support/seeded_random.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    static test::SeededRandom random;
    static const crypto::DeviceKeys keys = crypto::generate_device_keys(random).value();
    (void)crypto::unwrap_key({data, size}, keys.encryption, random);
    return 0;
}
