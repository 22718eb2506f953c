-- Shares of files that came in parts: which of a file's chunks lie here until the others come. The
-- fifth migration.
CREATE TABLE file_share (
    key TEXT PRIMARY KEY,             -- under which its bytes lie among the files
    file TEXT NOT NULL,
    share_group TEXT NOT NULL,        -- the same for shares that can be joined
    first_chunk INTEGER NOT NULL,
    chunks INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX file_share_by_file ON file_share (file);
