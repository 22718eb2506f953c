// Any text behind a QR code: what is taken for one of ours is written back letter by letter.
#include "app/paper_code.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const std::string_view text = fuzz::text_of(data, size);
    const auto code = app::read_paper_code(text);
    if (code) fuzz::require(app::text_of(*code) == text);
    return 0;
}
