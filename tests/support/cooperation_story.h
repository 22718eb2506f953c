// Two offices that share nothing but files, at work on matters of any kind.
#pragma once

#include <string>

#include "support/cooperation_case.h"
#include "support/plain_case.h"

namespace casebridge::test {

struct Cooperation : PlainCase {
    Cooperation() { on(Date::of(2026, 11, 2)); }

    Office& office(domain::Side side) { return side == domain::Side::bureau ? bureau : brigade; }

    /// Fills what the form requires, as a person would; `values` over it.
    app::Outcome fill(Office& by, const MatterId& about, domain::EventType command,
                      const app::FormSubject& subject, const domain::FieldValues& values = {}) {
        domain::FieldValues filled = by.session().first_values(about, command, {}, subject);
        for (const auto& [key, value] : values) filled[key] = value;
        fill_required(command, filled, by.clock().now().date);
        const app::Outcome outcome = by.perform(app::Execute{about, command, filled});
        note(by, command, outcome);
        return outcome;
    }
    MatterId begin(domain::Side opener, domain::MatterKind kind,
                   const domain::FieldValues& values = {}, app::FormSubject subject = {}) {
        subject.kind = kind;
        domain::FieldValues given = {{"title", std::string{domain::kind_row(kind).label} + "一"},
                                     {"due_on", "2026-12-31"},
                                     {"record.year", "2026"},
                                     {"record.quarter", "4"}};
        for (const auto& [key, value] : values) given[key] = value;
        return fill(office(opener), {}, domain::EventType::begin_matter, subject, given).matter;
    }
    void file(domain::Side side, const MatterId& about, std::string_view type,
              const domain::FieldValues& values = {}) {
        (void)fill(office(side), about, domain::EventType::file_record,
                   {.record_type = std::string{type}}, values);
    }
    /// What this side knows of the matter goes to the other.
    void send(domain::Side from, const MatterId& about) {
        matter = about;
        CHECK(carry(office(from), office(domain::other_side(from))) ==
              app::ImportView::Phase::merged);
    }
    void step(domain::Side side, const MatterId& about, domain::EventType command,
              const domain::FieldValues& values = {}) {
        (void)fill(office(side), about, command, {}, values);
        send(side, about);
    }
    const app::MatterView& view(domain::Side side, const MatterId& about) {
        const app::MatterView* found = office(side).session().matter(about);
        REQUIRE(found != nullptr);
        return *found;
    }
    void check_alike(const MatterId& about) {
        CHECK(view(domain::Side::bureau, about).fold_hash ==
              view(domain::Side::recipient, about).fold_hash);
        CHECK_FALSE(view(domain::Side::bureau, about).line.irregular);
    }
};

}  // namespace casebridge::test
