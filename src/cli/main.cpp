#include <iostream>

#include "cli/cli.h"

int main(int count, char** arguments) {
    return casebridge::cli::run({arguments + 1, arguments + count}, std::cout, std::cerr);
}
