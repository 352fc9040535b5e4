-- What tells that two articles say nearly the same: the MinHash of each text, the bands of it by
-- which candidates are found, and the groups that came of it.

-- fetched: when the article's first version was; the earliest of a group gives the group its id.
create table if not exists signatures (
  article varchar(16) primary key references articles (id),
  fetched timestamp(6) with time zone not null,
  shingles int not null,
  components bytea not null
);

-- The first article that had a band.
create table if not exists signature_bands (
  band bigint primary key,
  article varchar(16) not null
);

-- Articles of groups of two or more.
create table if not exists near_duplicates (
  article varchar(16) primary key references articles (id),
  group_id varchar(16) not null
);

create index if not exists near_duplicates_group on near_duplicates (group_id);
