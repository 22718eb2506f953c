#include <ostream>
#include <string>

#include "cli/cli.h"
#include "domain/transitions.h"

namespace casebridge::cli {
namespace {

// Empty columns are "-", so that every line has all of them.
std::string or_dash(std::string text) { return text.empty() ? "-" : text; }

std::string names_of(domain::StageSet stages) {
    std::string names;
    for (std::size_t i = 0; i < domain::k_stage_count; ++i) {
        const auto stage = static_cast<domain::Stage>(i);
        if (!stages.contains(stage)) continue;
        if (!names.empty()) names += ',';
        names += domain::name_of(stage);
    }
    return or_dash(names);
}

std::string names_of(domain::FlagSet flags) {
    constexpr auto k_last = static_cast<int>(domain::Flag::archived_recipient);
    std::string names;
    for (int i = 0; i <= k_last; ++i) {
        const auto flag = static_cast<domain::Flag>(i);
        if (!flags.contains(flag)) continue;
        if (!names.empty()) names += ',';
        names += domain::name_of(flag);
    }
    return or_dash(names);
}

}  // namespace

int print_rules(std::ostream& out) {
    out << "row\tcommand\tlabel\tbureau_from\trecipient_from\tto\tneeds\trefuses\tsets\tclears\t"
           "paper\n";
    for (const domain::Transition& row : domain::k_transitions) {
        const bool moves = row.to != domain::Stage::none;
        out << (row.row == 0 ? "-" : std::to_string(row.row)) << '\t' << domain::name_of(row.event)
            << '\t' << row.label << '\t' << names_of(row.bureau_from) << '\t'
            << names_of(row.recipient_from) << '\t' << (moves ? domain::name_of(row.to) : "same")
            << '\t' << names_of(row.needs) << '\t' << names_of(row.refuses) << '\t'
            << names_of(row.sets) << '\t' << names_of(row.clears) << '\t'
            << or_dash(std::string{row.paper}) << '\n';
    }
    return k_exit_good;
}

}  // namespace casebridge::cli
