// Agencies, their devices and liaisons, as the directory holds them. Names and regions are data
// that users edit; nothing here knows a particular city. Keys are hex text: this layer does no
// cryptography.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace casebridge::domain {

/// 区交通运输局, 支队, 大队.
enum class AgencyKind { district_bureau, detachment, brigade };

struct Agency {
    AgencyId id;
    AgencyKind kind = AgencyKind::district_bureau;
    std::string name;         // 全称, as on the seal
    std::string short_name;   // as in lists
    std::string region;       // 6 digits, GB/T 2260
    std::string number_word;  // 字号 word in document numbers, e.g. 昌江
    AgencyId detachment;      // of a brigade; empty otherwise or when not known

    bool operator==(const Agency&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("id", self.id);
        visit("kind", self.kind);
        visit("name", self.name);
        visit("short_name", self.short_name);
        visit("region", self.region);
        visit("number_word", self.number_word);
        visit("detachment", self.detachment);
    }
};

/// One installation of the program with keys of its own.
struct Device {
    DeviceId id;
    std::string officer;         // who set it up
    std::string certificate;     // 执法证号, may be empty
    std::string signing_key;     // hex of the 65-byte point
    std::string encryption_key;  // hex of the 65-byte point
    bool revoked = false;

    bool operator==(const Device&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("id", self.id);
        visit("officer", self.officer);
        visit("certificate", self.certificate);
        visit("signing_key", self.signing_key);
        visit("encryption_key", self.encryption_key);
        visit("revoked", self.revoked);
    }
};

/// 联络员 (opinion, section three (1)).
struct Liaison {
    std::string department;
    std::string name;
    std::string duty_phone;

    bool operator==(const Liaison&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("department", self.department);
        visit("name", self.name);
        visit("duty_phone", self.duty_phone);
    }
};

/// 名片: what an agency says about itself, signed by its keeper device. Versions only go up.
struct AgencyCard {
    Agency agency;
    std::uint64_t version = 1;
    DeviceId keeper;
    std::vector<Device> devices;
    std::vector<Liaison> liaisons;

    bool operator==(const AgencyCard&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("agency", self.agency);
        visit("version", self.version);
        visit("keeper", self.keeper);
        visit("devices", self.devices);
        visit("liaisons", self.liaisons);
    }
};

/// "district_bureau" and so on; the text in files.
[[nodiscard]] std::string_view name_of(AgencyKind kind);
[[nodiscard]] bool from_name(std::string_view name, AgencyKind& kind);

}  // namespace casebridge::domain
