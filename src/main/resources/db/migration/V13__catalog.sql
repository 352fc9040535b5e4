-- The catalog: a card for each article, by which corpora choose, and the article's current text in
-- the order of the cards, so that many are read in one go. H2 keeps rows in the order of a key that
-- is a number.

-- The last revision that was given. Who gives the next one holds the row until the commit, so that
-- revisions are seen in their order.
create table if not exists revisions (
  kind varchar(20) primary key,
  given bigint not null
);

-- revision: of the article's last change. number: that of its first. complete: as its page was read,
-- whatever is known of the site. taken: when its first version was fetched.
create table if not exists cards (
  number bigint primary key,
  article varchar(16) not null references articles (id),
  revision bigint not null,
  version int not null,
  raw_file varchar(200) not null,
  raw_offset bigint not null,
  site varchar(200) not null,
  language varchar(35),
  published timestamp(6) with time zone,
  published_on date,
  taken timestamp(6) with time zone not null,
  fetched timestamp(6) with time zone not null,
  adapter varchar not null,
  words int not null,
  free boolean,
  complete boolean not null,
  group_id varchar(16),
  withdrawn timestamp(6) with time zone
);

create unique index if not exists cards_article on cards (article);
create unique index if not exists cards_revision on cards (revision);
create index if not exists cards_site on cards (site, published_on);
create index if not exists cards_day on cards (published_on);
create index if not exists cards_newest on cards (published desc nulls last, article);
create index if not exists cards_group on cards (group_id);

-- json: of the current version, compressed by zstd.
create table if not exists texts (
  number bigint primary key references cards (number),
  json bytea not null
);
