-- Calls of one client to one operation within a window, counted over all nodes. Unlogged: written often, worth nothing
-- after a crash, never in a backup. `key` is a hash, so that no address stands here.
create unlogged table rate_window (
  key bytea primary key check (octet_length(key) = 16),
  calls integer not null,
  ends_at timestamptz not null
) with (fillfactor = 50);
