package dev.broadsheet.crawl;

/** How a run went on a site. */
enum Verdict {
  /** Something could be had. */
  WELL,
  /** Something was tried, and none of it could be had. */
  FAILING,
  /** It was nothing's turn, or too little was tried to tell. */
  UNTRIED
}
