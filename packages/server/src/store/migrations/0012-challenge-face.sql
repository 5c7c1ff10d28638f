-- Faces of a running dialogue that its end compares: three of each rest and of each turn's peak, at most 51 of 28 kB
-- each (1.4 MB) and usually 21. Each holds a template (512 floats) and the face's texture, sealed under the session's
-- key. Gone with the decision; of a dialogue that nobody goes on with, a quarter of an hour after its last frame.
create table challenge_face (
  attempt_id uuid not null references challenge_dialogue (attempt_id) on delete cascade,
  place text not null,
  sealed bytea not null,
  primary key (attempt_id, place)
);
