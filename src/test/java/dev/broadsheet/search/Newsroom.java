package dev.broadsheet.search;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.testing.Invented;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A store with an index, and invented stories for them. */
final class Newsroom implements AutoCloseable {
  private final Store store;
  private final TextIndex index;

  Newsroom(Path data) {
    this(data, data.resolve("index"));
  }

  Newsroom(Path data, Path folder) {
    this.store = Store.open(data, Clock.systemUTC());
    this.index = new TextIndex(folder, store.articles());
  }

  /** An article to be. */
  record Story(
      String name,
      String site,
      String language,
      String title,
      List<Block> body,
      String published,
      List<String> tags,
      List<String> authors) {

    static Story of(String name, String language, String title, String... paragraphs) {
      return new Story(
          name,
          "news.example",
          language,
          title,
          Arrays.stream(paragraphs).<Block>map(Block.Paragraph::new).toList(),
          "",
          List.of(),
          List.of());
    }

    Story at(String site, String day) {
      return new Story(name, site, language, title, body, day, tags, authors);
    }

    Story with(List<String> tags, List<String> authors) {
      return new Story(name, site, language, title, body, published, tags, authors);
    }

    Story quoting(String tongue, String words) {
      List<Block> longer = new ArrayList<>(body);
      longer.add(new Block.Quote(words, Optional.of(tongue)));
      return new Story(name, site, language, title, longer, published, tags, authors);
    }

    String id() {
      return article().id();
    }

    private Article article() {
      return Invented.of(site, "https://" + site + "/" + name, title)
          .body(body)
          .published(
              Optional.of(published)
                  .filter(day -> !day.isEmpty())
                  .map(day -> OffsetDateTime.parse(day + "T10:00:00+03:00"))
                  .map(time -> new Moment(time, Precision.MINUTE)))
          .authors(authors)
          .tags(tags)
          .language(Optional.of(language).filter(l -> !l.isEmpty()))
          .made();
    }
  }

  void take(Story... stories) {
    store
        .articles()
        .save(
            Arrays.stream(stories)
                .map(Story::article)
                .map(a -> new Submission(a, a.url(), "2025/03/a.warc.gz", 288, List.of()))
                .toList());
  }

  void delete(Story story) {
    ArticleStore articles = store.articles();
    long number = articles.findStored(story.id()).orElseThrow().card().number();
    articles.delete(List.of(number), Instant.parse("2025-04-01T00:00:00Z"));
  }

  Store store() {
    return store;
  }

  TextIndex index() {
    return index;
  }

  Found search(String query) {
    return search(query, ArticleFilter.ALL, Order.RELEVANCE);
  }

  Found search(String query, ArticleFilter filter, Order order) {
    return index.search(new Search(TextQuery.parse(query), filter, order, 1, 20, true));
  }

  /** The last parts of the addresses of what is found. */
  List<String> find(String query) {
    return names(search(query));
  }

  static List<String> names(Found found) {
    return found.hits().stream().map(h -> h.article().url().getPath().substring(1)).toList();
  }

  @Override
  public void close() {
    index.close();
    store.close();
  }
}
