package dev.broadsheet.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which raw pages the versions of articles were made of, in the archive's order. Thread-safe. */
public final class RawUse {
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
                .createQuery("select min(raw_file) as file from versions where raw_file > :file")
                .bind("file", file)
                .map((row, context) -> Optional.ofNullable(row.getString("file")))
                .one());
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

  /** The first uses of a file's pages. */
  public List<Use> first(String file, int most) {
    return after(file, new Use("", 0, "", 0), most);
  }

  /** The uses of a file's pages that follow one, in order of place, article and version. */
  public List<Use> after(String file, Use last, int most) {
    return database.inTransaction(
        "reading where raw pages lie",
        handle ->
            handle
                .createQuery(
                    """
                    select v.article, v.version, a.site, v.raw_offset
                    from versions v join articles a on a.id = v.article
                    where v.raw_file = :file and v.raw_offset >= :offset
                      and (v.raw_offset > :offset
                        or v.article > :article
                        or v.article = :article and v.version > :version)
                    order by v.raw_offset, v.article, v.version
                    limit :most
                    """)
                .bind("file", file)
                .bind("offset", last.offset())
                .bind("article", last.article())
                .bind("version", last.version())
                .bind("most", most)
                .map(
                    (row, context) ->
                        new Use(
                            row.getString("article"),
                            row.getInt("version"),
                            row.getString("site"),
                            row.getLong("raw_offset")))
                .list());
  }
}
