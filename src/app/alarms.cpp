#include "app/alarms.h"

#include <map>
#include <set>

namespace casebridge::app {
namespace {

constexpr std::int64_t k_day_minutes = 24 * 60;

std::int64_t minutes_of(const Moment& moment) {
    return static_cast<std::int64_t>(moment.date.serial()) * k_day_minutes + moment.minute;
}

/// Entries concerned, by the device that wrote them.
using ByDevice = std::map<DeviceId, std::pair<std::string, std::uint64_t>>;

void count(ByDevice& devices, const domain::EventHeader& header) {
    auto& [officer, entries] = devices[header.device];
    officer = header.officer;
    ++entries;
}

ByDevice forked_devices(const std::vector<domain::Event>& events) {
    std::map<std::pair<DeviceId, std::uint64_t>, std::uint64_t> uses;
    for (const domain::Event& event : events) ++uses[{event.header.device, event.header.seq}];
    ByDevice devices;
    for (const domain::Event& event : events) {
        if (uses[{event.header.device, event.header.seq}] > 1) count(devices, event.header);
    }
    return devices;
}

ByDevice devices_with_wrong_clock(const std::vector<domain::Event>& events) {
    std::map<EventId, std::int64_t> walls;
    for (const domain::Event& event : events) {
        const auto wall = parse_moment(event.header.wall);
        if (wall.ok()) walls.emplace(event.id, minutes_of(*wall));
    }
    ByDevice devices;
    for (const domain::Event& event : events) {
        const auto own = walls.find(event.id);
        if (own == walls.end()) continue;
        for (const EventId& parent : event.header.parents) {
            const auto before = walls.find(parent);
            if (before == walls.end() || own->second + k_day_minutes >= before->second) continue;
            count(devices, event.header);
            break;
        }
    }
    return devices;
}

/// Officers of the matter's entries and records who bear a party's name. Names are all that is
/// known of both; a namesake is for people to tell apart.
ByDevice officers_like_parties(const MatterFile& file) {
    std::set<std::string> parties = {file.state.party.name};
    for (const domain::FiledParty& filed : file.state.parties) {
        parties.insert(filed.content.party.name);
    }
    parties.erase("");
    ByDevice devices;
    for (const domain::Event& event : file.events) {
        if (parties.contains(event.header.officer)) count(devices, event.header);
    }
    for (const domain::FiledRecord& filed : file.state.records) {
        for (const std::string_view key : {"officer_1", "officer_2"}) {
            const std::string officer{filed.record.value(key)};
            // Known by the name alone: the record's officer need not have a device.
            if (parties.contains(officer)) devices.try_emplace({}, officer, 1U);
        }
    }
    return devices;
}

}  // namespace

std::vector<Alarm> alarms_of(const MatterFile& file) {
    std::vector<Alarm> alarms;
    const auto add = [&](Alarm::Kind kind, const ByDevice& devices) {
        for (const auto& [device, found] : devices) {
            alarms.push_back({kind, found.first, device, found.second});
        }
    };
    add(Alarm::Kind::forked, forked_devices(file.events));
    add(Alarm::Kind::clock, devices_with_wrong_clock(file.events));
    add(Alarm::Kind::recusal, officers_like_parties(file));
    if (file.pending > 0) alarms.push_back({Alarm::Kind::pending, {}, {}, file.pending});
    return alarms;
}

}  // namespace casebridge::app
