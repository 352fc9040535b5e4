package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.store.Decided.Alias;
import dev.broadsheet.store.Decided.Known;
import dev.broadsheet.store.Decided.NewVersion;
import dev.broadsheet.store.Decided.Superseded;
import dev.broadsheet.store.SaveResult.Kind;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One transaction that saves articles: what is known is read, all is decided, then written. */
final class Saving {
  private final Handle handle;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final Map<Text, String> texts = new TreeMap<>();
  private final Set<String> deleted = new HashSet<>();
  private final List<NewVersion> versions = new ArrayList<>();
  private final List<Superseded> superseded = new ArrayList<>();
  private final Map<String, Alias> aliases = new TreeMap<>();

  /**
   * A submission with what takes long to tell of it.
   *
   * @param article in the form in which it is stored, so that like is compared with like
   */
  private record Draft(Submission submission, Article article, String json, String id, Text text) {
    static Draft of(Submission submission) {
      Article article =
          submission.article().asWritten().withKnown(Optional.empty(), Optional.empty());
      return new Draft(
          submission,
          article,
          ArticleJson.toJson(article),
          article.id(),
          new Text(article.site(), article.hash()));
    }
  }

  private record Text(String site, String hash) implements Comparable<Text> {
    @Override
    public int compareTo(Text other) {
      int bySite = site.compareTo(other.site);
      return bySite != 0 ? bySite : hash.compareTo(other.hash);
    }
  }

  private Saving(Handle handle) {
    this.handle = handle;
  }

  static List<SaveResult> save(Handle handle, List<Submission> submissions) {
    Saving saving = new Saving(handle);
    List<Draft> drafts = submissions.stream().map(Draft::of).toList();
    saving.readKnown(drafts);
    List<SaveResult> results =
        drafts.stream().map(draft -> saving.decide(saving.atKnownAddress(draft))).toList();
    saving.decided().write(handle);
    return results;
  }

  /** What {@link #save} would do. */
  static List<Preview> preview(Handle handle, List<Submission> submissions) {
    Saving saving = new Saving(handle);
    List<Draft> drafts = submissions.stream().map(Draft::of).toList();
    saving.readKnown(drafts);
    return drafts.stream().map(saving::preview).toList();
  }

  private Preview preview(Draft submitted) {
    Draft draft = atKnownAddress(submitted);
    @Nullable Known before = known.get(draft.id());
    SaveResult result = decide(draft);
    return new Preview(
        result,
        before == null
            ? List.of()
            : Changes.told(before.article(), draft.article(), result.changed()));
  }

  private void readKnown(List<Draft> drafts) {
    handle
        .createQuery(
            """
            select a.id, a.hash, a.version, t.json
            from articles a join cards c on c.article = a.id join texts t on t.number = c.number
            where a.id = any(:ids)
            """)
        .bindArray("ids", String.class, drafts.stream().flatMap(Saving::ids).distinct().toList())
        .map((row, context) -> Map.entry(row.getString("id"), known(row)))
        .forEach(e -> known.put(e.getKey(), e.getValue()));
    handle
        .createQuery("select site, hash, id from articles where hash = any(:hashes) order by id")
        .bindArray(
            "hashes", String.class, drafts.stream().map(d -> d.text().hash()).distinct().toList())
        .map(
            (row, context) ->
                Map.entry(new Text(row.getString(1), row.getString(2)), row.getString(3)))
        .forEach(e -> texts.putIfAbsent(e.getKey(), e.getValue()));
    deleted.addAll(
        Frontier.deleted(
            handle,
            drafts.stream()
                .filter(draft -> !known.containsKey(draft.id()))
                .flatMap(Saving::addresses)
                .distinct()
                .toList()));
  }

  /** The ids of every address under which a deleted article would come back. */
  private static Stream<String> addresses(Draft draft) {
    return Stream.concat(ids(draft), Stream.of(Article.idOf(draft.submission().requested())));
  }

  private static Known known(ResultSet row) throws SQLException {
    String json = Packing.text(row.getBytes("json"));
    return new Known(
        ArticleJson.fromJson(json),
        json,
        row.getString("hash"),
        row.getInt("version"),
        false,
        false);
  }

  private static Stream<String> ids(Draft draft) {
    return Stream.concat(Stream.of(draft.id()), siblings(draft));
  }

  private static Stream<String> siblings(Draft draft) {
    return Siblings.of(draft.article().url()).stream().map(Article::idOf);
  }

  /** The draft as a form of the article that its site already has at a sibling address. */
  private Draft atKnownAddress(Draft draft) {
    if (known.containsKey(draft.id())) {
      return draft;
    }
    Optional<Article> same =
        siblings(draft)
            .flatMap(id -> Stream.ofNullable(known.get(id)))
            .map(Known::article)
            .filter(article -> article.site().equals(draft.article().site()))
            .findFirst();
    if (same.isEmpty()) {
      return draft;
    }
    aliases.put(draft.id(), new Alias(draft.article().url(), same.get().id()));
    return Draft.of(draft.submission().at(same.get().url()));
  }

  private SaveResult decide(Draft draft) {
    String id = draft.id();
    @Nullable Known before = known.get(id);
    if (before == null && addresses(draft).anyMatch(deleted::contains)) {
      return new SaveResult(Kind.DELETED, id, List.of());
    }
    @Nullable String twin = draft.article().text().isEmpty() ? null : texts.get(draft.text());
    SaveResult result;
    if (before == null && twin != null) {
      aliases.put(id, new Alias(draft.article().url(), twin));
      result = new SaveResult(Kind.DUPLICATE, twin, List.of());
    } else if (before == null) {
      change(draft, 1, true, List.of());
      texts.put(draft.text(), id);
      result = new SaveResult(Kind.STORED, id, List.of());
    } else {
      result = update(before, draft);
    }
    URI requested = draft.submission().requested();
    String requestedId = Article.idOf(requested);
    if (!requestedId.equals(id)) {
      aliases.put(requestedId, new Alias(requested, result.id()));
    }
    return result;
  }

  private SaveResult update(Known before, Draft draft) {
    String id = draft.id();
    List<String> changed = Changes.between(before.article(), draft.article());
    if (changed.isEmpty()) {
      return new SaveResult(Kind.UNCHANGED, id, List.of());
    }
    if (isLoss(before.article(), draft.article())) {
      return new SaveResult(Kind.KEPT, id, changed);
    }
    int version = before.version() + 1;
    superseded.add(new Superseded(id, before.version(), before.json()));
    change(draft, version, before.isNew(), changed);
    texts.remove(new Text(before.article().site(), before.hash()), id);
    texts.putIfAbsent(draft.text(), id);
    return new SaveResult(Kind.UPDATED, id, changed);
  }

  private boolean isLoss(Article before, Article after) {
    return Changes.isLoss(before, after)
        || (Changes.isLossByDrift(before, after)
            && Drifts.open(handle).stream().anyMatch(drift -> drift.concerns(after)));
  }

  private void change(Draft draft, int version, boolean isNew, List<String> changed) {
    known.put(
        draft.id(),
        new Known(draft.article(), draft.json(), draft.text().hash(), version, isNew, true));
    versions.add(new NewVersion(draft.id(), version, changed, draft.submission(), draft.json()));
  }

  private Decided decided() {
    return new Decided(
        known.values().stream().filter(Known::isChanged).toList(), versions, superseded, aliases);
  }
}
