#include "app/integrity.h"

#include <algorithm>

#include "bundle/addressed_text.h"
#include "domain/cooperation_records.h"
#include "wire/fields_codec.h"
#include "wire/strict_json.h"

namespace casebridge::app {
namespace {

struct SealedReminder {
    std::string risk;
    std::string measures;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("risk", self.risk);
        visit("measures", self.measures);
    }
};

std::string_view token_of(const MatterFile& file) {
    if (file.state.kind != domain::MatterKind::integrity || file.state.records.empty()) return {};
    return file.state.records.front().record.value(domain::k_sealed_text);
}

const domain::Device* find(const Directory& directory, const DeviceId& id) {
    for (const domain::AgencyCard& card : directory.cards()) {
        for (const domain::Device& device : card.devices) {
            if (device.id == id) return &device;
        }
    }
    return nullptr;
}

bool is_mine(const DeviceId& id, const IntegrityReader& reader, const Directory& directory) {
    if (id == reader.device) return true;
    const auto known = directory.find_device(id);
    const domain::Device* device = find(directory, id);
    return known && device != nullptr && known->agency == reader.agency &&
           device->officer == reader.officer && device->certificate == reader.certificate;
}

}  // namespace

std::optional<IntegrityLine> integrity_line(const MatterFile& file, const IntegrityReader& reader,
                                            const Directory& directory) {
    const auto readers = reminder_readers(file);
    if (!readers.ok() || file.events.empty()) return std::nullopt;
    const domain::EventHeader& opening = file.events.front().header;
    IntegrityLine line;
    line.is_mine = is_mine(opening.device, reader, directory);
    bool named = line.is_mine;
    for (const DeviceId& id : *readers) {
        named = named || is_mine(id, reader, directory);
        if (id == opening.device) continue;
        const domain::Device* device = find(directory, id);
        if (device != nullptr) line.readers.push_back(device->officer);
    }
    if (!named) return std::nullopt;
    const domain::MatterState& state = file.state;
    const AgencyId other = opening.agency == state.bureau ? state.recipient : state.bureau;
    line.matter = state.matter;
    line.writer = opening.officer;
    line.from = directory.short_name(opening.agency);
    line.to = directory.short_name(other);
    line.partner = state.bureau == reader.agency ? state.recipient : state.bureau;
    line.on = domain::opened_on(state);
    line.read_on = state.cooperation.acknowledged.read_at.date;
    return line;
}

Result<std::string> seal_reminder(const IntegrityText& text,
                                  const std::vector<bundle::DeviceKey>& readers, Random& random) {
    const SealedReminder reminder{text.risk, text.measures};
    return bundle::seal_addressed(wire::write_json(wire::to_json(reminder)), readers, random);
}

Result<IntegrityText> open_reminder(const MatterFile& file, const bundle::Unlock& unlock) {
    TRY(const std::string opened, bundle::open_addressed(token_of(file), unlock));
    TRY(const wire::JsonValue json, wire::read_strict_json(opened));
    SealedReminder reminder;
    wire::FieldsReport report;
    wire::from_json(json, reminder, "reminder", report);
    if (report.failed) return report.error;
    IntegrityText text{reminder.risk, reminder.measures, {}};
    const std::string& remark = file.state.cooperation.acknowledged.remark;
    if (!remark.empty()) {
        TRY(text.answer, bundle::open_addressed(remark, unlock));
    }
    return text;
}

Result<std::vector<DeviceId>> reminder_readers(const MatterFile& file) {
    return bundle::readers_of(token_of(file));
}

}  // namespace casebridge::app
