-- What a run asked of each host, for which site.
create table if not exists run_hosts (
  run bigint not null references runs (id),
  site varchar(200) not null,
  host varchar(300) not null,
  requests int not null,
  waited_millis bigint not null,
  answered_millis bigint not null,
  bytes bigint not null,
  primary key (run, site, host)
);
