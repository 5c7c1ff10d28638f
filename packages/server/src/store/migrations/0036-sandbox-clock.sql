-- How far the clock of a sandbox was moved forward in all, s: as much older is what was signed before, and can't be moved back.
alter table tenant add column aged_sec integer not null default 0 check (sandbox or aged_sec = 0);
