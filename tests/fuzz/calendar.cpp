// Any text as a calendar, as legal bases: files that an office imports.
#include "fuzz/fuzz.h"
#include "wire/shipped_data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const std::string_view text = fuzz::text_of(data, size);
    (void)wire::read_calendar_file(text);
    (void)wire::read_legal_bases_file(text);
    return 0;
}
