// Any bytes as a bundle, in slices of any size: structure and hashes, and the encrypted form with a
// key that opens nothing.
#include <algorithm>

#include "bundle/reader.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    if (size == 0) return 0;
    // The first byte says how the rest is cut.
    const std::size_t slice = std::size_t{1} + data[0] * std::size_t{37};
    const BytesView bytes{data + 1, size - 1};
    bundle::BundleReader reader{
        {.directory = nullptr,
         .me = {},
         .files = nullptr,
         .unlock = [](const std::vector<bundle::Recipient>&) -> Result<crypto::ContentKey> {
             return crypto::ContentKey{};
         }}};
    for (std::size_t at = 0; at < bytes.size(); at += slice) {
        if (!reader.feed(bytes.subspan(at, std::min(slice, bytes.size() - at)))) break;
    }
    (void)reader.finish();
    return 0;
}
