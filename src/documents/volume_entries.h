// Inner part of volume.h: where an entry stands in a 案卷 and what its paper is called there.
#pragma once

#include <string>

#include "domain/event_type.h"

namespace casebridge::documents {

/// In the order of the volume; within one, papers follow each other as the matter went.
enum class Chapter {
    letter,
    receipt,
    approval,
    materials,
    inspection,
    order,
    recheck,
    reminder,
    basis,
    exchange,  // 异议, 沟通, 补证, 审核
    filing,
    decision,
    reply,
    closing,
    others,
    evidence,
    nowhere,  // it stands on the cover or in 备考表
};

[[nodiscard]] Chapter chapter_of(domain::EventType type);
/// Of an entry that has no paper of its own.
[[nodiscard]] std::string sheet_title_of(domain::EventType type);

}  // namespace casebridge::documents
