// Writes the backup of an office with many matters, for measurements of the whole page
// (tests/bench/page.mjs): large_store FILE COUNT. Its passphrase is that of all test offices.
#include <fstream>
#include <iostream>

#include "base/whole_number.h"
#include "support/made_up_matters.h"
#include "support/office.h"

using namespace casebridge;

int main(int count, char** arguments) {
    int wanted = 0;
    if (count != 3 || !read_whole(arguments[2], wanted)) {
        std::cerr << "usage: large_store FILE COUNT\n";
        return 1;
    }
    test::Office office(1);
    (void)office.set_up(domain::AgencyKind::district_bureau, "昌江区交通运输局", "昌江区交通运输局",
                        "昌江", "张伟");
    office.clock().set(Date::of(2026, 10, 14));
    test::MadeUpMatters made(7);
    for (int i = 0; i < wanted; ++i) {
        const domain::MatterState matter = made.next(2026);
        const app::Outcome outcome =
            office.perform(app::Execute{{},
                                        domain::EventType::open_matter,
                                        {{"title", matter.title},
                                         {"category", "transport_repair"},
                                         {"party.kind", "organisation"},
                                         {"party.name", matter.party.name},
                                         {"party.id_number", "91360202MA35ABCD1U"},
                                         {"inspection.date", "2026-10-14"},
                                         {"inspection.place", "昌江区西郊街道"},
                                         {"inspection.inspected", matter.party.name},
                                         {"inspection.officer_1", "张伟"},
                                         {"inspection.certificate_1", "36020026"},
                                         {"inspection.officer_2", "陈志远"},
                                         {"inspection.certificate_2", "36020031"},
                                         {"inspection.showed_certificates", "true"},
                                         {"inspection.findings", matter.title}}});
        if (outcome.kind != app::Outcome::Kind::done) {
            std::cerr << "refused: " << name_of(outcome.error.code) << ' '
                      << (outcome.problems.empty() ? outcome.error.detail
                                                   : outcome.problems.front().key)
                      << '\n';
            return 1;
        }
        if (i % 500 == 499) std::cerr << i + 1 << " matters\n";
    }
    (void)office.perform(app::BackUp{});
    const Bytes& backup = office.desk().saved.back().second;
    std::ofstream{arguments[1], std::ios::binary}.write(
        reinterpret_cast<const char*>(backup.data()), static_cast<std::streamsize>(backup.size()));
    std::cerr << backup.size() << " bytes\n";
    return 0;
}
