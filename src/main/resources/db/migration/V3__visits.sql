-- Visits: what was seen when, and by which word of the server one can ask whether it has changed.

alter table frontier add column if not exists visited timestamp(6) with time zone;
alter table frontier add column if not exists etag varchar;
alter table frontier add column if not exists last_modified varchar;

-- An article whose page its site has taken away; its text is kept.
alter table articles add column if not exists withdrawn timestamp(6) with time zone;

-- How often a source brings news, and since when it fails.
create table if not exists sources (
  site varchar(200) not null,
  address varchar(1000) not null,
  wait_seconds bigint not null,
  due timestamp(6) with time zone not null,
  brought timestamp(6) with time zone,
  failures int not null,
  failing_since timestamp(6) with time zone,
  primary key (site, address)
);

-- The feeds and site maps that were read whole, by which adapter.
create table if not exists source_pages (
  site varchar(200) not null,
  id varchar(16) not null,
  adapter varchar(64) not null,
  etag varchar,
  last_modified varchar,
  primary key (site, id)
);
