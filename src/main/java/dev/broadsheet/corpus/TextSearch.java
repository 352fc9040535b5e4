package dev.broadsheet.corpus;

import java.util.Collection;

/** What finds articles by their words. */
@FunctionalInterface
public interface TextSearch {
  /** The ids of all articles that fit a query. */
  Collection<String> ids(String query);
}
