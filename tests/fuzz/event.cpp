// Any text as an event's payload: what is understood is written and read again to the same event.
#include "fuzz/fuzz.h"
#include "wire/event_codec.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace casebridge;
    const auto event = wire::read_event(fuzz::text_of(data, size));
    if (!event.ok() || !event->understood) return 0;
    const auto again = wire::read_event(wire::write_event(event->header, event->data));
    fuzz::require(again.ok() && again->understood && again->data == event->data);
    return 0;
}
