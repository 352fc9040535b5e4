-- Articles that somebody deleted, so that whoever follows the store's revisions lets go of them, too.
-- Their addresses stay in the frontier in the state DELETED, and are taken in no more.
create table if not exists deleted_articles (
  article varchar(16) primary key,
  number bigint not null,
  revision bigint not null,
  deleted timestamp(6) with time zone not null
);

create index if not exists deleted_articles_revision on deleted_articles (revision);
