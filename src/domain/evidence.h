// Evidence: the eight kinds of 行政处罚法46 and what is recorded of each item. A file is named by
// its SM3 and never altered.
#pragma once

#include <cstdint>
#include <string>

#include "base/date.h"
#include "base/id.h"
#include "domain/record_types.h"

namespace casebridge::domain {

enum class EvidenceKind {
    documentary,      // 书证
    physical,         // 物证
    audiovisual,      // 视听资料
    electronic,       // 电子数据
    testimony,        // 证人证言
    party_statement,  // 当事人的陈述
    expert_opinion,   // 鉴定意见
    inquest_record,   // 勘验笔录、现场笔录
};

/// The three paper groups that go with 附件1 (opinion, section three (4)).
enum class PaperGroup {
    inspection,  // 检查记录
    urging,      // 整改督促情况
    violation,   // 违法证据
};

/// How it came to us; the rule of two officers is for what officers collect (domain.md, Agencies
/// and people).
enum class CollectionWay { by_officers, from_agency, by_post, from_others, automatic };

enum class EvidenceForm { original, copy };  // 原件, 复制件

struct Evidence {
    EvidenceKind kind = EvidenceKind::documentary;
    PaperGroup group = PaperGroup::violation;
    std::string title;
    std::string proves;        // 证明内容
    std::string answers_item;  // the item of a 补证通知 that it answers, in its words; mostly empty
    CollectionWay way = CollectionWay::by_officers;
    Record collection = {"collected_by_officers", {}};  // by way, see evidence_types.h
    Record particulars = {"evidence_documentary", {}};  // by kind
    Moment collected_at;
    std::string place;
    std::string
        coordinates;  // "29.293700,117.207800": latitude, longitude in degrees; may be empty
    EvidenceForm form = EvidenceForm::copy;
    std::string medium;      // 载体, e.g. 纸质, 光盘
    std::int64_t pages = 1;  // pages or pieces
    FileId file;             // empty for a physical item without a file
    std::string file_name;
    std::string media_type;
    std::int64_t size_bytes = 0;
    std::string sha256;  // hex; empty without a file

    bool operator==(const Evidence&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("kind", self.kind);
        visit("group", self.group);
        visit("title", self.title);
        visit("proves", self.proves);
        visit("answers_item", self.answers_item);
        visit("way", self.way);
        visit("collection", self.collection);
        visit("particulars", self.particulars);
        visit("collected_at", self.collected_at);
        visit("place", self.place);
        visit("coordinates", self.coordinates);
        visit("form", self.form);
        visit("medium", self.medium);
        visit("pages", self.pages);
        visit("file", self.file);
        visit("file_name", self.file_name);
        visit("media_type", self.media_type);
        visit("size_bytes", self.size_bytes);
        visit("sha256", self.sha256);
    }
};

}  // namespace casebridge::domain
