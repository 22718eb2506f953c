#include "documents/volume_entries.h"

#include <array>

#include "domain/transitions.h"

namespace casebridge::documents {
namespace {

using domain::EventType;

struct Place {
    EventType type{};
    Chapter chapter{};
    std::string_view title;  // of a sheet; empty: see sheet_title_of
};

// A new command needs no row: it stands among the others until it has a better place.
constexpr std::array k_places = {
    Place{EventType::approve_transfer, Chapter::approval, ""},
    Place{EventType::sign_receipt, Chapter::receipt, ""},
    Place{EventType::dispatch_transfer, Chapter::materials, ""},
    Place{EventType::open_matter, Chapter::inspection, ""},
    Place{EventType::add_inspection, Chapter::inspection, ""},
    Place{EventType::order_rectification, Chapter::order, ""},
    Place{EventType::recheck_complete, Chapter::recheck, ""},
    Place{EventType::recheck_failed, Chapter::recheck, ""},
    Place{EventType::remind, Chapter::reminder, "催办记录"},
    Place{EventType::set_legal_basis, Chapter::basis, "处罚依据"},
    Place{EventType::pass_review, Chapter::exchange, ""},
    Place{EventType::raise_objection, Chapter::exchange, ""},
    Place{EventType::record_consultation, Chapter::exchange, ""},
    Place{EventType::request_supplement, Chapter::exchange, ""},
    Place{EventType::answer_supplement, Chapter::exchange, "补证答复"},
    Place{EventType::file_case, Chapter::filing, ""},
    Place{EventType::decline_to_file, Chapter::filing, ""},
    Place{EventType::withdraw_before_receipt, Chapter::exchange, ""},
    Place{EventType::redirect, Chapter::exchange, ""},
    Place{EventType::return_case, Chapter::exchange, ""},
    Place{EventType::ask_withdrawal, Chapter::exchange, ""},
    Place{EventType::consent_withdrawal, Chapter::exchange, ""},
    Place{EventType::refuse_withdrawal, Chapter::exchange, ""},
    Place{EventType::question_reply, Chapter::reply, ""},
    Place{EventType::reply_partial, Chapter::reply, ""},
    Place{EventType::open_by_brigade, Chapter::inspection, ""},
    // The 决定书 itself is not made here: it is attached as evidence or kept on paper.
    Place{EventType::decide, Chapter::decision, "处理决定登记表"},
    Place{EventType::reply_final, Chapter::reply, ""},
    Place{EventType::confirm_reply, Chapter::reply, ""},
    Place{EventType::close, Chapter::closing, ""},
    Place{EventType::add_evidence, Chapter::evidence, ""},
    Place{EventType::add_party, Chapter::others, "相关当事人登记"},
    Place{EventType::add_vehicle, Chapter::others, "车辆登记"},
    Place{EventType::attach_scan, Chapter::others, "存档件"},
    // 保管经过 stands on the sheet of its evidence.
    Place{EventType::record_custody, Chapter::nowhere, ""},
    Place{EventType::draft_transfer, Chapter::nowhere, ""},
    Place{EventType::archive, Chapter::nowhere, ""},
};

const Place* find(EventType type) {
    for (const Place& place : k_places) {
        if (place.type == type) return &place;
    }
    return nullptr;
}

}  // namespace

Chapter chapter_of(EventType type) {
    const Place* place = find(type);
    return place == nullptr ? Chapter::others : place->chapter;
}

std::string sheet_title_of(EventType type) {
    const Place* place = find(type);
    if (place != nullptr && !place->title.empty()) return std::string{place->title};
    const domain::Transition& row = domain::transition_of(type);
    // The first of the papers that the table names.
    const std::string_view paper = row.paper.substr(0, row.paper.find("、"));
    if (!paper.empty()) return std::string{paper};
    constexpr std::string_view k_record = "记录";
    std::string title{row.label};
    if (!row.label.ends_with(k_record)) title += k_record;
    return title;
}

}  // namespace casebridge::documents
