package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import dev.broadsheet.article.Article;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A small site, and programs with homes of their own that crawl it, some of them to their end. */
final class Crawls implements AutoCloseable {
  private final Path folder;
  private final SmallSite site;

  Crawls(Path folder, int articles) throws IOException {
    this.folder = folder;
    this.site = new SmallSite(articles);
  }

  SmallSite site() {
    return site;
  }

  /** A program that knows the site. */
  Program program(String name) throws IOException {
    Path home = Files.createDirectory(folder.resolve(name));
    site.writeAdapter(home.resolve("adapters"));
    return new Program(home);
  }

  /** Crawls to the end. */
  void crawl(Program program, String... more) throws Exception {
    Output output = program.run(command(more));
    assertThat(output.exit()).as(output.err() + output.out()).isZero();
  }

  /** Kills a crawl a while after so many requests have come. */
  void crawlAndKill(Program program, int requests, Duration delay, String... more)
      throws Exception {
    site.expect(requests);
    Program.Running running = program.start(command(more));
    site.awaitRequests();
    LockSupport.parkNanos(delay.toNanos()); // so that it dies between fetching and writing, too
    running.kill();
  }

  String[] command(String... more) {
    return Stream.concat(
            Stream.of("crawl", SmallSite.NAME, "--allow-host", site.host()), Stream.of(more))
        .toArray(String[]::new);
  }

  /**
   * Every version of every article, by id, without what may differ from crawl to crawl: the times,
   * and which was taken in first.
   */
  static List<String> stored(Program program) {
    List<String> versions = new ArrayList<>();
    try (Store store = Store.open(program.home().resolve("data"), Clock.systemUTC())) {
      ArticleStore articles = store.articles();
      articles.forEach(
          ArticleFilter.ALL,
          a -> articles.versions(a.id()).forEach(v -> versions.add(told(a.id(), v))));
    }
    Collections.sort(versions);
    return versions;
  }

  private static String told(String id, ArticleVersion version) {
    Article article = version.article();
    return String.join(
        " | ",
        id,
        article.url().getPath(),
        String.valueOf(version.number()),
        version.changed().toString(),
        article.title(),
        article.published().toString(),
        article.tags().toString(),
        article.text().replace("\n", " "));
  }

  /** Which of two addresses with one text is the article hangs on which was read first. */
  static List<String> withoutTwins(List<String> versions) {
    return versions.stream().filter(v -> !v.matches(".*/news/\\d*5(-twin)?\\.html .*")).toList();
  }

  @Override
  public void close() {
    site.close();
  }
}
