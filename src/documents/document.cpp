#include "documents/document.h"

namespace casebridge::documents {
namespace {

void append(std::string& to, const Run& run) {
    for (const char c : run.text) {
        if (c != '\n') to += c;
    }
}

struct Collect {
    std::string& text;
    void operator()(const Paragraph& paragraph) const {
        for (const Run& run : paragraph.runs) append(text, run);
    }
    void operator()(const Table& table) const {
        for (const Row& row : table.rows) {
            for (const std::vector<Run>& cell : row) {
                for (const Run& run : cell) append(text, run);
            }
        }
    }
    void operator()(const Signature& signature) const {
        append(text, signature.seal);
        append(text, signature.date);
    }
};

}  // namespace

std::string text_of(const Document& document) {
    std::string text;
    for (const Block& block : document.blocks) std::visit(Collect{text}, block);
    return text;
}

}  // namespace casebridge::documents
