// Fixtures as text.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

namespace casebridge::test {

/// Empty where there is no such file.
inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace casebridge::test
