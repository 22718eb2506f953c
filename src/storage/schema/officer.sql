-- The officers who share this PC, each with keys of their own under a passphrase of their own. What
-- is kept of them here is no secret but `sealed_keys`, which is of use with the passphrase only. The
-- fourth migration; until then one officer stood in local_setting.
CREATE TABLE officer (
    device TEXT PRIMARY KEY,          -- DeviceId of the keys
    position INTEGER NOT NULL,        -- in the order in which they came
    name TEXT NOT NULL,
    certificate TEXT NOT NULL,
    sealed_keys TEXT NOT NULL         -- crypto/key_file.h
) STRICT, WITHOUT ROWID;

INSERT INTO officer (device, position, name, certificate, sealed_keys)
SELECT device.value, 1, name.value, certificate.value, keys.value
FROM local_setting AS device
JOIN local_setting AS name ON name.key = 'identity.officer'
JOIN local_setting AS certificate ON certificate.key = 'identity.certificate'
JOIN local_setting AS keys ON keys.key = 'identity.sealed_keys'
WHERE device.key = 'identity.device';

DELETE FROM local_setting WHERE key IN ('identity.officer', 'identity.certificate', 'identity.sealed_keys');
