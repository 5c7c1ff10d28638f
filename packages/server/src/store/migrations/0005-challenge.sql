-- Dialogues of active challenges. Between two frames a dialogue lives here and nowhere else, so that any node can go
-- on with it. `progress` holds numbers and the turns that were drawn, which no answer tells ahead of their time.
create table challenge_dialogue (
  attempt_id uuid primary key references attempt (id) on delete cascade,
  session_id uuid not null references session (id) on delete cascade,
  progress jsonb not null,
  -- The face of the neutral pose (512 floats), sealed under the session's key; emptied with the decision.
  reference_sealed bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index challenge_dialogue_session on challenge_dialogue (session_id);
create index challenge_dialogue_reference on challenge_dialogue (updated_at) where reference_sealed is not null;

-- Perceptual hashes of judged captures, by which a replayed recording is known again. `bands` are the 16 pieces of
-- 16 bits, each with its place in the upper half: two hashes that differ in 15 bits or fewer share at least one.
create table frame_hash (
  id bigint generated always as identity primary key,
  tenant_id uuid not null references tenant (id),
  attempt_id uuid not null references attempt (id) on delete cascade,
  hash bytea not null check (octet_length(hash) = 32),
  bands integer[] not null,
  created_at timestamptz not null
);
create index frame_hash_bands on frame_hash using gin (bands);
create index frame_hash_attempt on frame_hash (attempt_id);
create index frame_hash_age on frame_hash (created_at);
