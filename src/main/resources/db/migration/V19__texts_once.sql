-- The text of an article's current version is the catalog's: versions keep those of the past.
alter table versions alter column json drop not null;

update versions v set json = null
where json is not null and exists (
  select 1 from cards c join texts t on t.number = c.number
  where c.article = v.article and c.version = v.version);
