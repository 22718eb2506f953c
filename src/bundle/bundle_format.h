// Bundle, format 1: what two agencies hand each other. One JSON file in exactly this framing (no
// white space, these keys in this order), so that every part can be verified before it is stored:
//
//   bundle   = '{"format":"casebridge-bundle","v":1,"header":' text
//              ',"manifest":' envelope
//              ',"events":[' [ envelope { ',' envelope } ] ']'
//              ',"files":[' [ file { ',' file } ] ']'
//              ',"end":{"events":' number ',"chunks":' number '}}'
// Encrypted (suite "sm2-sm4-gcm-sm3"; see sealing.h), the texts but header, kid and ek being base64
// of what stands there otherwise, encrypted whole (of a chunk: of its bytes):
//
//   bundle   = '{"format":"casebridge-bundle","v":1,"header":' text
//              ',"recipients":[' recipient { ',' recipient } '],"mac":' text
//              ',"manifest":' text ',"events":[' [ text { ',' text } ] ']' …
//   recipient = '{"kid":' text ',"ek":' text '}'
//   envelope = '{"p":' text ',"s":' text '}'
//   file     = '{"head":' text ',"chunks":[' [ text { ',' text } ] ']}'
//   text     = a JSON string in the spelling of wire/json_value.h
//
// header, manifest payload and head are JSON texts of the structs below. The manifest is signed by
// a device of `from` and covers the header (and so the recipients), the ids of all events in order
// and all file heads; a head covers its chunks. A chunk is canonical base64 of at most 786,416
// bytes; only the last may be shorter. Files are vouched for by the events that name their
// SM3. Suite "plain" is signed and not encrypted.
// Limits stand below; nothing is allocated from a
// declared size.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"

namespace casebridge::bundle {

inline constexpr std::string_view k_bundle_format = "casebridge-bundle";
inline constexpr std::uint64_t k_bundle_version = 1;
inline constexpr std::string_view k_suite_plain = "plain";
inline constexpr std::string_view k_suite_sealed = "sm2-sm4-gcm-sm3";
inline constexpr std::string_view k_manifest_purpose = "casebridge/manifest;v=1";

inline constexpr std::uint64_t k_most_bytes = 2ULL << 30;
inline constexpr std::size_t k_most_text_bytes = 256 * 1024;
// A text of the longest kind with its tag, in base64; heads of files may be as long.
inline constexpr std::size_t k_most_sealed_text_bytes = 384 * 1024;
inline constexpr std::size_t k_chunk_bytes = 786'416;
// With the tag of an encrypted one, in base64, and its opening quote.
inline constexpr std::size_t k_most_chunk_text_bytes = (1 << 20) + 1;
inline constexpr std::size_t k_most_events = 200'000;
inline constexpr std::size_t k_most_event_bytes = 64U << 20;  // all payloads: they are held at once
inline constexpr std::size_t k_most_parents = 64;
inline constexpr std::size_t k_most_files = 10'000;
inline constexpr std::size_t k_most_recipients = 64;
inline constexpr std::size_t k_most_wrapped_keys = 256;  // devices of all recipients and the sender
inline constexpr std::size_t k_most_name_bytes = 200;
inline constexpr std::uint64_t k_most_parts = 1'000;

struct BundleHeader {
    std::string bundle;  // 32 hex, random
    AgencyId from;
    std::vector<AgencyId> to;
    std::string label;                         // for people
    std::string officer;                       // who exported it, for people
    std::string created;                       // by the exporter's clock, for people
    std::vector<std::uint64_t> part = {1, 1};  // which of how many
    std::string suite{k_suite_plain};

    bool operator==(const BundleHeader&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("bundle", self.bundle);
        visit("from", self.from);
        visit("to", self.to);
        visit("label", self.label);
        visit("officer", self.officer);
        visit("created", self.created);
        visit("part", self.part);
        visit("suite", self.suite);
    }
};

/// The newest events that the sender knew of a matter: gaps show against it.
struct MatterHeads {
    MatterId matter;
    std::vector<EventId> heads;

    bool operator==(const MatterHeads&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("matter", self.matter);
        visit("heads", self.heads);
    }
};

struct Manifest {
    std::string type = "manifest";
    DeviceId device;     // whose key signs
    std::string header;  // hex SM3 of the header text
    std::uint64_t events = 0;
    std::string event_ids;  // hex SM3 over all ids' texts, each followed by a line feed
    std::uint64_t files = 0;
    std::string file_heads;  // hex SM3 over all heads' texts, each followed by a line feed
    std::vector<MatterHeads> matters;

    bool operator==(const Manifest&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("type", self.type);
        visit("device", self.device);
        visit("header", self.header);
        visit("events", self.events);
        visit("event_ids", self.event_ids);
        visit("files", self.files);
        visit("file_heads", self.file_heads);
        visit("matters", self.matters);
    }
};

struct FileHead {
    FileId sm3;
    std::string sha256;
    std::uint64_t size = 0;
    std::string type;                 // media type
    std::vector<std::string> chunks;  // hex SM3 of each
    /// First chunk and number of chunks that stand here; empty: all. See FileHeadInParts.
    std::vector<std::uint64_t> here;

    bool operator==(const FileHead&) const = default;

    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        visit("sm3", self.sm3);
        visit("sha256", self.sha256);
        visit("size", self.size);
        visit("type", self.type);
        visit("chunks", self.chunks);
    }
};

/// A head as it is written in a bundle of several parts.
struct FileHeadInParts : FileHead {
    template <class Self, class Visitor>
    static void fields(Self& self, Visitor& visit) {
        FileHead::fields(self, visit);
        visit("here", self.here);
    }
};

[[nodiscard]] inline bool is_in_parts(const BundleHeader& header) {
    return header.part.size() == 2 && header.part[1] > 1;
}

/// Which chunks of a file stand in a bundle, and how many bytes they have.
struct ChunkRange {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;

    bool operator==(const ChunkRange&) const = default;
};
[[nodiscard]] ChunkRange chunks_here(const FileHead& head);
[[nodiscard]] bool is_whole(const FileHead& head);

/// False for a name that could mislead or escape on some system: paths, drive letters, device
/// names, control and direction characters, a trailing dot or blank, more than 200 bytes
/// (exchange.md).
[[nodiscard]] bool is_safe_file_name(std::string_view name);
/// The same name with everything unsafe replaced by 、_ and a fitting end; never empty.
[[nodiscard]] std::string safe_file_name(std::string_view name);

}  // namespace casebridge::bundle
