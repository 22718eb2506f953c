// Inner part of volume.h: the sheets that only a 案卷 has.
#pragma once

#include "documents/volume.h"

namespace casebridge::documents {

/// 封面. What nobody has entered stays blank for ink.
[[nodiscard]] Document volume_cover(const VolumeSource& source, const Volume& volume);
/// 卷内目录.
[[nodiscard]] Document volume_contents(const Volume& volume);
/// 卷内备考表: counts, what was not received, what does not fit together; 立卷人 and 检查人.
[[nodiscard]] Document volume_closing(const VolumeSource& source, const Volume& volume);

/// What is recorded of an evidence item, on which pages it is attached and how its file is checked.
[[nodiscard]] Document evidence_sheet(const VolumeSource& source, const EventId& entry,
                                      const domain::AddEvidence& added, const std::string& author,
                                      int first_attached, int last_attached);
/// 办理经过: every entry, also those without effect.
[[nodiscard]] Document history_sheet(const VolumeSource& source);

}  // namespace casebridge::documents
