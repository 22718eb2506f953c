#include "documents/volume.h"

#include <doctest/doctest.h>

#include "support/case_builder.h"

using namespace casebridge;
using namespace casebridge::documents;
using namespace casebridge::test;
using domain::EventType;

namespace {

std::string agency_name(const AgencyId& id) {
    if (id == k_bureau_pc.agency) return "昌江区交通运输局";
    return "支队昌江大队";
}

/// The bureau's volume; files count as here where `paths` name them.
struct Bound {
    explicit Bound(const CaseBuilder& builder, AgencyId keeper = k_bureau_pc.agency,
                   std::map<FileId, std::string> paths = {})
        : state(builder.state()),
          events(builder.events()),
          source{.state = state,
                 .events = events,
                 .keeper = std::move(keeper),
                 .category = "道路运政·机动车维修",
                 .agency_name = agency_name,
                 .short_name = agency_name,
                 .history = {},
                 .file_paths = std::move(paths)} {
        for (const domain::HistoryLine& line : state.history) {
            source.history.push_back({line.date, std::string{domain::name_of(line.type)},
                                      agency_name(line.agency), line.officer, line.wall, "有效",
                                      "本机登记"});
        }
        volume = make_volume(source);
    }
    Bound(const Bound&) = delete;
    Bound& operator=(const Bound&) = delete;
    ~Bound() = default;

    [[nodiscard]] std::string contents() const {
        std::string lines;
        for (const VolumePart& part : volume.parts) {
            lines += part.title + " " + part.number + " " + std::to_string(part.first_page) + "-" +
                     std::to_string(part.last_page) + "\n";
        }
        return lines;
    }

    domain::MatterState state;
    std::vector<domain::Event> events;
    VolumeSource source;
    Volume volume;
};

CaseBuilder whole_case() { return plain_case_until(EventType::archive); }

bool shows(const LaidOut& page, std::string_view words) {
    return text_of(page).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the papers of the plain case stand in the order of a 案卷, with their pages") {
    const Bound bound(whole_case());
    CHECK(bound.contents() ==
          "移送处理书 昌江移〔2026〕17号 1-1\n"
          "送达回执 昌江移〔2026〕17号 2-2\n"
          "移送案件审批表 昌江移〔2026〕17号 3-3\n"
          "材料清单 昌江移〔2026〕17号 4-4\n"
          "检查记录  5-5\n"
          "责令改正通知  6-6\n"
          "复查记录  7-7\n"
          "处罚依据  8-8\n"
          "异议函  9-9\n"
          "沟通记录  10-10\n"
          "补证通知  11-11\n"
          "补证答复  12-12\n"
          "审核表  13-13\n"
          "立案审批表 景执昌立〔2026〕9号 14-14\n"
          "处理决定登记表 景执昌罚〔2026〕21号 15-15\n"
          "移送案件办理单 景执昌函〔2026〕6号 16-16\n"
          "确认反馈记录  17-17\n"
          "现场照片  18-19\n"
          "催办记录  20-21\n"
          "维修结算单  22-23\n"
          "证据清单  24-24\n"
          "办理经过  25-27\n");
    CHECK(bound.volume.pages == 27);
}

TEST_CASE("a copy of record lies behind the text of its paper; one that was replaced comes last") {
    CaseBuilder builder = plain_case_until(EventType::confirm_reply);
    std::map<EventType, EventId> entries;
    for (const domain::HistoryLine& line : builder.state().history) entries[line.type] = line.event;
    const auto attach = [&](EventType type, const char* form, const char* title, char file) {
        auto scan = make_scan(entries[type], form, title, Date::of(2026, 12, 12));
        scan.file = {std::string(64, file)};
        builder.add(k_bureau_pc, scan);
    };
    attach(EventType::approve_transfer, "transfer_letter", "移送处理书", '5');
    attach(EventType::approve_transfer, "material_list", "材料清单", '6');
    attach(EventType::sign_receipt, "service_receipt", "送达回执", '7');
    attach(EventType::sign_receipt, "service_receipt", "送达回执", '8');
    const FileId letter{std::string(64, '5')};
    const FileId receipt{std::string(64, '8')};
    const Bound bound(builder, k_bureau_pc.agency,
                      {{letter, "存档件/01_移送处理书.pdf"}, {receipt, "存档件/04_送达回执.pdf"}});
    const std::string contents = bound.contents();
    CHECK(
        contents.starts_with("移送处理书 昌江移〔2026〕17号 1-3\n"
                             "送达回执 昌江移〔2026〕17号 4-6\n"
                             "移送案件审批表 昌江移〔2026〕17号 7-7\n"
                             "材料清单 昌江移〔2026〕17号 8-10\n"));
    CHECK(contents.find("存档件  ") != std::string::npos);
    CHECK(bound.volume.parts[0].file == letter);
    CHECK(bound.volume.parts[1].file == receipt);
    CHECK(shows(bound.volume.closing, "存档件（扫描件）2份"));
    CHECK(shows(bound.volume.closing, "下列2份文件在导出时没有收到"));
    const std::string page = render_volume(bound.volume, bound.source);
    CHECK(page.find("打开文件：存档件/04_送达回执.pdf") != std::string::npos);
}

TEST_CASE("page numbers run through the volume without a gap and stand on the pages") {
    CaseBuilder builder = whole_case();
    auto thick = make_evidence("询问笔录");
    thick.evidence.pages = 12;
    builder.add(k_brigade_pc, thick);
    const Bound bound(builder);
    int next = 1;
    for (const VolumePart& part : bound.volume.parts) {
        CAPTURE(part.title);
        CHECK(part.first_page == next);
        CHECK(part.last_page >= part.first_page);
        int page_number = part.first_page;
        for (const Page& page : part.laid_out.pages) {
            CHECK(page.texts.back().text == std::to_string(page_number++));
            CHECK(page.texts.back().y_mm < 37);
        }
        CHECK(page_number - 1 <= part.last_page);
        next = part.last_page + 1;
        const std::string range =
            part.first_page == part.last_page
                ? std::to_string(part.first_page)
                : std::to_string(part.first_page) + "-" + std::to_string(part.last_page);
        CHECK(shows(bound.volume.contents, part.title));
        CHECK(shows(bound.volume.contents, range));
    }
    CHECK(bound.volume.pages == next - 1);
    CHECK(shows(bound.volume.cover, std::to_string(bound.volume.pages) + "页"));
    CHECK(shows(bound.volume.closing, std::to_string(bound.volume.pages) + "页"));
}

TEST_CASE("each side's cover bears its own archive's data, and blanks where there is none yet") {
    const Bound bureau(whole_case());
    CHECK(shows(bureau.volume.cover, "2026-移-17"));
    CHECK(shows(bureau.volume.cover, "景执昌立〔2026〕9号"));
    CHECK(shows(bureau.volume.cover, "景执昌罚〔2026〕21号，罚款5000元"));
    CHECK(shows(bureau.volume.cover, "2026年10月14日至2026年12月10日"));
    const Bound brigade(whole_case(), k_brigade_pc.agency);
    CHECK(shows(brigade.volume.cover, "2026-昌-9"));
    CHECK_FALSE(shows(brigade.volume.cover, "2026-移-17"));
    const Bound young(plain_case_until(EventType::open_matter));
    CHECK(young.contents() == "检查记录  1-1\n办理经过  2-2\n");
    CHECK(shows(young.volume.closing, "　　年　月　日"));
}

TEST_CASE("a draft and an entry without effect make no paper, but stand in 办理经过") {
    const Bound drafted(plain_case_until(EventType::draft_transfer));
    CHECK(drafted.contents().find("移送处理书") == std::string::npos);
    CHECK(shows(drafted.volume.parts.back().laid_out, "draft_transfer"));
    CaseBuilder builder = plain_case_until(EventType::open_matter);
    builder.add(k_bureau_pc, make_recheck_failed());  // no order yet: 时序异常
    const Bound irregular(builder);
    CHECK(irregular.contents().find("复查记录") == std::string::npos);
    CHECK(shows(irregular.volume.parts.back().laid_out, "recheck_failed"));
    CHECK(shows(irregular.volume.closing, "有1条登记与先后次序不符"));
}

TEST_CASE("what was not received is said in 备考表, on the sheet and in the contents") {
    CaseBuilder builder = plain_case_until(EventType::recheck_failed);
    auto here = make_evidence("现场照片");
    here.evidence.file = {std::string(64, '1')};
    here.evidence.file_name = "现场.jpg";
    auto gone = make_evidence("现场录像");
    gone.evidence.file = {std::string(64, '2')};
    gone.evidence.file_name = "现场.mp4";
    builder.add(k_bureau_pc, here);
    builder.add(k_bureau_pc, gone);
    const Bound bound(builder, k_bureau_pc.agency, {{here.evidence.file, "证据/01_现场.jpg"}});
    CHECK(shows(bound.volume.closing, "下列1份文件在导出时没有收到"));
    CHECK(shows(bound.volume.closing, "现场.mp4"));
    CHECK(shows(bound.volume.closing, std::string(64, '2')));
    CHECK_FALSE(shows(bound.volume.closing, "现场.jpg"));
    CHECK(bound.contents().find("现场录像（文件未收齐）") != std::string::npos);
    const std::string html = render_volume(bound.volume, bound.source);
    CHECK(html.find("href=\"%E8%AF%81%E6%8D%AE/01_%E7%8E%B0%E5%9C%BA.jpg\"") != std::string::npos);
    CHECK(html.find(".mp4\"") == std::string::npos);
}

TEST_CASE("foreign words stay words in the bound page, which forbids itself everything else") {
    CaseBuilder builder;
    auto open = make_open();
    const std::string evil = "<script>alert(1)</script>\"><img src=x onerror=y>";
    open.title = evil;
    open.party.name = evil;
    set_value(open.inspection, "findings", evil);
    builder.add(k_bureau_pc, open);
    auto evidence = make_evidence(evil);
    evidence.evidence.file = {std::string(64, '1')};
    builder.add(k_bureau_pc, evidence);
    const Bound bound(builder, k_bureau_pc.agency,
                      {{evidence.evidence.file, "证据/01_\" onclick=\"x#?%.jpg"}});
    const std::string html = render_volume(bound.volume, bound.source);
    for (const char* word :
         {"<script", "<img", "<link", "onclick=\"", "onerror=\"", "url(", "@import", "http:"}) {
        CAPTURE(word);
        CHECK(html.find(word) == std::string::npos);
    }
    CHECK(html.find("default-src 'none'") < html.find("<title>"));
    CHECK(html.find("href=\"%E8%AF%81%E6%8D%AE/01_%22%20onclick%3D%22x%23%3F%25.jpg\"") !=
          std::string::npos);
}
