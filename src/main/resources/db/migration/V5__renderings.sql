-- Which kinds of page show their article only in a browser, for sites that leave it open.
create table if not exists renderings (
  site varchar(200) not null,
  kind varchar(300) not null,
  needed int not null,
  unasked int not null,
  asked timestamp(6) with time zone not null,
  primary key (site, kind)
);
