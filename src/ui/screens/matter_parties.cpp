// 当事人和车辆 of a matter: whom and what it is about, each with its numbers.
#include <string>

#include "base/utf8.h"
#include "domain/enum_names.h"
#include "ui/layout.h"
#include "ui/screens/matter_parts.h"
#include "ui/strings_screens.h"
#include "ui/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text.h"

namespace casebridge::ui {

namespace w = words::matter;

namespace {

std::string labelled(std::string_view label, std::string_view value) {
    return value.empty() ? std::string{} : std::string{label}.append(" ").append(value);
}

void item(std::string_view role, std::string_view name, const std::string& details) {
    text(role, {.type = Type::small, .color = theme().muted});
    text(name, {.type = Type::strong, .wrap = true});
    if (!details.empty()) {
        text(details, {.type = Type::small, .color = theme().muted, .wrap = true});
    }
    space(8);
}

}  // namespace

void parties_card(const app::MatterView& view) {
    const domain::MatterState& state = view.state;
    Card card("parties", {.title = w::k_parties});
    item(w::k_party, state.party.name,
         joined_by_comma({state.party.id_number, state.party.contact,
                          labelled(w::k_vehicle, state.party.vehicle_plate)}));
    for (const domain::FiledParty& filed : state.parties) {
        const domain::AddParty& added = filed.content;
        item(domain::label_of(added.role), added.party.name,
             joined_by_comma({added.party.id_number, added.party.contact,
                              labelled(w::k_qualification, added.qualification), added.relation}));
    }
    for (const domain::FiledVehicle& filed : state.vehicles) {
        const domain::AddVehicle& vehicle = filed.content;
        // “无号牌” says both that there is no plate and that it has no colour.
        const bool plain = vehicle.colour == domain::PlateColour::none;
        item(w::k_vehicle, vehicle.plate,
             joined_by_comma({plain ? std::string_view{} : domain::label_of(vehicle.colour),
                              vehicle.kind,
                              labelled(w::k_transport_certificate, vehicle.certificate),
                              labelled(w::k_vehicle_owner, vehicle.owner), vehicle.note}));
    }
}

}  // namespace casebridge::ui
