#include "domain/record_places.h"

#include <type_traits>

#include "domain/evidence_types.h"

namespace casebridge::domain {
namespace {

class PlaceCheck {
public:
    template <class T>
    void operator()(std::string_view key, const T& value) {
        if constexpr (std::is_same_v<T, Record>) {
            // The matter's kind says which one belongs there, and the fold asks it.
            if (key != "record") expect(key, value, record_type_of(key));
        } else if constexpr (std::is_same_v<T, Evidence>) {
            expect("evidence.collection", value.collection, collection_type(value.way).key);
            expect("evidence.particulars", value.particulars, particulars_type(value.kind).key);
        }
    }

    [[nodiscard]] const std::string& wrong() const { return wrong_; }

private:
    void expect(std::string_view key, const Record& record, std::string_view type) {
        const bool known = find_record_type(record.type) != nullptr;
        if (known && record.type != type && wrong_.empty()) wrong_ = key;
    }

    std::string wrong_;
};

}  // namespace

std::string misplaced_record(const EventData& data) {
    PlaceCheck check;
    std::visit([&](const auto& event) { event.fields(event, check); }, data);
    return check.wrong();
}

}  // namespace casebridge::domain
