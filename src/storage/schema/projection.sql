-- What the screens read: a cache of folded events. Dropped and rebuilt at will.

CREATE TABLE matter (
    position INTEGER PRIMARY KEY,     -- in the sets of a search
    id TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    step INTEGER NOT NULL,            -- 0 to 4: 发现 交办 处置 反馈 归档
    flags INTEGER NOT NULL,
    owner TEXT NOT NULL,
    bureau TEXT NOT NULL,
    recipient TEXT NOT NULL,
    title TEXT NOT NULL,
    party TEXT NOT NULL,
    category TEXT NOT NULL,
    number TEXT NOT NULL,             -- 附件1 文号, empty before approval
    opened_on TEXT NOT NULL,
    archived INTEGER NOT NULL,
    due_on TEXT NOT NULL,             -- of the clock that lists show; empty without one
    warn_on TEXT NOT NULL,
    clock TEXT NOT NULL,              -- which one
    clock_working INTEGER NOT NULL,   -- counted in working days
    clock_stopped TEXT NOT NULL,      -- empty while it runs
    ours INTEGER NOT NULL,            -- our agency has to act
    next TEXT NOT NULL,               -- our command that moves it on; empty without one
    fold_hash TEXT NOT NULL,
    unknown_events INTEGER NOT NULL,
    irregular INTEGER NOT NULL,       -- entries that stand out of order or in conflict
    unsent INTEGER NOT NULL,          -- the other side takes part and lacks entries made here
    kind TEXT NOT NULL,               -- transfer, hazard, clue …
    source TEXT NOT NULL,             -- matter that it came from; may be empty
    source_entry TEXT NOT NULL,       -- the entry there
    hand_overs INTEGER NOT NULL,      -- how often it changed its owner
    masked_party TEXT NOT NULL,       -- 当事人 as statistics show it
    place TEXT NOT NULL,              -- where it happened; may be empty
    finished_on TEXT NOT NULL,        -- empty while there is more to do than to archive
    disputed INTEGER NOT NULL,        -- a 异议 was raised
    explained INTEGER NOT NULL        -- it says why it has no date
) STRICT;

-- The dates that duties of a matter were or are due on, of law, papers and agreements.
CREATE TABLE matter_clock (
    matter TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    charged_to TEXT NOT NULL,         -- agency whose duty it is
    due_on TEXT NOT NULL,
    stopped_on TEXT NOT NULL,         -- empty while it runs
    PRIMARY KEY (matter, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_clock_by_due ON matter_clock (due_on);

-- Files that a matter names, of evidence and of signed papers: which blobs must be here, and which may be swept.
CREATE TABLE evidence_file (
    file TEXT NOT NULL,
    matter TEXT NOT NULL,
    title TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (file, matter)
) STRICT, WITHOUT ROWID;

-- Document numbers that papers bear or bore, for proposals, the register and against doubles.
CREATE TABLE document_number (
    number TEXT NOT NULL,
    matter TEXT NOT NULL,
    kind TEXT NOT NULL,               -- 移, 改, 函, 立, 罚
    type TEXT NOT NULL,               -- of the last entry that took it
    agency TEXT NOT NULL,             -- whose entry
    dated_on TEXT NOT NULL,
    use INTEGER NOT NULL,             -- 0 used, 1 held, 2 replaced
    PRIMARY KEY (number, matter)
) STRICT, WITHOUT ROWID;

-- What the search looks through, folded; matter_search.h keeps an index over it in memory.
CREATE TABLE matter_text (
    position INTEGER PRIMARY KEY,     -- of the matter
    version INTEGER NOT NULL UNIQUE,  -- rises with every write: what a reader has not seen yet
    text TEXT NOT NULL,
    identifiers TEXT NOT NULL         -- plates, document numbers, credit codes without the signs
) STRICT;
