#include "ui/idle_lock.h"

#include <doctest/doctest.h>

using casebridge::ui::IdleLock;

TEST_CASE("the page locks once when nobody touched it for so long, and not before") {
    IdleLock lock(900);
    CHECK(lock.left(1000, true) == 900);
    CHECK(lock.left(1500, false) == 400);
    CHECK(lock.left(1500, true) == 900);  // a key was pressed
    CHECK(lock.left(2399, false) == 1);
    CHECK(lock.left(2400, false) == 0);
    CHECK(lock.left(2401, false) > 0);  // told once
    // A tab that slept wakes long after.
    CHECK(lock.left(1e9, false) == 0);
}
