-- Who works on the store from any machine, and when it was heard of last, by the database's clock.
create table if not exists processes (
  name varchar(60) primary key,
  seen timestamp(6) with time zone not null
);
