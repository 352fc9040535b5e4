-- The runs of a site, and what happened in them, without a look at all others.
create index if not exists run_sites_site on run_sites (site, run);
create index if not exists run_events_site on run_events (site, id);
