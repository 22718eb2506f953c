// Any number of made-up matters from word lists: people, companies, plates, numbers and texts as an
// enforcement archive holds them. Seeded, so that a matter of a number is the same in every run.
// Nothing in it points at a real person, company or vehicle.
#pragma once

#include <array>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/assets.h"
#include "domain/matter_state.h"
#include "support/seeded_random.h"
#include "wire/shipped_data.h"

namespace casebridge::test {

/// The characters of a UTF-8 text, one text each.
inline std::vector<std::string> characters_of(std::string_view text) {
    std::vector<std::string> characters;
    for (const char byte : text) {
        const bool continues = (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
        if (!continues) characters.emplace_back();
        characters.back() += byte;
    }
    return characters;
}

class MadeUpMatters {
public:
    explicit MadeUpMatters(std::uint64_t seed)
        : random_(seed),
          surnames_(characters_of(
              "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
              "余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯")),
          given_(characters_of(
              "安宁平和文武志明建国华伟强勇军杰涛磊鹏辉波斌超峰亮刚云飞海洋天宇晨阳春秋冬雪梅"
              "兰竹菊芳丽娟敏静燕玲红霞秀英慧婷雅欣怡佳琪瑶颖思雨子轩浩然一诺可嘉泽睿承远立本"
              "守正𠮷䶮")) {
        auto bases = wire::read_legal_bases(asset("legal_bases.json"));
        if (bases.ok()) bases_ = std::move(*bases);
        for (int i = 0; i < 24; ++i) officers_.push_back(person());
        while (companies_.size() < 3000) companies_.push_back(company());
    }

    /// The next matter; `year` is that of its numbers.
    domain::MatterState next(int year) {
        domain::MatterState state;
        const std::string serial = std::to_string(++serial_);
        state.matter = {std::string(32 - serial.size(), '0') + serial};
        state.bureau = {std::string(32, 'd')};
        state.recipient = {std::string(32, 'b')};
        state.stage = static_cast<domain::Stage>(1 + below(domain::k_stage_count - 1));
        const wire::LegalBasis& basis = one_of(bases_);
        state.category = basis.category;
        state.party = party();
        state.title = state.party.name + "涉嫌" + basis.violation;
        state.legal_basis.violation = basis.violation;
        number_papers(state, year);
        describe(state, basis);
        return state;
    }

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_.below(bound)); }

private:
    template <class Range>
    auto one_of(Range& range) -> decltype(*std::begin(range)) {
        return range[below(std::size(range))];
    }
    std::string person() {
        std::string name = one_of(surnames_) + one_of(given_);
        if (below(3) > 0) name += one_of(given_);
        return name;
    }
    std::string company() {
        static constexpr std::array<std::string_view, 24> k_brands = {
            "砚川", "禾埠", "澄渡", "沅岭", "霁航", "陶岸", "岚堰", "青矾",
            "筱渡", "畹桥", "璟堤", "稔川", "栖岭", "澜桥", "昌南", "鹭津",
            "渡里", "棠溪", "永榆", "澄岸", "禾屿", "青槐", "样途", "示安"};
        static constexpr std::array<std::string_view, 16> k_trades = {"客运有限公司",
                                                                      "旅游客运有限公司",
                                                                      "物流有限公司",
                                                                      "货运部",
                                                                      "供应链有限公司",
                                                                      "危险品运输有限公司",
                                                                      "化工物流有限公司",
                                                                      "出租汽车有限公司",
                                                                      "汽车修理厂",
                                                                      "汽车维修服务有限公司",
                                                                      "机动车驾驶员培训有限公司",
                                                                      "汽车客运站有限公司",
                                                                      "航运有限公司",
                                                                      "码头经营部",
                                                                      "砂石有限公司",
                                                                      "路桥工程有限公司"};
        static constexpr std::array<std::string_view, 4> k_places = {"景德镇市", "景德镇", "昌江区",
                                                                     "江西"};
        std::string name{one_of(k_places)};
        (name += one_of(k_brands)) += below(2) > 0 ? std::string{one_of(given_)} : std::string{};
        return name += one_of(k_trades);
    }
    std::string plate() {
        static constexpr std::string_view k_signs = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
        std::string text = below(8) > 0 ? "赣H" : "赣H·";
        for (int i = 0; i < 5; ++i) text += one_of(k_signs);
        return text;
    }
    std::string digits(int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += static_cast<char>('0' + below(10));
        return text;
    }
    domain::Party party() {
        domain::Party party;
        const bool alone = below(4) == 0;
        party.kind = alone ? domain::PartyKind::person : domain::PartyKind::organisation;
        party.name = alone ? person() + "（个体运输户）" : one_of(companies_);
        party.id_number = alone ? "360202" + digits(11) + "X" : "91360202MA" + digits(7) + "X";
        party.contact = "0798-" + digits(7);
        if (below(2) > 0) party.vehicle_plate = plate();
        return party;
    }
    void number_papers(domain::MatterState& state, int year) {
        const auto number = [&](std::string_view word) {
            return std::string{word} + "〔" + std::to_string(year) + "〕" +
                   std::to_string(1 + below(4000)) + "号";
        };
        state.letter_number = number("昌江移");
        if (below(2) > 0) state.filing.case_number = number("景执昌立");
        if (below(3) > 0) state.decision.decision_number = number("景执昌罚");
        state.transfer_approval.approver = person();
    }
    void describe(domain::MatterState& state, const wire::LegalBasis& basis) {
        static constexpr std::array<std::string_view, 10> k_towns = {
            "西郊街道", "新枫街道",   "吕蒙街道",   "鲇鱼山镇",     "丽阳镇",
            "荷塘乡",   "枫树山总场", "昌江开发区", "昌江化工园区", "鱼丽工业园"};
        static constexpr std::array<std::string_view, 8> k_roads = {
            "G206",     "G351台小线", "昌江大道", "瓷都大道",
            "迎宾大道", "紫晶路",     "朝阳路",   "南环高速"};
        static constexpr std::array<std::string_view, 10> k_findings = {
            "未办手续在公路边坡开挖沟槽敷设管线，开挖长约",
            "在公路用地内堆放砂石料，占用路肩约",
            "货车未密闭，行驶中遗洒碎石，污染路面约",
            "货车车货总质量超过限定标准，无超限运输通行证，超出吨数为",
            "未取得经营许可用小型客车载客收费，当次收取元数为",
            "普通货车擅自加高栏板，与行驶证照片不符，加高厘米数为",
            "危险货物运输车辆动态监控离线，企业未处置，累计小时数为",
            "维修厂未按规定备案对外修车，当日承修车辆数为",
            "驾校学员培训学时记录与实际不符，抽查人数为",
            "渡船载客超过核定人数，超出人数为"};
        static constexpr std::array<std::string_view, 5> k_rechecks = {
            "堆放物仅清运约一半，路肩未修复。", "已拆一侧加高栏板，另一侧仍在。",
            "当事人明确表示不予整改并拒绝签字。", "限期届满，现场与首次检查时一致。",
            "企业隐患排查台账仍缺记录，复查未补正。"};
        const std::string place = "昌江区" + std::string{one_of(k_towns)} +
                                  std::string{one_of(k_roads)} + "K" + digits(3) + "+" + digits(3) +
                                  "处";
        std::string found{one_of(k_findings)};
        found += std::to_string(1 + below(90)) + "。" + basis.statute + basis.article;
        state.letter.findings = found;
        const auto record = [&](std::string_view type, std::string_view words) {
            state.records.push_back({{},
                                     state.bureau,
                                     {std::string{type},
                                      {{"place", place},
                                       {"inspected", state.party.name},
                                       {"findings", std::string{words}},
                                       {"officer_1", one_of(officers_)},
                                       {"officer_2", one_of(officers_)}}},
                                     {}});
        };
        record("inspection", found);
        record("recheck", one_of(k_rechecks));
    }

    SeededRandom random_;
    std::vector<std::string> surnames_;
    std::vector<std::string> given_;
    std::vector<wire::LegalBasis> bases_;
    std::vector<std::string> officers_;
    std::vector<std::string> companies_;
    std::uint64_t serial_ = 0;
};

}  // namespace casebridge::test
