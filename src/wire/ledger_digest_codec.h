// 对账单: what one agency holds of the matters that it shares with another, as ids and hashes only,
// so that a file on a stick names nobody (domain.md, 闭环). The file:
// {"format":"casebridge-ledger","v":1,"device":"…","ledger":{"p":"…","s":"…"}}. The device stands
// outside, so that the signature is checked before the payload is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "wire/envelope_codec.h"

namespace casebridge::wire {

inline constexpr std::string_view k_ledger_format = "casebridge-ledger";
/// Of the file; about 20,000 matters of fifteen entries.
inline constexpr std::size_t k_most_ledger_bytes = 16U << 20U;

struct LedgerMatter {
    MatterId matter;
    std::string kind;       // name of the MatterKind
    std::string number;     // 文号; may be empty
    std::string stage;      // its name
    bool expected = false;  // the other agency should have it: it went out, or needs no going out
    std::string fold_hash;
    std::vector<EventId> entries;  // sorted

    bool operator==(const LedgerMatter&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("matter", self.matter);
        visit("kind", self.kind);
        visit("number", self.number);
        visit("stage", self.stage);
        visit("expected", self.expected);
        visit("fold_hash", self.fold_hash);
        visit("entries", self.entries);
    }
};

struct LedgerDigest {
    AgencyId from;
    AgencyId to;
    std::string created;  // local time of the PC, for display
    std::string officer;
    std::vector<LedgerMatter> matters;  // sorted by id

    bool operator==(const LedgerDigest&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("from", self.from);
        visit("to", self.to);
        visit("created", self.created);
        visit("officer", self.officer);
        visit("matters", self.matters);
    }
};

struct LedgerFile {
    DeviceId device;
    Envelope ledger;

    bool operator==(const LedgerFile&) const = default;
};

[[nodiscard]] std::string write_ledger_digest(const LedgerDigest& digest);
/// Errors: those of read_strict_json and of the fields; wrong_format, wrong_version,
/// json_unknown_key; ledger_invalid for matters or entries out of order or twice.
[[nodiscard]] Result<LedgerDigest> read_ledger_digest(std::string_view text);

[[nodiscard]] std::string write_ledger_file(const LedgerFile& file);
/// Errors: those of read_strict_json; limit_exceeded, wrong_format, wrong_version,
/// json_unknown_key, json_missing_key.
[[nodiscard]] Result<LedgerFile> read_ledger_file(std::string_view text);

}  // namespace casebridge::wire
