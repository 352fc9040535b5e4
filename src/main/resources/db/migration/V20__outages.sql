-- How often an address could not be had without being to blame: its host was out, or the way there.
alter table frontier add column if not exists outages integer default 0 not null;
