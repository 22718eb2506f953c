// Any text as JSON: what is taken is written and read again to the same value.
#include "wire/strict_json.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const auto value = wire::read_strict_json(fuzz::text_of(data, size));
    if (!value.ok()) return 0;
    const auto again = wire::read_strict_json(wire::write_json(*value));
    fuzz::require(again.ok() && *again == *value);
    return 0;
}
