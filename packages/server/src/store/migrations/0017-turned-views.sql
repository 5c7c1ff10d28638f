-- Templates of the person's turned views, sealed under the key of the frontal template beside them; null where none were
-- captured: a picture that the caller sent, a passive capture, a capture from before this column.
alter table temp_capture add column views_sealed bytea;
alter table biometric_credential add column views_sealed bytea;
