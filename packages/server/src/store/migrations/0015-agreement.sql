-- When the user approved what a verification is about, and when they agreed to pictures being taken.
alter table session add column approved_at timestamptz;
alter table session add column consented_at timestamptz;
-- Who is before the camera already had approved on the page.
update session set approved_at = capture_at where kind = 'verification' and capture_at is not null;
