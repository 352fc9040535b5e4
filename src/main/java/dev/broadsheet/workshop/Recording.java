package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A case made of a page, not yet written: the page trimmed to what counts, and what the adapter
 * makes of it today, for a person to correct.
 *
 * @param name of its files
 */
public record Recording(Case made, String name, Page page, int bytesBefore) {
  private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");
  private static final Pattern LAST_SEGMENT = Pattern.compile("([^/]+?)(?:\\.[a-z]{2,5})?/?$");
  private static final int LONGEST_NAME = 60;

  /** These are expected to be absent where they are; of others nothing is said then. */
  private static final Set<String> TOLD_ABSENT =
      Set.of(
          Field.SUBTITLE.key(),
          Field.LEAD.key(),
          Field.PUBLISHED.key(),
          Field.AUTHORS.key(),
          Field.TAGS.key());

  public Recording {
    Objects.requireNonNull(made, "made");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(page, "page");
  }

  /**
   * Records a page.
   *
   * @param name of the case; without one it is made of the day and the address
   * @return empty where the adapter finds no article, or where the page can't be written anew
   *     without saying something else
   */
  public static Optional<Recording> of(Page page, SiteAdapter adapter, Optional<String> name) {
    return Trimming.of(page, adapter)
        .flatMap(
            trimmed ->
                Extractor.extract(trimmed, adapter)
                    .article()
                    .map(article -> of(page, trimmed, article, adapter, name)));
  }

  private static Recording of(
      Page page, Page trimmed, Article article, SiteAdapter adapter, Optional<String> given) {
    String name = given.orElseGet(() -> name(article, page.url()));
    Case made =
        new Case(
            Cases.folder(adapter).resolve(name + CaseFile.ENDING),
            page.url(),
            page.fetched().truncatedTo(ChronoUnit.SECONDS),
            expected(article),
            List.of());
    return new Recording(made, name, trimmed, page.body().length);
  }

  private static Map<String, List<String>> expected(Article article) {
    Map<String, List<String>> expected = new LinkedHashMap<>(FieldValues.of(article));
    expected.entrySet().removeIf(e -> e.getValue().isEmpty() && !TOLD_ABSENT.contains(e.getKey()));
    return expected;
  }

  private static String name(Article article, URI url) {
    String day = article.published().map(p -> p.time().toLocalDate() + "-").orElse("");
    String path = Optional.ofNullable(url.getPath()).orElse("");
    String last =
        LAST_SEGMENT
            .matcher(path)
            .results()
            .map(m -> m.group(1))
            .findFirst()
            .orElse("page")
            .toLowerCase(Locale.ROOT);
    String name = day + NO_NAME.matcher(last).replaceAll("-").replaceAll("^-|-$", "");
    return name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceFirst("-$", "");
  }

  /** The same under a name that no case has. */
  Recording underFreeName() {
    Recording free = this;
    for (int i = 2; Files.exists(free.made.file()) || Files.exists(free.made.pageFile()); i++) {
      free = named(name + "-" + i);
    }
    return free;
  }

  private Recording named(String other) {
    Path file = made.file().resolveSibling(other + CaseFile.ENDING);
    Case renamed = new Case(file, made.url(), made.fetched(), made.expected(), made.without());
    return new Recording(renamed, other, page, bytesBefore);
  }

  /** The bytes of the trimmed page. */
  public int bytes() {
    return page.body().length;
  }

  /** What the case's file will say. */
  public String yaml() {
    Map<String, Object> expect = new LinkedHashMap<>();
    made.expected().forEach((field, values) -> expect.put(field, written(field, values)));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(CaseFile.URL_KEY, made.url().toString());
    all.put(CaseFile.FETCHED_KEY, made.fetched().toString());
    all.put(CaseFile.EXPECT_KEY, expect);
    return YamlText.of(all);
  }

  private static Object written(String field, List<String> values) {
    if (field.equals(FieldValues.TEXT)) {
      return String.join("\n\n", values) + "\n";
    }
    return values.size() == 1 ? values.getFirst() : values;
  }

  /**
   * Writes the page and the case beside the adapter.
   *
   * @param force whether files of that name are written over
   * @throws FileAlreadyExistsException where there is one and it is not
   */
  public void write(boolean force) throws IOException {
    for (Path file : List.of(made.file(), made.pageFile())) {
      if (!force && Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
    Files.createDirectories(Objects.requireNonNull(made.file().getParent()));
    Files.write(made.pageFile(), page.body());
    Files.writeString(made.file(), yaml());
  }
}
