-- The text of an article's current version is the catalog's: versions keep those of the past. What
-- was stored before keeps its copy: to take a million of them away would make the file twice as
-- large and take longer than a user waits for a new version.
alter table versions alter column json drop not null;
