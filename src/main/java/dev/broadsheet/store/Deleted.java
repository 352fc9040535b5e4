package dev.broadsheet.store;

import java.util.Objects;

/**
 * An article that somebody deleted.
 *
 * @param number its place among all articles, which no other gets
 * @param revision of its deletion
 */
public record Deleted(String id, long number, long revision) {
  public Deleted {
    Objects.requireNonNull(id, "id");
  }
}
