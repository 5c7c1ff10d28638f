-- Which computation a perceptual hash comes from. What was stored before is of the first one, which light from one side
-- moved; it is compared with nothing any more, and forgotten like every hash after 30 days at most.
alter table frame_hash add column version smallint not null default 1;
