// Any text as a 对账单: its file, then the payload that a signature would stand over.
#include "app/reconciliation.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const std::string_view text = fuzz::text_of(data, size);
    (void)wire::read_ledger_file(text);
    const auto digest = wire::read_ledger_digest(text);
    // What was read is written in the one spelling, and two lists can be compared.
    if (digest.ok() && wire::write_ledger_digest(*digest) != text) __builtin_trap();
    if (digest.ok() && !app::differences_between(*digest, *digest).empty()) __builtin_trap();
    return 0;
}
