-- Which versions were made of a file's pages: to check the archive, and to tell what may go.
create index if not exists versions_raw on versions (raw_file, raw_offset);
