-- Visits: what was seen when, and by which word of the server one can ask whether it has changed.
-- No column is added to a table that is there: H2 copies the table for it, and a crash in the middle
-- loses it.

create table if not exists visits (
  id varchar(16) primary key,
  visited timestamp(6) with time zone not null,
  etag varchar,
  last_modified varchar
);

-- Articles whose page their site has taken away; their text is kept.
create table if not exists withdrawals (
  article varchar(16) primary key references articles (id),
  found timestamp(6) with time zone not null
);

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

-- What a run met and what it cost beside what run_sites counts.
create table if not exists run_costs (
  run bigint not null references runs (id),
  site varchar(200) not null,
  withdrawn int not null,
  bytes bigint not null,
  primary key (run, site)
);
