package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.store.SaveResult.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** One transaction that saves articles: what is known is read, all is decided, then written. */
final class Saving {
  private static final int MAX_TAG = 200;

  private final Handle handle;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Map<Text, String> texts = new TreeMap<>();
  private final List<NewVersion> versions = new ArrayList<>();
  private final Map<String, Alias> aliases = new LinkedHashMap<>();

  /** An article as it stands, and whether the database has it, or another form of it. */
  private record Known(Article article, int version, boolean isNew, boolean isChanged) {}

  private record Text(String site, String hash) implements Comparable<Text> {
    @Override
    public int compareTo(Text other) {
      int bySite = site.compareTo(other.site);
      return bySite != 0 ? bySite : hash.compareTo(other.hash);
    }
  }

  private record NewVersion(
      String article, int version, List<String> changed, Submission submission, String json) {}

  private record Alias(URI url, String article) {}

  private Saving(Handle handle) {
    this.handle = handle;
  }

  static List<SaveResult> save(Handle handle, List<Submission> submissions) {
    Saving saving = new Saving(handle);
    saving.readKnown(submissions);
    List<SaveResult> results = submissions.stream().map(saving::decide).toList();
    saving.write();
    return results;
  }

  private void readKnown(List<Submission> submissions) {
    handle
        .createQuery(
            """
            select a.id, a.version, v.json
            from articles a join versions v on v.article = a.id and v.version = a.version
            where a.id in (<ids>)
            """)
        .bindList("ids", submissions.stream().map(s -> s.article().id()).distinct().toList())
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("id"),
                    new Known(
                        ArticleJson.fromJson(row.getString("json")),
                        row.getInt("version"),
                        false,
                        false)))
        .forEach(e -> known.put(e.getKey(), e.getValue()));
    handle
        .createQuery("select site, hash, id from articles where hash in (<hashes>) order by id")
        .bindList("hashes", submissions.stream().map(s -> s.article().hash()).distinct().toList())
        .map(
            (row, context) ->
                Map.entry(new Text(row.getString(1), row.getString(2)), row.getString(3)))
        .forEach(e -> texts.putIfAbsent(e.getKey(), e.getValue()));
  }

  private SaveResult decide(Submission submission) {
    String json = ArticleJson.toJson(submission.article());
    // compared in the form in which it is stored: JSON does not keep the offset of a bare day
    Article article = ArticleJson.fromJson(json);
    String id = submission.article().id();
    Text text = new Text(article.site(), submission.article().hash());
    @Nullable Known before = known.get(id);
    @Nullable String twin = article.text().isEmpty() ? null : texts.get(text);
    SaveResult result;
    if (before == null && twin != null) {
      aliases.put(id, new Alias(article.url(), twin));
      result = new SaveResult(Kind.DUPLICATE, twin, versionOf(twin), List.of());
    } else if (before == null) {
      known.put(id, new Known(article, 1, true, true));
      versions.add(new NewVersion(id, 1, List.of(), submission, json));
      texts.put(text, id);
      result = new SaveResult(Kind.STORED, id, 1, List.of());
    } else {
      result = update(before, article, submission, json);
    }
    String requested = Article.idOf(submission.requested());
    if (!requested.equals(id)) {
      aliases.put(requested, new Alias(submission.requested(), result.id()));
    }
    return result;
  }

  private SaveResult update(Known before, Article article, Submission submission, String json) {
    String id = article.id();
    List<String> changed = Changes.between(before.article(), article);
    if (changed.isEmpty()) {
      return new SaveResult(Kind.UNCHANGED, id, before.version(), List.of());
    }
    if (Changes.isLoss(before.article(), article)) {
      return new SaveResult(Kind.KEPT, id, before.version(), changed);
    }
    int version = before.version() + 1;
    known.put(id, new Known(article, version, before.isNew(), true));
    versions.add(new NewVersion(id, version, changed, submission, json));
    texts.remove(new Text(before.article().site(), before.article().hash()), id);
    texts.putIfAbsent(new Text(article.site(), submission.article().hash()), id);
    return new SaveResult(Kind.UPDATED, id, version, changed);
  }

  private int versionOf(String id) {
    @Nullable Known article = known.get(id);
    return article != null
        ? article.version()
        : handle
            .createQuery("select version from articles where id = :id")
            .bind("id", id)
            .mapTo(Integer.class)
            .one();
  }

  private void write() {
    Collection<Known> changed = known.values().stream().filter(Known::isChanged).toList();
    writeArticles(
        """
        insert into articles (id, site, url, language, published, published_on, hash, version)
        values (:id, :site, :url, :language, :published, :on, :hash, :version)
        """,
        changed.stream().filter(Known::isNew).toList());
    writeArticles(
        """
        update articles
        set site = :site, url = :url, language = :language, published = :published,
          published_on = :on, hash = :hash, version = :version
        where id = :id
        """,
        changed.stream().filter(k -> !k.isNew()).toList());
    writeVersions();
    writeTags(changed);
    writeAliases(changed);
  }

  private void writeArticles(String sql, List<Known> articles) {
    PreparedBatch batch = handle.prepareBatch(sql);
    for (Known row : articles) {
      Article article = row.article();
      batch
          .bind("id", article.id())
          .bind("site", article.site())
          .bind("url", article.url().toString())
          .bind("language", article.language().orElse(null))
          .bind("published", article.published().map(m -> m.time()).orElse(null))
          .bind("on", article.published().map(m -> m.time().toLocalDate()).orElse(null))
          .bind("hash", article.hash())
          .bind("version", row.version())
          .add();
    }
    execute(batch);
  }

  private void writeVersions() {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into versions
              (article, version, changed, problems, raw_file, raw_offset, json)
            values (:article, :version, :changed, :problems, :file, :offset, :json)
            """);
    for (NewVersion version : versions) {
      batch
          .bind("article", version.article())
          .bind("version", version.version())
          .bind("changed", Json.list(version.changed()))
          .bind("problems", Json.problems(version.submission().problems()))
          .bind("file", version.submission().rawFile())
          .bind("offset", version.submission().rawOffset())
          .bind("json", version.json())
          .add();
    }
    execute(batch);
  }

  private void writeTags(Collection<Known> changed) {
    PreparedBatch delete = handle.prepareBatch("delete from tags where article = :article");
    PreparedBatch insert =
        handle.prepareBatch("insert into tags (article, tag) values (:article, :tag)");
    for (Known row : changed) {
      String id = row.article().id();
      if (!row.isNew()) {
        delete.bind("article", id).add();
      }
      row.article().tags().stream()
          .map(Saving::tagKey)
          .distinct()
          .forEach(tag -> insert.bind("article", id).bind("tag", tag).add());
    }
    execute(delete);
    execute(insert);
  }

  /** The form in which tags are compared. */
  static String tagKey(String tag) {
    return Cut.to(tag.toLowerCase(Locale.ROOT), MAX_TAG);
  }

  private void writeAliases(Collection<Known> changed) {
    // what was taken for a duplicate and now says something else is an article of its own
    PreparedBatch delete = handle.prepareBatch("delete from aliases where id = :id");
    changed.stream()
        .filter(Known::isNew)
        .forEach(row -> delete.bind("id", row.article().id()).add());
    execute(delete);
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
    execute(merge);
  }

  private static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
