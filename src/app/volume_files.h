// What lies in the archive file of a 案卷 beside the evidence: the volume as a page to read and
// print, 经过 as a table, the signed entries as they were written, and the lists of hashes.
// Everything is readable with a browser, a table program and cksum; nothing needs this program.
//
//   案卷.html   cover, contents, papers, evidence sheets, 经过, 备考表
//   证据/…      the evidence files, byte for byte
//   经过.csv    every entry: when, what, who, which agency, signature, in which bundle it came
//   事项.json   the signed entries and the cards with the keys that signed them
//   清单.json   SM3 and SHA-256 of every other file, what is missing, for whom and why it was made
//   清单.txt    the same hashes as `cksum -c 清单.txt` and people read them
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/matter_file.h"
#include "app/views.h"
#include "wire/envelope_codec.h"

namespace casebridge::app {

struct AgencyNames {
    std::string full;
    std::string brief;
};
/// Everything that is told of a matter in its archive file.
struct VolumeRequest {
    MatterFile file;
    std::vector<HistoryView> history;  // newest first
    std::map<AgencyId, AgencyNames> agencies;
    std::vector<wire::Envelope> cards;  // of those who signed
    std::string category;
    AgencyId keeper;  // whose archive it goes to
    std::string officer;
    std::string recipient;  // for whom
    std::string purpose;
    Moment made;
};

struct ArchivedFile {
    std::string name;  // within the archive, with "/"
    std::uint64_t size_bytes = 0;
    std::string sm3;  // hex
    std::string sha256;
};
struct ArchivedText {
    std::string name;
    std::string text;
};

/// Where each file goes: “证据/01_现场照片.jpg”, “存档件/01_送达回执.pdf”, names cleaned, no two
/// alike. A file that two entries name lies there once.
[[nodiscard]] std::vector<std::pair<FileId, std::string>> archive_paths(
    const domain::MatterState& state);

/// `here`: the files that are here, by id. In the order in which they are to be written.
[[nodiscard]] std::vector<ArchivedText> volume_texts(const VolumeRequest& request,
                                                     const std::map<FileId, ArchivedFile>& here);

/// “昌江移〔2026〕17号_案卷_20261214.zip”.
[[nodiscard]] std::string volume_file_name(const domain::MatterState& state, const Moment& made);

}  // namespace casebridge::app
