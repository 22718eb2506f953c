// Who and what else a matter is about: further parties in their roles, and vehicles. The party that
// is named at 发现登记 is the one the annexes name.
#pragma once

#include <string>

#include "domain/event_parts.h"

namespace casebridge::domain {

/// 共同当事人, 所有人, 经营者, 驾驶人, 法定代表人或负责人, 其他.
enum class PartyRole { joint, owner, keeper, driver, representative, other };

struct AddParty {
    static constexpr EventType type = EventType::add_party;
    Date added_on;
    PartyRole role = PartyRole::driver;
    Party party;
    std::string qualification;  // 从业资格证号
    std::string relation;       // what the person has to do with the case

    bool operator==(const AddParty&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("added_on", self.added_on);
        visit("role", self.role);
        visit("party", self.party);
        visit("qualification", self.qualification);
        visit("relation", self.relation);
    }
};

/// Plate colours of GA 36.
enum class PlateColour { blue, yellow, green, yellow_green, white, black, none };

struct AddVehicle {
    static constexpr EventType type = EventType::add_vehicle;
    Date added_on;
    std::string plate;  // 无号牌 where it has none
    PlateColour colour = PlateColour::yellow;
    std::string kind;         // 车辆类型, e.g. 重型自卸货车
    std::string certificate;  // 道路运输证号
    std::string owner;
    std::string note;

    bool operator==(const AddVehicle&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("added_on", self.added_on);
        visit("plate", self.plate);
        visit("colour", self.colour);
        visit("kind", self.kind);
        visit("certificate", self.certificate);
        visit("owner", self.owner);
        visit("note", self.note);
    }
};

}  // namespace casebridge::domain
