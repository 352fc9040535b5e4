package dev.broadsheet.store;

import static java.util.Comparator.comparing;

import dev.broadsheet.article.Article;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What a transaction that saves articles has decided on, as it goes into the tables.
 *
 * @param changed articles, each as it stands at last
 * @param versions all that these went through, in order
 * @param aliases by id
 */
record Decided(
    List<Known> changed,
    List<NewVersion> versions,
    List<Superseded> superseded,
    Map<String, Alias> aliases) {
  private static final int MAX_TAG = 200;

  /** An article as it stands, and whether the database has it, or another form of it. */
  record Known(
      Article article, String json, String hash, int version, boolean isNew, boolean isChanged) {}

  record NewVersion(
      String article, int version, List<String> changed, Submission submission, String json) {}

  /** A version that is no longer the current one, whose text the catalog has. */
  record Superseded(String article, int version, String json) {}

  record Alias(URI url, String article) {}

  void write(Handle handle) {
    List<Known> fresh = changed.stream().filter(Known::isNew).toList();
    List<Known> later = changed.stream().filter(k -> !k.isNew()).toList();
    writeArticles(
        handle,
        """
        insert into articles (id, site, url, language, published, published_on, hash, version)
        values (:id, :site, :url, :language, :published, :on, :hash, :version)
        """,
        fresh);
    writeArticles(
        handle,
        """
        update articles
        set site = :site, url = :url, language = :language, published = :published,
          published_on = :on, hash = :hash, version = :version
        where id = :id
        """,
        later);
    writeVersions(handle);
    writeTags(handle);
    writeAliases(handle);
    Set<String> regrouped =
        NearDuplicates.mark(
            handle,
            later.stream().map(Known::article).toList(),
            fresh.stream().map(Known::article).toList());
    Map<String, List<NewVersion>> byArticle =
        versions.stream().collect(Collectors.groupingBy(NewVersion::article));
    Catalog.put(handle, entries(fresh, byArticle), entries(later, byArticle), regrouped);
  }

  private static List<Catalog.Entry> entries(
      List<Known> rows, Map<String, List<NewVersion>> byArticle) {
    return rows.stream()
        .map(row -> entry(row, byArticle.getOrDefault(row.article().id(), List.of())))
        .toList();
  }

  private static Catalog.Entry entry(Known row, List<NewVersion> saved) {
    NewVersion current = saved.getLast();
    return new Catalog.Entry(
        row.article(),
        saved.getFirst().submission().article().fetched(),
        row.version(),
        current.submission(),
        current.json());
  }

  private static void writeArticles(Handle handle, String sql, List<Known> articles) {
    PreparedBatch batch = handle.prepareBatch(sql);
    // whoever saves or deletes does it in one order, so that no two wait for each other
    for (Known row : articles.stream().sorted(comparing(known -> known.article().id())).toList()) {
      Article article = row.article();
      batch
          .bind("id", article.id())
          .bind("site", article.site())
          .bind("url", article.url().toString())
          .bind("language", article.language().orElse(null))
          .bind("published", article.published().map(m -> m.time()).orElse(null))
          .bind("on", article.published().map(m -> m.time().toLocalDate()).orElse(null))
          .bind("hash", row.hash())
          .bind("version", row.version())
          .add();
    }
    Batches.execute(batch);
  }

  private void writeVersions(Handle handle) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into versions
              (article, version, changed, problems, raw_file, raw_offset)
            values (:article, :version, :changed, :problems, :file, :offset)
            """);
    for (NewVersion version : versions) {
      batch
          .bind("article", version.article())
          .bind("version", version.version())
          .bind("changed", Json.list(version.changed()))
          .bind("problems", Json.problems(version.submission().problems()))
          .bind("file", version.submission().rawFile())
          .bind("offset", version.submission().rawOffset())
          .add();
    }
    Batches.execute(batch);
    PreparedBatch past =
        handle.prepareBatch(
            "update versions set json = :json where article = :article and version = :version");
    for (Superseded version : superseded) {
      past.bind("article", version.article())
          .bind("version", version.version())
          .bind("json", version.json())
          .add();
    }
    Batches.execute(past);
  }

  private void writeTags(Handle handle) {
    PreparedBatch delete = handle.prepareBatch("delete from tags where article = :article");
    PreparedBatch insert =
        handle.prepareBatch("insert into tags (article, tag) values (:article, :tag)");
    for (Known row : changed) {
      String id = row.article().id();
      if (!row.isNew()) {
        delete.bind("article", id).add();
      }
      row.article().tags().stream()
          .map(Decided::tagKey)
          .distinct()
          .forEach(tag -> insert.bind("article", id).bind("tag", tag).add());
    }
    Batches.execute(delete);
    Batches.execute(insert);
  }

  /** The form in which tags are compared. */
  static String tagKey(String tag) {
    return Cut.to(tag.toLowerCase(Locale.ROOT), MAX_TAG);
  }

  private void writeAliases(Handle handle) {
    // what was taken for a duplicate and now says something else is an article of its own
    PreparedBatch delete = handle.prepareBatch("delete from aliases where id = :id");
    changed.stream()
        .filter(Known::isNew)
        .forEach(row -> delete.bind("id", row.article().id()).add());
    Batches.execute(delete);
    PreparedBatch merge =
        handle.prepareBatch(
            """
            merge into aliases a
            using (values (:id, :article, :url)) as n (id, article, url)
            on a.id = n.id
            when matched then update set article = n.article
            when not matched then insert (id, article, url) values (n.id, n.article, n.url)
            """);
    aliases.forEach(
        (id, alias) ->
            merge
                .bind("id", id)
                .bind("article", alias.article())
                .bind("url", alias.url().toString())
                .add());
    Batches.execute(merge);
  }
}
