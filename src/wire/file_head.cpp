#include "wire/file_head.h"

namespace casebridge::wire {

Status check_head(const JsonValue& json, std::string_view type_key, std::string_view type,
                  std::size_t members) {
    if (json.kind != JsonValue::Kind::object) return fail(ErrorCode::wrong_format);
    const JsonValue* name = json.find(type_key);
    const JsonValue* version = json.find("v");
    if (name == nullptr || name->text != type) return fail(ErrorCode::wrong_format);
    if (version == nullptr || *version != JsonValue::of_unsigned(1)) {
        return fail(ErrorCode::wrong_version);
    }
    if (json.members.size() != members) return fail(ErrorCode::json_unknown_key);
    return Done{};
}

}  // namespace casebridge::wire
