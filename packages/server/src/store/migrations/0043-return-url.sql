-- Where the last screen of the capture page leads back to; null: nowhere.
alter table session add column return_url text;
