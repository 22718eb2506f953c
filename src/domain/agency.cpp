#include "domain/agency.h"

#include "domain/enum_names.h"

namespace casebridge::domain {

std::string_view name_of(AgencyKind kind) { return file_text_of(kind); }

bool from_name(std::string_view name, AgencyKind& kind) { return from_file_text(name, kind); }

}  // namespace casebridge::domain
