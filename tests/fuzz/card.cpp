// Any text as a card file: read, then verified as a first card.
#include "bundle/card.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const std::string_view text = fuzz::text_of(data, size);
    const auto file = wire::read_card_file(text);
    if (file.ok()) (void)bundle::verify_card(*file, std::nullopt);
    (void)wire::read_card_payload(text);
    return 0;
}
