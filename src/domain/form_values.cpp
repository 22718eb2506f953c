// Events to flattened text values and back, by walking each event's own field list.
#include <algorithm>
#include <type_traits>

#include "base/utf8.h"
#include "base/whole_number.h"
#include "domain/enum_names.h"
#include "domain/evidence_types.h"
#include "domain/forms.h"

namespace casebridge::domain {
namespace {

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

/// Lists of parts that list their fields: one repetition of a form's section each.
template <class T>
struct IsPartList : std::false_type {};
template <class T>
requires requires(T& part, int& visitor) { T::fields(part, visitor); }
struct IsPartList<std::vector<T>> : std::true_type {};

// ---- event to values
// --------------------------------------------------------------------------------

class Flattener {
public:
    Flattener(FieldValues& values, std::string prefix)
        : values_(values), prefix_(std::move(prefix)) {}

    template <class T>
    void operator()(std::string_view key, const T& value) {
        const std::string full = prefix_ + std::string(key);
        if constexpr (std::is_same_v<T, std::string>) {
            values_[full] = value;
        } else if constexpr (std::is_same_v<T, bool>) {
            values_[full] = value ? "true" : "false";
        } else if constexpr (std::is_same_v<T, std::int64_t>) {
            values_[full] = std::to_string(value);
        } else if constexpr (std::is_same_v<T, Date>) {
            values_[full] = to_iso(value);
        } else if constexpr (std::is_same_v<T, Moment>) {
            values_[full] = value.date.is_set() ? to_iso(value) : std::string();
        } else if constexpr (std::is_enum_v<T>) {
            values_[full] = std::string(file_text_of(value));
        } else if constexpr (IsId<T>::value) {
            values_[full] = value.text;
        } else if constexpr (std::is_same_v<T, Record>) {
            if (key == "record") values_[full + ".type"] = value.type;
            for (const auto& [name, text] : value.values) values_[full + "." + name] = text;
        } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
            std::string lines;
            for (const std::string& line : value) {
                if (!lines.empty()) lines += '\n';
                lines += line;
            }
            values_[full] = lines;
        } else if constexpr (IsPartList<T>::value) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                Flattener inner(values_, full + "." + std::to_string(i) + ".");
                T::value_type::fields(value[i], inner);
            }
        } else {
            Flattener inner(values_, full + ".");
            T::fields(value, inner);
        }
    }

private:
    FieldValues& values_;
    std::string prefix_;
};

// ---- values to event
// --------------------------------------------------------------------------------

/// Fills what it can; remembers the first key whose text the type cannot hold.
class Reader {
public:
    Reader(const FieldValues& values, std::string prefix, std::string& wrong_key)
        : values_(values), prefix_(std::move(prefix)), wrong_key_(wrong_key) {}

    template <class T>
    void operator()(std::string_view key, T& value) {
        const std::string full = prefix_ + std::string(key);
        if constexpr (std::is_same_v<T, Record>) {
            read_record(full, type_of_record(key), value);
        } else if constexpr (IsPartList<T>::value) {
            read_parts(full, value);
        } else if constexpr (is_leaf<T>()) {
            const auto found = values_.find(full);
            if (found == values_.end()) return;
            if (!read(trimmed(found->second), value) && wrong_key_.empty()) wrong_key_ = full;
        } else {
            Reader inner(values_, full + ".", wrong_key_);
            T::fields(value, inner);
        }
    }

private:
    template <class T>
    static constexpr bool is_leaf() {
        return std::is_same_v<T, std::string> || std::is_same_v<T, bool> ||
               std::is_same_v<T, std::int64_t> || std::is_same_v<T, Date> ||
               std::is_same_v<T, Moment> || std::is_enum_v<T> || IsId<T>::value ||
               std::is_same_v<T, std::vector<std::string>>;
    }

    static bool read(std::string_view text, std::string& value) {
        value = text;
        return true;
    }
    static bool read(std::string_view text, bool& value) {
        value = text == "true";
        return text.empty() || text == "true" || text == "false";
    }
    static bool read(std::string_view text, std::int64_t& value) {
        return text.empty() || read_whole(text, value);
    }
    static bool read(std::string_view text, Date& value) {
        if (text.empty()) return true;
        const auto date = Date::parse(text);
        if (date.ok()) value = *date;
        return date.ok();
    }
    static bool read(std::string_view text, Moment& value) {
        if (text.empty()) return true;
        const auto moment = parse_moment(text);
        if (moment.ok()) value = *moment;
        return moment.ok();
    }
    template <class Tag>
    static bool read(std::string_view text, Id<Tag>& value) {
        value.text = text;
        return true;
    }
    static bool read(std::string_view text, std::vector<std::string>& value) {
        value.clear();
        std::size_t start = 0;
        while (start <= text.size()) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            const std::string_view line = trimmed(text.substr(start, end - start));
            if (!line.empty()) value.emplace_back(line);
            start = end + 1;
        }
        return true;
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static bool read(std::string_view text, Enum& value) { return from_file_text(text, value); }

    /// A record of another matter than a transfer says its type itself; the particulars of evidence
    /// are those of its kind, its collection that of its way.
    [[nodiscard]] std::string_view type_of_record(std::string_view member) const {
        if (member == "record") {
            const auto said = values_.find(prefix_ + "record.type");
            return said == values_.end() ? std::string_view{} : std::string_view{said->second};
        }
        if (member == "particulars") {
            return particulars_type(chosen("kind", EvidenceKind::documentary)).key;
        }
        if (member == "collection") {
            return collection_type(chosen("way", CollectionWay::by_officers)).key;
        }
        return record_type_of(member);
    }
    template <class Enum>
    [[nodiscard]] Enum chosen(std::string_view key, Enum value) const {
        const auto found = values_.find(prefix_ + std::string{key});
        if (found != values_.end()) (void)from_file_text(found->second, value);
        return value;
    }

    void read_record(const std::string& full, std::string_view type_key, Record& record) {
        record.type = type_key;
        record.values.clear();
        const RecordType* type = find_record_type(type_key);
        if (type == nullptr) return;
        for (const Field& field : type->fields) {
            const auto found = values_.find(full + "." + std::string(field.key));
            if (found == values_.end()) continue;
            const std::string_view text = trimmed(found->second);
            if (!text.empty()) record.values.emplace_back(field.key, text);
        }
    }

    template <class Part>
    void read_parts(const std::string& full, std::vector<Part>& parts) {
        parts.clear();
        for (;;) {
            const std::string start = full + "." + std::to_string(parts.size()) + ".";
            const auto found = values_.lower_bound(start);
            if (found == values_.end() || found->first.compare(0, start.size(), start) != 0) return;
            Reader inner(values_, start, wrong_key_);
            Part::fields(parts.emplace_back(), inner);
        }
    }

    const FieldValues& values_;
    std::string prefix_;
    std::string& wrong_key_;
};

EventData read_event(EventType command, const FieldValues& values, std::string& wrong_key) {
    EventData data = make_empty(command);
    std::visit(
        [&](auto& event) {
            Reader reader(values, "", wrong_key);
            std::decay_t<decltype(event)>::fields(event, reader);
        },
        data);
    return data;
}

}  // namespace

FieldValues values_of(const EventData& data) {
    FieldValues values;
    std::visit(
        [&](const auto& event) {
            Flattener flattener(values, "");
            std::decay_t<decltype(event)>::fields(event, flattener);
        },
        data);
    return values;
}

Result<EventData> event_from_values(EventType command, const FieldValues& values) {
    std::string wrong_key;
    EventData data = read_event(command, values, wrong_key);
    if (!wrong_key.empty()) return fail(ErrorCode::field_invalid, wrong_key);
    return data;
}

EventData preview_from_values(EventType command, const FieldValues& values) {
    std::string wrong_key;
    return read_event(command, values, wrong_key);
}

}  // namespace casebridge::domain
