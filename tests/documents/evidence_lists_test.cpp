#include "documents/evidence_lists.h"

#include <doctest/doctest.h>

#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::test;
using domain::CustodyAction;

namespace {

bool has(const documents::Document& document, std::string_view words) {
    return documents::text_of(document).find(words) != std::string::npos;
}

domain::AddEvidence make_tyres() {
    auto event = make_evidence("货车轮胎");
    event.evidence.kind = domain::EvidenceKind::physical;
    event.evidence.particulars = {
        "evidence_physical",
        {{"quantity", "4条"}, {"kept_at", "停车场"}, {"features", "花纹磨平"}, {"seal", "sealed"}}};
    return event;
}

}  // namespace

TEST_CASE("证据清单 gives both hashes of every file, and says what has none or was not reviewed") {
    CaseBuilder builder = plain_case_until(domain::EventType::set_legal_basis);
    auto photo = make_evidence("现场照片");
    photo.evidence.file = {std::string(64, 'a')};
    photo.evidence.sha256 = std::string(64, 'b');
    photo.evidence.way = domain::CollectionWay::automatic;
    photo.evidence.collection = {"collected_automatically",
                                 {{"device", "卡口"}, {"review", "none"}}};
    builder.add(k_bureau_pc, photo);
    builder.add(k_bureau_pc, make_tyres());
    const auto list = documents::evidence_list(builder.state(), "昌江区交通运输局");
    for (const std::string& words :
         {std::string{"现场照片（未审核）"}, std::string{"SM3"}, std::string{"SHA-256"},
          std::string(32, 'a'), std::string(32, 'b'), std::string{"没有电子文件"},
          std::string{"张伟、陈志远"}, std::string{"共2份"}}) {
        CAPTURE(words);
        CHECK(has(list, words));
    }
}

TEST_CASE("涉案物品清单 holds the things alone, where they lie now") {
    CaseBuilder builder = plain_case_until(domain::EventType::set_legal_basis);
    builder.add(k_bureau_pc, make_evidence("现场照片"));
    CHECK_FALSE(documents::has_articles(builder.state()));
    const EventId tyres = builder.add(k_bureau_pc, make_tyres());
    REQUIRE(documents::has_articles(builder.state()));
    auto list = documents::articles_list(builder.state(), "昌江区交通运输局");
    CHECK(has(list, "停车场"));
    builder.add(k_bureau_pc, domain::RecordCustody{tyres,
                                                   CustodyAction::stored,
                                                   {Date::of(2026, 11, 3), 600},
                                                   "张伟",
                                                   "李明",
                                                   "证据室",
                                                   ""});
    list = documents::articles_list(builder.state(), "昌江区交通运输局");
    for (const char* words :
         {"货车轮胎", "4条", "花纹磨平", "已封存", "证据室", "共1件", "见证人"}) {
        CAPTURE(words);
        CHECK(has(list, words));
    }
    CHECK_FALSE(has(list, "现场照片"));
    CHECK_FALSE(has(list, "停车场"));
}
