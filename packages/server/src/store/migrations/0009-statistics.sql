-- What the overview counts, as columns: counting 100,000 sessions must not read their results or join their attempts.
alter table session
  add column end_reason text,
  -- When a capture was asked for first.
  add column capture_at timestamptz;
update session set end_reason = result ->> 'reason' where result is not null;
-- When a link was opened was not written down before; a page that took a challenge had opened it by then.
update session set opened_at = coalesce(opened_at, first.at), capture_at = first.at
from (select session_id, min(created_at) as at from attempt group by session_id) first
where first.session_id = session.id;

create index session_statistics on session (tenant_id, started_at)
  include (kind, status, credential_type, end_reason, attempts_used, opened_at, capture_at, ended_at);
create index attempt_statistics on attempt (tenant_id, created_at) include (outcome, claimed_at, finished_at);
