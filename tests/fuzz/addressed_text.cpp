// Any text as a text sealed for named devices: who may read it, then opened with no key that fits.
#include "bundle/addressed_text.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const std::string_view text = fuzz::text_of(data, size);
    (void)bundle::readers_of(text);
    const auto opened = bundle::open_addressed(
        text, [](const std::vector<bundle::Recipient>&) -> Result<crypto::ContentKey> {
            return crypto::ContentKey{};
        });
    // Nobody holds the MAC of an empty key by chance.
    if (opened.ok()) __builtin_trap();
    return 0;
}
