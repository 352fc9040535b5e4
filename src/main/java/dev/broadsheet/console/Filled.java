package dev.broadsheet.console;

import dev.broadsheet.article.Field;
import dev.broadsheet.store.PageYield;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the last pages of a site had of the fields that a page should have; what hardly any page has
 * is nothing that is missing.
 *
 * @param pages in the order of reading
 */
public record Filled(List<PageYield> pages) {
  public static final List<Field> COUNTED =
      List.of(Field.TITLE, Field.BODY, Field.PUBLISHED, Field.AUTHORS, Field.TAGS, Field.LEAD);

  public Filled {
    pages = List.copyOf(pages);
  }

  /** The part of all fields that was there; empty where there is no page. */
  OptionalDouble share() {
    return pages.stream()
        .mapToDouble(page -> 1 - missing(page).size() / (double) COUNTED.size())
        .average();
  }

  /** The fields that a page did not have. */
  static List<Field> missing(PageYield page) {
    return COUNTED.stream().filter(field -> !page.wins().containsKey(field)).toList();
  }

  /** How many pages did not have a field. */
  public long without(Field field) {
    return pages.stream().filter(page -> missing(page).contains(field)).count();
  }

  /** The part of the pages that had a field. */
  public double share(Field field) {
    return 1 - without(field) / (double) pages.size();
  }
}
