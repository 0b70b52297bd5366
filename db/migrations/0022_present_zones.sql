-- Funil used to store some time zones by their former names, which a PostgreSQL may not know. The change record says what
-- they are called now; they are the same zones, so that nothing happened on another day.
WITH names (former, present) AS (VALUES
  ('Africa/Asmera', 'Africa/Asmara'),
  ('America/Buenos_Aires', 'America/Argentina/Buenos_Aires'),
  ('America/Catamarca', 'America/Argentina/Catamarca'),
  ('America/Coral_Harbour', 'America/Atikokan'),
  ('America/Cordoba', 'America/Argentina/Cordoba'),
  ('America/Godthab', 'America/Nuuk'),
  ('America/Indianapolis', 'America/Indiana/Indianapolis'),
  ('America/Jujuy', 'America/Argentina/Jujuy'),
  ('America/Louisville', 'America/Kentucky/Louisville'),
  ('America/Mendoza', 'America/Argentina/Mendoza'),
  ('Asia/Calcutta', 'Asia/Kolkata'),
  ('Asia/Katmandu', 'Asia/Kathmandu'),
  ('Asia/Rangoon', 'Asia/Yangon'),
  ('Asia/Saigon', 'Asia/Ho_Chi_Minh'),
  ('Atlantic/Faeroe', 'Atlantic/Faroe'),
  ('Europe/Kiev', 'Europe/Kyiv'),
  ('Pacific/Enderbury', 'Pacific/Kanton'),
  ('Pacific/Ponape', 'Pacific/Pohnpei'),
  ('Pacific/Truk', 'Pacific/Chuuk')
), renamed AS (
  SELECT o.id, o.version, n.former, n.present FROM organizations o JOIN names n ON n.former = o.time_zone
), said AS (
  INSERT INTO changes (organization_id, id, entity, entity_id, entity_version, operation, facts, rows, through, at)
  SELECT id,
    -- A UUIDv7 stands where its time belongs.
    overlay(overlay(replace(gen_random_uuid()::text, '-', '')
      PLACING lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') FROM 1)
      PLACING '7' FROM 13)::uuid,
    'organization', id, version + 1, 'organization.edited', '{}',
    jsonb_build_array(jsonb_build_object('table', 'organizations', 'key', '{}'::jsonb,
      'before', jsonb_build_object('timeZone', former), 'after', jsonb_build_object('timeZone', present))),
    'system', now()
  FROM renamed
)
UPDATE organizations o SET version = r.version + 1, time_zone = r.present FROM renamed r WHERE o.id = r.id;
