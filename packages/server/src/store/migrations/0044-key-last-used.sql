-- When a token was last drawn with the key, to the minute; null: never since this is kept.
alter table api_key add column last_used_at timestamptz;
