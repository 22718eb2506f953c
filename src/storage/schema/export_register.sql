-- 外发登记: each file with personal data in full that was made to leave the program: what, who made
-- it, for whom and why. Stays on this device; the second migration.
CREATE TABLE export_register (
    position INTEGER PRIMARY KEY,
    matter TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sm3 TEXT NOT NULL,                -- hex, of the whole file
    officer TEXT NOT NULL,            -- who made it
    recipient TEXT NOT NULL,          -- for whom, in the officer's words
    purpose TEXT NOT NULL,            -- why
    exported TEXT NOT NULL            -- when, by this device's clock
) STRICT;
