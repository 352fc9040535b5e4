package dev.broadsheet.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which raw pages the versions of articles were made of, in the archive's order. Thread-safe. */
public final class RawUse {
  /** The order is the index's: so H2 reads no more rows than are wanted. */
  private static final String IN_ORDER = " order by raw_file, raw_offset limit :most";

  private static final String USES =
      """
      select article, version, raw_offset,
        (select a.site from articles a where a.id = v.article) as site
      from versions v where raw_file = :file and raw_offset
      """;

  private final Database database;

  RawUse(Database database) {
    this.database = database;
  }

  /**
   * A version and the place of its raw page.
   *
   * @param site of the article
   * @param offset in the archive's file
   */
  public record Use(String article, int version, String site, long offset) {
    public Use {
      Objects.requireNonNull(article, "article");
      Objects.requireNonNull(site, "site");
    }
  }

  /** The first file, in order of name, behind the one given. */
  public Optional<String> fileAfter(String file) {
    return database.inTransaction(
        "reading where raw pages lie",
        handle ->
            handle
                .createQuery("select raw_file from versions where raw_file > :file" + IN_ORDER)
                .bind("file", file)
                .bind("most", 1)
                .mapTo(String.class)
                .findOne());
  }

  /** How many versions were made of a file's pages. */
  public long count(String file) {
    return database.inTransaction(
        "counting raw pages",
        handle ->
            handle
                .createQuery("select count(*) from versions where raw_file = :file")
                .bind("file", file)
                .mapTo(Long.class)
                .one());
  }

  /**
   * The uses of a file's first pages behind a place, in order of place; those of one page are never
   * parted.
   *
   * @param most about how many
   */
  public List<Use> after(String file, long offset, int most) {
    return database.inTransaction(
        "reading where raw pages lie",
        handle -> {
          List<Use> found = uses(handle, "> :offset" + IN_ORDER, file, offset, most);
          if (found.size() < most) {
            return found;
          }
          long last = found.getLast().offset();
          List<Use> whole = found.stream().filter(use -> use.offset() < last).toList();
          return whole.isEmpty()
              ? uses(handle, "= :offset" + IN_ORDER, file, last, Integer.MAX_VALUE)
              : whole;
        });
  }

  private static List<Use> uses(Handle handle, String where, String file, long offset, int most) {
    return handle
        .createQuery(USES + where)
        .bind("file", file)
        .bind("offset", offset)
        .bind("most", most)
        .map(
            (row, context) ->
                new Use(
                    row.getString("article"),
                    row.getInt("version"),
                    row.getString("site"),
                    row.getLong("raw_offset")))
        .list();
  }
}
