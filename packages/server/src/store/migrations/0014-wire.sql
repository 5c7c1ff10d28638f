-- A key may ask that requests with fields which their operation does not have are refused.
alter table api_key add column rejects_unknown_fields boolean not null default false;

-- Whether the page that embeds the capture page has loaded a script of the control interface for this session: others
-- take its messages for the end of the transaction.
alter table session add column control_at timestamptz;
