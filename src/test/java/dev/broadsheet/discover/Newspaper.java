package dev.broadsheet.discover;

import dev.broadsheet.adapter.BodyRule;
import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.adapter.FetchOptions;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import dev.broadsheet.fetch.FetchException;
import dev.broadsheet.fetch.FetchRequest;
import dev.broadsheet.fetch.Fetcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** An invented newspaper at {@code news.example}: its pages, its adapter and a visit to it. */
final class Newspaper implements Fetcher, LinkSink, BackfillCursor {
  static final Instant NOW = Instant.parse("2025-11-05T09:00:00Z");

  private final Map<URI, byte[]> pages = new HashMap<>();
  private final Map<URI, FetchException> failures = new HashMap<>();
  private final Set<URI> known = new HashSet<>();
  private SourceMemory memory = SourceMemory.NONE;
  private final StringBuilder story = new StringBuilder();
  private final List<URI> asked = new ArrayList<>();
  private Optional<LocalDate> done = Optional.empty();
  private LocalDate enough = LocalDate.MAX;
  private Optional<URI> last = Optional.empty();

  static URI at(String path) {
    return URI.create("https://news.example/").resolve(path);
  }

  static Selector.Css css(String query) {
    return new Selector.Css(CompiledCss.of(query), Optional.empty());
  }

  Newspaper page(String path, String body) {
    return page(path, body.getBytes(StandardCharsets.UTF_8));
  }

  Newspaper page(String path, byte[] body) {
    pages.put(at(path), body);
    return this;
  }

  /** A list page with a link to each article, titled by its number. */
  Newspaper list(String path, int... articles) {
    return page(path, listing("", articles));
  }

  static String listing(String rest, int... articles) {
    StringBuilder html = new StringBuilder("<!doctype html><title>Лента</title>");
    for (int article : articles) {
      html.append(
          "<h2><a class=t href='/articles/%d'>Новость %d</a></h2>".formatted(article, article));
    }
    return html + rest;
  }

  Newspaper down(String path, boolean retryable) {
    URI url = at(path);
    failures.put(url, failure(url, retryable ? 503 : 404, retryable));
    return this;
  }

  Newspaper knows(int... articles) {
    for (int article : articles) {
      known.add(at("/articles/" + article));
    }
    return this;
  }

  /** No further day is wanted after this one. */
  Newspaper enoughAfter(String day) {
    enough = LocalDate.parse(day);
    return this;
  }

  /** The visit is to end behind this page. */
  Newspaper stoppedAt(String path) {
    last = Optional.of(at(path));
    return this;
  }

  Newspaper doneUntil(String day) {
    done = Optional.of(LocalDate.parse(day));
    return this;
  }

  List<URI> asked() {
    return asked;
  }

  /** Visits a source and tells the links line by line, then the counts and the problems. */
  String visit(Source source, DiscoveryOptions options) throws FetchException {
    SourceReport report =
        new Discoverer(this, memory, Clock.fixed(NOW, ZoneOffset.UTC))
            .discover(site(), source, options, this, this);
    story.append(
        "pages %d, found %d, not articles %d, old %d, added %d\n"
            .formatted(
                report.pages(),
                report.found(),
                report.notArticles(),
                report.old(),
                report.added()));
    report.problems().forEach(p -> story.append("! ").append(p).append('\n'));
    return story.toString();
  }

  String visit(Source source) throws FetchException {
    return visit(source, DiscoveryOptions.DEFAULT);
  }

  @Override
  public Page fetch(FetchRequest request) throws FetchException {
    URI url = request.url();
    asked.add(url);
    if (failures.containsKey(url)) {
      throw failures.get(url);
    }
    byte[] body = pages.get(url);
    if (body == null) {
      throw failure(url, 404, false);
    }
    boolean isKnown = request.etag().equals(Optional.of(etag(body)));
    return new Page(
        url,
        url,
        isKnown ? 304 : 200,
        Map.of("ETag", List.of(etag(body))),
        isKnown ? new byte[0] : body,
        Optional.empty(),
        NOW,
        Page.Via.HTTP);
  }

  private static String etag(byte[] body) {
    return "\"" + Arrays.hashCode(body) + "\"";
  }

  /** From now on visits remember what they have read. */
  void remember() {
    Map<URI, Validators> read = new HashMap<>();
    Set<URI> dead = new HashSet<>();
    memory =
        new SourceMemory() {
          @Override
          public Validators known(URI page) {
            return read.getOrDefault(page, Validators.NONE);
          }

          @Override
          public void read(URI page, Validators validators) {
            read.put(page, validators);
            dead.remove(page);
          }

          @Override
          public boolean isDead(URI page) {
            return dead.contains(page);
          }

          @Override
          public void dead(URI page) {
            dead.add(page);
          }
        };
  }

  @Override
  public int offer(List<Found> batch) {
    List<Link> links = batch.stream().map(Found::link).toList();
    for (Link link : links) {
      story.append(
          "%s | %s | %s | %s\n"
              .formatted(
                  at("/").relativize(link.url()),
                  link.title().orElse("-"),
                  link.date().orElse("-"),
                  String.join(", ", link.tags())));
    }
    return (int) links.stream().filter(l -> known.add(l.url())).count();
  }

  @Override
  public Optional<LocalDate> done() {
    return done;
  }

  @Override
  public void done(LocalDate day) {
    story.append("done ").append(day).append('\n');
    done = Optional.of(day);
  }

  @Override
  public boolean goesOn() {
    return done.filter(enough::equals).isEmpty() && last.filter(asked::contains).isEmpty();
  }

  @Override
  public void close() {}

  static byte[] resource(String name) {
    try (InputStream in = Newspaper.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static FetchException failure(URI url, int status, boolean retryable) {
    return new FetchException(
        url,
        FetchException.Reason.STATUS,
        OptionalInt.of(status),
        retryable,
        Optional.empty(),
        "status " + status,
        null);
  }

  private static SiteAdapter site() {
    return new SiteAdapter(
        "news.example",
        "Вестник Заречья",
        Optional.of("ru"),
        Optional.empty(),
        ZoneId.of("Europe/Moscow"),
        List.of("news.example"),
        List.of(Pattern.compile("^https://news\\.example/articles/\\d+")),
        List.of(),
        FetchOptions.DEFAULT,
        new FieldRules(Map.of(), BodyRule.NONE),
        Set.of(),
        List.of(),
        List.of(),
        true,
        List.of(),
        "00000000",
        Path.of("adapter.yaml"));
  }
}
