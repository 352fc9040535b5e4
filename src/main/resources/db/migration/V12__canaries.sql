-- The last look at a known article of each site: does its adapter still read it?
create table if not exists canaries (
  site varchar(200) primary key,
  adapter varchar(200) not null,
  checked timestamp(6) with time zone not null,
  url varchar not null,
  fault varchar
);
