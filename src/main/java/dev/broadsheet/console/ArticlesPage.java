package dev.broadsheet.console;

import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.search.Found;
import dev.broadsheet.search.IndexException;
import dev.broadsheet.search.IndexKeeper;
import dev.broadsheet.search.Marked;
import dev.broadsheet.search.QueryException;
import dev.broadsheet.search.Search;
import dev.broadsheet.search.Standing;
import dev.broadsheet.search.TextIndex;
import dev.broadsheet.search.TextQuery;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Criterion;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds articles by their words and by what they have, and sends those that were found. */
public final class ArticlesPage implements ConsolePage {
  private static final Logger LOG = LoggerFactory.getLogger(ArticlesPage.class);

  /** So soon somebody who looks for an article finds it. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** An export waits for a few changes that the index does not have, but not for its making. */
  private static final int FEW = 10_000;

  private final TextIndex index;
  private final IndexKeeper keeper;
  private final ArticleDownload download;

  /** A page that keeps the index, too, for as long as it is there. */
  public ArticlesPage(Store store, RawArchive archive, TextIndex index) {
    this.index = index;
    this.keeper = IndexKeeper.start(index, BETWEEN);
    this.download = new ArticleDownload(store.articles(), archive);
  }

  /**
   * What the page shows.
   *
   * @param standing of the index that was asked
   * @param found empty where nothing could be looked for
   * @param problem why; else empty
   * @param formats for a download
   */
  public record Model(
      ArticleQuery asked,
      Standing standing,
      Optional<Found> found,
      String problem,
      List<String> formats) {
    public Model {
      Objects.requireNonNull(asked, "asked");
      Objects.requireNonNull(standing, "standing");
      Objects.requireNonNull(found, "found");
      Objects.requireNonNull(problem, "problem");
      formats = List.copyOf(formats);
    }

    /** The number of the last page that can be shown. */
    public int pages() {
      return found.map(f -> Math.ceilDiv(Math.min(f.total(), 10_000), ArticleQuery.SIZE)).orElse(0);
    }
  }

  /** A part of a line: words that were looked for, or what stands between them. */
  public record Part(String text, boolean isLookedFor) {}

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/articles", "articles.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.look("/articles", this::list);
    routes.look("/articles/export", this::export);
    routes.live(
        "/articles/index", request -> request.piece("articles-index.jte", index.standing()));
  }

  private void list(Request request) {
    ArticleQuery asked = ArticleQuery.of(request);
    Texts texts = request.texts();
    Standing standing = Standing.NONE;
    Optional<Found> found = Optional.empty();
    String problem = "";
    try {
      standing = index.standing();
      if (standing.taken() > 0) {
        found = Optional.of(index.searchAsItStands(search(asked)));
      }
    } catch (QueryException e) {
      problem = texts.of("articles.query.wrong", String.valueOf(e.getMessage()));
    } catch (IndexException e) {
      LOG.warn("{}", e.getMessage());
      problem = texts.of("articles.index.busy");
    }
    request.show(
        texts.of("articles.title"),
        "articles.jte",
        new Model(asked, standing, found, problem, download.formats()));
  }

  private static Search search(ArticleQuery asked) {
    return new Search(
        TextQuery.parse(asked.words()),
        asked.filter(),
        asked.sorted(),
        asked.page(),
        ArticleQuery.SIZE,
        true);
  }

  private void export(Request request) throws IOException {
    download.send(meant(request), request.query("format").orElse("jsonl"), request.context());
  }

  /** The articles that are ticked, or all that are found. */
  private ArticleFilter meant(Request request) {
    if (request.query("what").filter("ticked"::equals).isPresent()) {
      List<String> ids = request.queries("id");
      if (ids.isEmpty()) {
        throw Request.badRequest(request.texts().of("articles.export.none"));
      }
      return ArticleFilter.ALL.and(new Criterion.Ids(ids));
    }
    ArticleQuery asked = ArticleQuery.of(request);
    try {
      if (index.standing().behind() > FEW) {
        throw Request.badRequest(request.texts().of("articles.index.made"));
      }
      return asked.words().isEmpty()
          ? asked.filter()
          : asked.filter().and(Criterion.Numbers.of(index.numbers(TextQuery.parse(asked.words()))));
    } catch (QueryException e) {
      throw Request.badRequest(String.valueOf(e.getMessage()));
    } catch (IndexException e) {
      LOG.warn("{}", e.getMessage());
      throw Request.badRequest(request.texts().of("articles.index.busy"));
    }
  }

  @Override
  public void close() {
    keeper.close();
  }

  /** A line in parts. */
  public static List<Part> parts(Marked marked) {
    List<Part> parts = new ArrayList<>();
    String text = marked.text();
    int done = 0;
    for (Marked.Mark mark : marked.marks()) {
      parts.add(new Part(text.substring(done, mark.start()), false));
      parts.add(new Part(text.substring(mark.start(), mark.end()), true));
      done = mark.end();
    }
    parts.add(new Part(text.substring(done), false));
    return parts;
  }

  /** A value as one calls it. */
  public static String told(Texts texts, String name, String value) {
    Locale locale = texts.language().locale();
    return switch (name) {
      case "language" -> Locale.forLanguageTag(value).getDisplayName(locale);
      case "month" -> month(value, locale);
      case "complete" -> texts.of("articles.complete." + (value.equals("yes") ? "yes" : "no"));
      case "group" -> texts.of("articles.group");
      default -> value;
    };
  }

  private static String month(String value, Locale locale) {
    try {
      return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(YearMonth.parse(value));
    } catch (DateTimeParseException e) {
      return value;
    }
  }
}
