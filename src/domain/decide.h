// decide: the only way in for a person's action. It checks a proposed event against the table, the
// gate and the fields' rules, and gives it back ready to be signed, or says what is wrong.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/matter_state.h"

namespace casebridge::domain {

struct Actor {
    AgencyId agency;
    DeviceId device;
    std::string officer;
};

/// What a decision may depend on besides state and command.
struct DecideContext {
    Moment now;
    /// Who enters it; decide() takes the actor's.
    AgencyId me = {};
    /// Document numbers that our agency has used, for any paper of any matter.
    std::span<const std::string> numbers_in_use;
    /// Those that were voided: not even the matter that held one may use it again.
    std::span<const std::string> voided_numbers = {};
    /// The entry that a correction is about, as it now reads; null for every other command.
    const EventData* entry = nullptr;
};

/// What is wrong with one field of a form; `key` is the flattened key (fields.h).
struct FieldProblem {
    enum class Kind {
        missing,
        wrong,  // does not pass its validator
        too_long,
        in_future,
        before_last_recheck,  // 附件1 dated before the last recheck
        before_earlier_step,  // dated before the step it follows
        same_officer_twice,   // two different officers are needed (行政处罚法42)
        number_taken,
        no_consultation,           // an objection is closed only after 沟通核实
        not_accepted,              // the police have not taken the case
        nothing_changed,           // a correction that corrects nothing
        not_correctable,           // the entry, or the field, cannot be corrected
        not_adoptable,             // the entry can take no effect where the matter stands now
        number_of_closed_opening,  // 附件1 of a matter begun again needs a new number
        item_unanswered,
        unknown_choice,
    };
    std::string key;
    Kind kind{};

    bool operator==(const FieldProblem&) const = default;
};

/// The first problem of a field; null where it has none.
[[nodiscard]] const FieldProblem* find_problem(std::span<const FieldProblem> problems,
                                               std::string_view key);

/// One requirement of the gate before 附件1.
struct GateItem {
    enum class Kind {
        inspection,
        order,
        recheck_failed,
        legal_basis,
        violation_evidence,
        urging_papers
    };
    Kind kind{};
    bool met = false;
    int count = 0;  // how many there are

    bool operator==(const GateItem&) const = default;
};
/// The six requirements in the order of the opinion; reads the history, not the stage.
[[nodiscard]] std::vector<GateItem> gate_of(const MatterState& state);
[[nodiscard]] bool gate_is_met(const std::vector<GateItem>& gate);

/// Whether the table allows the command to the agency in this state; nothing about its contents.
/// Errors: not_your_agency, not_allowed_in_stage, matter_read_only.
[[nodiscard]] Status allowed(const MatterState& state, EventType command, const AgencyId& agency);

/// The commands that the agency may give now, in table order.
[[nodiscard]] std::vector<EventType> allowed_commands(const MatterState& state,
                                                      const AgencyId& agency);
/// The one that moves the matter on, if any: the screen's primary button.
[[nodiscard]] bool primary_command(const MatterState& state, const AgencyId& agency,
                                   EventType& command);

/// Everything that is wrong with the fields of a proposed event; empty when nothing is.
[[nodiscard]] std::vector<FieldProblem> problems_of(const MatterState& state,
                                                    const EventData& proposed,
                                                    const DecideContext& context);

/// The events that the action leaves, without header: exactly one for each command.
/// Errors: those of `allowed`; gate_incomplete; field_required / field_invalid / number_taken with
/// the key.
[[nodiscard]] Result<std::vector<EventData>> decide(const MatterState& state, EventData proposed,
                                                    const Actor& actor,
                                                    const DecideContext& context);

}  // namespace casebridge::domain
