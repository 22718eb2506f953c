-- The event log and what only this device knows: the truth of the database. Everything in
-- projection.sql is rebuilt from here. Numbered forward by user_version; never edited once released.

-- Signed events as they were written; `payload` is the exact text that was signed.
CREATE TABLE event (
    position INTEGER PRIMARY KEY,     -- order of arrival on this device
    id TEXT NOT NULL UNIQUE,          -- hex SM3
    matter TEXT NOT NULL,
    type TEXT NOT NULL,
    agency TEXT NOT NULL,
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    lamport INTEGER NOT NULL,
    payload TEXT NOT NULL,
    signature TEXT NOT NULL,          -- base64 r‖s
    bundle TEXT NOT NULL,             -- id of the bundle it came in; empty when made here
    admitted INTEGER NOT NULL         -- 1: all parents here; 0: 待补齐 (pending)
) STRICT;
CREATE INDEX event_by_matter ON event (matter, position);
CREATE INDEX event_by_device ON event (device, matter, seq);

-- 名片 of agencies, every version that was accepted.
CREATE TABLE agency_card (
    agency TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload TEXT NOT NULL,
    signature TEXT NOT NULL,
    verified_by TEXT NOT NULL,        -- officer who compared the fingerprint; empty while unverified
    verified_on TEXT NOT NULL,
    PRIMARY KEY (agency, version)
) STRICT;

-- 收发: each bundle that went out or came in.
CREATE TABLE bundle (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    agency TEXT NOT NULL,             -- the other side
    label TEXT NOT NULL,
    file_name TEXT NOT NULL,
    officer TEXT NOT NULL,            -- who exported it
    created TEXT NOT NULL,            -- by the exporter's clock
    exchanged TEXT NOT NULL,          -- when this device wrote or took it
    events INTEGER NOT NULL,
    new_events INTEGER NOT NULL,
    files INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    matters TEXT NOT NULL             -- ids, one a line
) STRICT;
CREATE UNIQUE INDEX bundle_once ON bundle (id, direction);

-- What this device keeps for itself: identity, sealed keys, settings.
CREATE TABLE local_setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
