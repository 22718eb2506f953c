-- 号簿: what this office decided about its numbers. Used numbers are not kept here: they are projected
-- from the entries. Stays on this device; the third migration.
CREATE TABLE number_pattern (
    kind TEXT PRIMARY KEY,            -- 移, 改, 函, 立, 罚
    pattern TEXT NOT NULL,            -- 赣（景）交移函〔{年}〕{号}号
    in_name_of TEXT NOT NULL          -- whose series it is; empty: our own
) STRICT, WITHOUT ROWID;

-- 号段 of this PC.
CREATE TABLE number_range (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

-- 作废: numbers that no paper bears and none shall bear. Lines are only ever added.
CREATE TABLE number_void (
    position INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    matter TEXT NOT NULL,             -- the one that had taken it; may be empty
    reason TEXT NOT NULL,
    officer TEXT NOT NULL,
    voided_on TEXT NOT NULL           -- ISO date, by this device's clock
) STRICT;
