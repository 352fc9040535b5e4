-- Schedules that somebody holds back, in every process; the row goes when it is let go on.
create table if not exists paused_schedules (
  schedule varchar(200) primary key,
  since timestamp(6) with time zone not null
);

-- The history of a schedule, the newest first.
create index if not exists runs_schedule on runs (schedule, id);
