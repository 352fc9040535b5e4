package dev.broadsheet.workshop;

/** How a place compares with what is known on one page. */
enum Verdict {
  AGREES,
  SILENT,
  WRONG
}
