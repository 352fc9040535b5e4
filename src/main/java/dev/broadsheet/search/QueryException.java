package dev.broadsheet.search;

/** A query that can't be read: its author's mistake. The message is one line. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int position;

  /**
   * A mistake.
   *
   * @param position of the first wrong character, counted from 1
   * @param what what was found and what was expected
   */
  QueryException(int position, String what) {
    super("query, character %d: %s".formatted(position, what));
    this.position = position;
  }

  /** Of the first wrong character, counted from 1. */
  public int position() {
    return position;
  }
}
