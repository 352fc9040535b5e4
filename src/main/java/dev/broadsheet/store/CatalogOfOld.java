package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gives a card to each article that was stored before there was a catalog, in order of id. */
final class CatalogOfOld implements JavaMigration {
  private static final int PAGE = 200;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("14");
  }

  @Override
  public String getDescription() {
    return "catalog of old";
  }

  @Override
  public Integer getChecksum() {
    return 0;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) {
    Handle handle = Jdbi.create(context.getConnection()).registerArgument(new Texts()).open();
    String last = "";
    for (List<Catalog.Entry> page = page(handle, last);
        !page.isEmpty();
        page = page(handle, last)) {
      Catalog.put(handle, page, List.of(), Set.of());
      last = page.getLast().article().id();
    }
  }

  private static List<Catalog.Entry> page(Handle handle, String after) {
    return handle
        .createQuery(
            """
            select v.version, v.json, v.problems, v.raw_file, v.raw_offset, f.json as first
            from articles a join versions v on v.article = a.id and v.version = a.version
            join versions f on f.article = a.id and f.version = 1
            where a.id > :after and not exists (select 1 from cards c where c.article = a.id)
            order by a.id limit :page
            """)
        .bind("after", after)
        .bind("page", PAGE)
        .map((row, context) -> entry(row))
        .list();
  }

  private static Catalog.Entry entry(ResultSet row) throws SQLException {
    String json = row.getString("json");
    Article article = ArticleJson.fromJson(json);
    URI url = article.url();
    return new Catalog.Entry(
        article,
        ArticleJson.fromJson(row.getString("first")).fetched(),
        row.getInt("version"),
        new Submission(
            article,
            url,
            row.getString("raw_file"),
            row.getLong("raw_offset"),
            Json.problems(row.getString("problems"))),
        json);
  }
}
