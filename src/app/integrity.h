// 廉政提醒 (opinion, three (7): 对发现的苗头性、倾向性廉政风险及时提醒、共同防范). Such a matter is
// of its own kind; its entries hold nothing but a text sealed for the named persons, so that it may
// lie in the same log, travel in the same bundles and be backed up with everything else. It stands
// in no list, search, figure, 对账单 or 案卷: only here, and only for its writer and the named.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/directory.h"
#include "app/integrity_views.h"
#include "app/matter_file.h"

namespace casebridge::app {

/// Who is looking: an officer, known by this PC's device or by name and certificate where the
/// device is another since 更换密钥.
struct IntegrityReader {
    AgencyId agency;
    DeviceId device;
    std::string officer;
    std::string certificate;
};

/// Nothing for a matter that does not concern the reader, or is no 廉政提醒.
[[nodiscard]] std::optional<IntegrityLine> integrity_line(const MatterFile& file,
                                                          const IntegrityReader& reader,
                                                          const Directory& directory);

/// The token for the form 登记事项, sealed for these; an answer is sealed as it is typed.
[[nodiscard]] Result<std::string> seal_reminder(const IntegrityText& text,
                                                const std::vector<bundle::DeviceKey>& readers,
                                                Random& random);
/// Errors: those of bundle::open_addressed; not_sealed_for_us.
[[nodiscard]] Result<IntegrityText> open_reminder(const MatterFile& file,
                                                  const bundle::Unlock& unlock);
/// Devices that can read the reminder, in its order.
[[nodiscard]] Result<std::vector<DeviceId>> reminder_readers(const MatterFile& file);

}  // namespace casebridge::app
