package dev.broadsheet.store;

/** Where a known address stands in the frontier. */
public enum UrlState {
  /** Found, never fetched. */
  NEW,
  /** In somebody's hands until the lease expires. */
  LEASED,
  /** Fetched; not looked at again. */
  DONE,
  /** Fetched, and to be looked at again at its time. */
  DUE_AGAIN,
  /** Failed; tried again at its time. */
  FAILED,
  /** Failed for good. */
  GONE,
  /** Left out: forbidden by robots.txt, no article. */
  SKIPPED,
  /** Its article was deleted by somebody's wish: nothing at this address is taken in again. */
  DELETED
}
