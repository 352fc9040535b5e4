package dev.broadsheet.console;

import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRecord;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.console.ArticleModels.Change;
import dev.broadsheet.console.ArticleModels.Found;
import dev.broadsheet.console.ArticleModels.Head;
import dev.broadsheet.normalize.Charsets;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoredArticle;
import dev.broadsheet.workshop.FieldValues;
import dev.broadsheet.workshop.PageSnapshot;
import dev.broadsheet.workshop.StyleSheets;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An article: what it says, how it came, how it was changed, and the page that it was read from.
 */
public final class ArticlePage implements ConsolePage {
  /** Of near-duplicates; a search has all of them. */
  private static final int NEAR = 20;

  /** Characters of a page's source at a time. */
  private static final int PART = 40_000;

  /** A page of the web is bounded when it is fetched, far below this. */
  private static final int LONGEST = 1_000_000_000;

  private final SnapshotFrame frame = SnapshotFrame.still();
  private final Store store;
  private final RawArchive archive;
  private final StyleSheets sheets;

  /**
   * @param sheets style sheets with which stored pages are shown
   */
  public ArticlePage(Store store, RawArchive archive, StyleSheets sheets) {
    this.store = store;
    this.archive = archive;
    this.sheets = sheets;
  }

  @Override
  public void add(Routes routes) {
    routes.look("/articles/{id}", this::whole);
    routes.look("/articles/{id}/versions", this::versions);
    routes.look("/articles/{id}/source", this::source);
    routes.look("/articles/{id}/look", this::look);
    routes.look("/articles/{id}/snapshot", this::snapshot);
  }

  private StoredArticle stored(Request request) {
    return store.articles().findStored(request.path("id")).orElseThrow(Request::notFound);
  }

  private void whole(Request request) {
    StoredArticle stored = stored(request);
    Article article = stored.article();
    List<Article> near =
        stored
            .group()
            .map(group -> store.articles().search(ArticleFilter.ofGroup(group), NEAR + 2))
            .orElse(List.of())
            .stream()
            .filter(other -> !other.id().equals(stored.id()))
            .toList();
    request.show(
        article.title(),
        "article.jte",
        new ArticleModels.Whole(
            new Head(stored.card(), article),
            origin(stored, article),
            fields(article),
            near.stream().limit(NEAR).toList(),
            near.size() > NEAR));
  }

  private ArticleModels.Origin origin(StoredArticle stored, Article article) {
    Optional<RawRecord> raw = raw(new RawRef(stored.rawFile(), stored.rawOffset()));
    return new ArticleModels.Origin(
        raw.map(record -> record.link().source()),
        raw.map(RawRecord::page),
        store.runs().at(article.site(), article.fetched()),
        store.articles().aliases(stored.id()),
        store.articles().latest(stored.id()).map(ArticleVersion::problems).orElse(List.of()));
  }

  private static List<Found> fields(Article article) {
    return Arrays.stream(Field.values())
        .map(
            field ->
                new Found(
                    field,
                    field == Field.BODY ? List.of() : FieldValues.of(article, field),
                    Optional.ofNullable(article.provenance().get(field))))
        .filter(found -> !found.values().isEmpty() || found.rule().isPresent())
        .toList();
  }

  /** Empty where the page was let go of, or its file can't be read. */
  private Optional<RawRecord> raw(RawRef place) {
    try {
      return Optional.of(archive.record(place));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void versions(Request request) {
    StoredArticle stored = stored(request);
    List<ArticleVersion> versions = store.articles().versions(stored.id());
    int last = versions.size();
    int after = request.number("after", last, 1, last);
    int before = request.number("before", Math.max(1, after - 1), 1, last);
    Article article = stored.article();
    request.show(
        article.title(),
        "article-versions.jte",
        new ArticleModels.Versions(
            new Head(stored.card(), article),
            versions,
            before,
            after,
            changes(versions.get(before - 1).article(), versions.get(after - 1).article())));
  }

  private static List<Change> changes(Article before, Article after) {
    Map<String, List<String>> fresh = FieldValues.of(after);
    return FieldValues.of(before).entrySet().stream()
        .map(
            old ->
                new Change(
                    old.getKey(),
                    TextDiff.between(old.getValue(), fresh.getOrDefault(old.getKey(), List.of()))))
        .filter(change -> !change.diff().lines().isEmpty())
        .toList();
  }

  private void source(Request request) {
    StoredArticle stored = stored(request);
    ArticleVersion version = version(request, stored);
    String text = Charsets.decode(page(version).page());
    int from = Math.min(request.number("from", 0, 0, LONGEST), text.length());
    Article article = stored.article();
    request.show(
        article.title(),
        "article-source.jte",
        new ArticleModels.Source(
            new Head(stored.card(), article),
            version.number(),
            text.substring(from, Math.min(from + PART, text.length())),
            from,
            text.length(),
            PART));
  }

  private void look(Request request) {
    StoredArticle stored = stored(request);
    Article article = stored.article();
    request.show(
        article.title(),
        "article-look.jte",
        new ArticleModels.Look(
            new Head(stored.card(), article), version(request, stored).number()));
  }

  private void snapshot(Request request) {
    RawRecord stored = page(version(request, stored(request)));
    frame.show(PageSnapshot.of(stored.page(), sheets), request.context());
  }

  private RawRecord page(ArticleVersion version) {
    return raw(new RawRef(version.rawFile(), version.rawOffset())).orElseThrow(Request::notFound);
  }

  /** The version that is asked for, else the current one. */
  private ArticleVersion version(Request request, StoredArticle stored) {
    int asked = request.number("version", stored.version(), 1, stored.version());
    return store.articles().versions(stored.id()).get(asked - 1);
  }
}
