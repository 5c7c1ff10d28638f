-- A code may stand in for a passkey; when the face was accepted that it comes after.
alter table session drop constraint session_passkey_stand_in_check;
alter table session add constraint session_passkey_stand_in_check check (passkey_stand_in in ('none', 'approval', 'code'));
alter table session add column passkey_face_at timestamptz;
-- A capture that is held until a code has come waits like one in review, and nobody is shown it.
alter table review drop constraint review_state_check;
alter table review add constraint review_state_check check (state in ('open', 'held', 'accepted', 'rejected', 'closed'));
-- The code that a session waits for: how often one was sent, and how many answers were wrong, of all codes together.
create table passkey_code (
  session_id uuid primary key references session (id) on delete cascade,
  tenant_id uuid not null references tenant (id),
  -- SHA-256 of session and code, sealed under the session's data key: six digits alone hide behind no hash.
  code_sealed bytea not null,
  channel text not null check (channel in ('sms', 'email')),
  sent smallint not null,
  wrong smallint not null default 0,
  expires_at timestamptz not null
);
