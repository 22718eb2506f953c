// A plain case of the opinion's section three (4) from the first inspection to both archives,
// carried between two offices by files only.
#pragma once

#include <functional>
#include <string>

#include "domain/decide.h"
#include "support/office.h"

namespace casebridge::test {

/// Who has compared whose fingerprint when the story begins.
enum class Met { both, bureau_only };

class PlainCase {
public:
    explicit PlainCase(Met met = Met::both) : bureau(1), brigade(2) {
        (void)bureau.set_up(domain::AgencyKind::district_bureau, "昌江区交通运输局",
                            "昌江区交通运输局", "昌江", "张伟");
        (void)brigade.set_up(domain::AgencyKind::brigade,
                             "景德镇市交通运输综合行政执法支队昌江大队", "支队昌江大队", "景执昌",
                             "周建平");
        (void)hand_over_card(brigade, bureau);
        compare_all(bureau);
        if (met == Met::bureau_only) return;
        (void)hand_over_card(bureau, brigade);
        compare_all(brigade);
    }

    Office bureau;
    Office brigade;
    MatterId matter;
    std::vector<Bytes> bundles;  // every file that changed hands, in order
    std::function<void(Office&)> after_step = [](Office&) {};
    /// The bytes of an evidence file; begins as a JPEG does.
    std::function<Bytes(const std::string& name, std::size_t size)> make_file = made_up_file;
    /// Of the bundles; plain ones can be compared byte by byte and read with no key.
    app::Protection protection = app::Protection::none;
    std::vector<std::string> failures;  // a step that was refused, with the reason

    /// All of `failures`, a line each.
    [[nodiscard]] std::string told() const {
        std::string text;
        for (const std::string& line : failures) text += line + "\n";
        return text;
    }
    void on(Date date) {
        bureau.clock().set(date);
        brigade.clock().set(date);
    }
    void enter(Office& office, domain::EventType command, const domain::FieldValues& values) {
        note(office, command, office.fill(matter, command, values));
    }
    void note(Office& office, domain::EventType command, const app::Outcome& outcome) {
        if (outcome.kind != app::Outcome::Kind::done) {
            std::string reason = std::string{domain::name_of(command)} + ": " +
                                 std::string{name_of(outcome.error.code)} + " " +
                                 outcome.error.detail;
            for (const auto& problem : outcome.problems) reason += " [" + problem.key + "]";
            failures.push_back(std::move(reason));
        }
        if (matter.empty()) matter = outcome.matter;
        after_step(office);
    }
    static Bytes made_up_file(const std::string& name, std::size_t size) {
        Bytes bytes(size);
        for (std::size_t i = 0; i < size; ++i) {
            bytes[i] = static_cast<std::uint8_t>(i * 31 + name.size() + (i >> 8));
        }
        bytes[0] = 0xFF;
        bytes[1] = 0xD8;
        bytes[2] = 0xFF;
        return bytes;
    }
    void evidence(Office& office, const std::string& name, const std::string& group,
                  std::size_t size) {
        const Bytes bytes = make_file(name, size);
        note(office, domain::EventType::add_evidence,
             office.add_file(matter, name, bytes,
                             {{"evidence.kind", "audiovisual"},
                              {"evidence.group", group},
                              {"evidence.title", name},
                              {"evidence.proves", "现场情况"},
                              {"evidence.particulars.carrier", "执法记录仪"},
                              {"evidence.particulars.method", "拍摄"},
                              {"evidence.particulars.made_by", "张伟"},
                              {"evidence.collected_at", to_iso(office.clock().now())},
                              {"evidence.place", "西郊街道"},
                              {"evidence.medium", "存储卡"},
                              {"evidence.pages", "1"}}));
    }
    /// The file goes from one desk to the other; gives what the import page said.
    app::ImportView::Phase carry(Office& from, Office& to) {
        const AgencyId other = from.session().matter(matter)->line.partner;
        const auto outcome = from.perform(app::ExportMatter{matter, other, protection, {}});
        if (outcome.kind != app::Outcome::Kind::done) {
            failures.push_back("export: " + std::string{name_of(outcome.error.code)} + " " +
                               outcome.error.detail);
            return app::ImportView::Phase::none;
        }
        const auto& [name, bytes] = from.desk().saved.back();
        bundles.push_back(bytes);
        const auto phase = to.take(name, bytes);
        (void)to.perform(app::DropImport{});
        after_step(to);
        return phase;
    }

    void discover() {
        on(Date::of(2026, 10, 14));
        enter(bureau, domain::EventType::open_matter,
              {{"title", "澜桥汽车维修公司涉嫌未备案经营机动车维修"},
               {"category", "transport_repair"},
               {"party.kind", "organisation"},
               {"party.name", "景德镇市澜桥汽车维修服务有限公司"},
               {"party.id_number", "91360202MA35ABCD1U"},
               {"inspection.date", "2026-10-14"},
               {"inspection.place", "昌江区西郊街道"},
               {"inspection.inspected", "景德镇市澜桥汽车维修服务有限公司"},
               {"inspection.officer_1", "张伟"},
               {"inspection.certificate_1", "36020026"},
               {"inspection.officer_2", "陈志远"},
               {"inspection.certificate_2", "36020031"},
               {"inspection.showed_certificates", "true"},
               {"inspection.findings", "未办理机动车维修经营备案，正在承修货车。"}});
        on(Date::of(2026, 10, 15));
        enter(bureau, domain::EventType::order_rectification,
              {{"order.issued_on", "2026-10-15"},
               {"order.problem", "未备案经营机动车维修"},
               {"order.requirement", "停止承修并办理备案"},
               {"order.due_on", "2026-10-30"},
               {"order.delivered_to", "李某"},
               {"order.officer_1", "张伟"},
               {"order.certificate_1", "36020026"},
               {"order.officer_2", "陈志远"},
               {"order.certificate_2", "36020031"}});
        on(Date::of(2026, 11, 2));
        enter(bureau, domain::EventType::recheck_failed,
              {{"outcome", "refused"},
               {"recheck.date", "2026-11-02"},
               {"recheck.place", "昌江区西郊街道"},
               {"recheck.officer_1", "张伟"},
               {"recheck.certificate_1", "36020026"},
               {"recheck.officer_2", "陈志远"},
               {"recheck.certificate_2", "36020031"},
               {"recheck.findings", "仍未办理备案，继续承修货车。"}});
    }
    void prepare() {
        enter(bureau, domain::EventType::set_legal_basis,
              {{"violation", "未按规定备案经营机动车维修"},
               {"law", "中华人民共和国道路运输条例"},
               {"article", "第六十五条"},
               {"paragraph", "第四款"}});
        evidence(bureau, "现场照片.jpg", "violation", 1'900'000);
        evidence(bureau, "催办记录.jpg", "urging", 3'000);
    }
    /// 移送处理书 drafted, approved, and sent on its way on `date`.
    void dispatch(Date date, const std::string& number = "昌江移〔2026〕17号") {
        on(Date::of(2026, 11, 12));
        enter(bureau, domain::EventType::draft_transfer, {});
        enter(bureau, domain::EventType::approve_transfer,
              {{"document_number", number},
               {"approval.approver", "余承泽"},
               {"approval.approved_on", "2026-11-12"},
               {"approval.manner", "paper"},
               {"approval.paper_place", "办公室档案柜"}});
        on(date);
        enter(bureau, domain::EventType::dispatch_transfer,
              {{"dispatched_on", to_iso(date)}, {"method", "direct"}});
    }
    void transfer() {
        dispatch(Date::of(2026, 11, 18));
        (void)carry(bureau, brigade);
    }
    void object() {
        on(Date::of(2026, 11, 19));
        enter(brigade, domain::EventType::sign_receipt,
              {{"server", "张伟"},
               {"served_on", "2026-11-19"},
               {"recipient_person", "吴晓琳"},
               {"recipient_date", "2026-11-19"}});
        on(Date::of(2026, 11, 20));
        enter(brigade, domain::EventType::raise_objection,
              {{"kind", "evidence"}, {"raised_on", "2026-11-20"}, {"reason", "缺维修结算单"}});
        enter(brigade, domain::EventType::record_consultation,
              {{"held_on", "2026-11-20"},
               {"manner", "电话"},
               {"our_person", "周建平"},
               {"their_person", "张伟"},
               {"outcome", "区局同意补充维修结算单"}});
        enter(brigade, domain::EventType::request_supplement,
              {{"requested_on", "2026-11-20"}, {"due_on", "2026-11-25"}, {"items", "维修结算单"}});
        (void)carry(brigade, bureau);
    }
    void answer() {
        on(Date::of(2026, 11, 23));
        evidence(bureau, "维修结算单.jpg", "violation", 5'000);
        enter(bureau, domain::EventType::answer_supplement,
              {{"answered_on", "2026-11-23"},
               {"answers.0.item", "维修结算单"},
               {"answers.0.provided", "true"},
               {"answers.0.explanation", "已补充维修结算单照片"}});
        (void)carry(bureau, brigade);
    }
    void handle() {
        on(Date::of(2026, 11, 24));
        enter(brigade, domain::EventType::pass_review,
              {{"reviewed_on", "2026-11-24"},
               {"reviewer", "周建平"},
               {"jurisdiction_opinion", "属本大队辖区"},
               {"in_jurisdiction", "true"},
               {"evidence_complete", "true"},
               {"evidence_opinion", "证据齐全"}});
        enter(brigade, domain::EventType::file_case,
              {{"case_number", "景执昌立〔2026〕9号"},
               {"filed_on", "2026-11-24"},
               {"cause", "未备案经营机动车维修"},
               {"approval.approver", "何立"},
               {"approval.approved_on", "2026-11-24"},
               {"approval.manner", "online"}});
        on(Date::of(2026, 12, 10));
        enter(brigade, domain::EventType::decide,
              {{"outcome", "penalty"},
               {"decision_number", "景执昌罚〔2026〕21号"},
               {"decided_on", "2026-12-10"},
               {"content", "责令改正，处罚款"},
               {"amount_yuan", "5000"}});
        enter(brigade, domain::EventType::reply_final,
              {{"replied_on", "2026-12-10"},
               {"letter.document_number", "景执昌函〔2026〕6号"},
               {"letter.letter_date", "2026-12-10"},
               {"approval.approver", "何立"},
               {"approval.approved_on", "2026-12-10"},
               {"approval.manner", "online"}});
        (void)carry(brigade, bureau);
    }
    void close() {
        on(Date::of(2026, 12, 14));
        enter(bureau, domain::EventType::confirm_reply,
              {{"confirmed_on", "2026-12-14"}, {"opinion", "结果清楚，予以确认"}});
        enter(bureau, domain::EventType::archive,
              {{"archived_on", "2026-12-14"},
               {"volume_number", "2026-移-17"},
               {"location", "档案室"},
               {"archivist", "张伟"}});
        (void)carry(bureau, brigade);
        enter(brigade, domain::EventType::archive,
              {{"archived_on", "2026-12-14"},
               {"volume_number", "2026-昌-9"},
               {"location", "大队档案室"},
               {"archivist", "周建平"}});
        (void)carry(brigade, bureau);
    }
    void run() {
        discover();
        prepare();
        transfer();
        object();
        answer();
        handle();
        close();
    }
};

}  // namespace casebridge::test
