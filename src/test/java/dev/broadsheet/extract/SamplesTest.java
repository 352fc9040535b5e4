package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.Shared;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The five sites that a user named, each by its adapter, against what the user expects. */
class SamplesTest {
  private static final Adapters ADAPTERS = Adapters.load(List.of(Path.of("adapters")));

  private static final Set<String> NO_FIELDS =
      Set.of("url", "fetched", "sample", "reconstructed", "mustNotContain");

  @ParameterizedTest
  @ValueSource(strings = {"gazeta.ru", "ostro.info", "vietnam.vn", "comments.ua", "geofor.ru"})
  void readsTheSampleExactly(String site) throws IOException {
    Optional<Path> folder = Shared.find("samples/" + site);
    assumeTrue(folder.isPresent());
    JsonNode expected =
        JsonMapper.shared().readTree(Files.readString(folder.get().resolve("expected.json")));
    URI url = URI.create(expected.get("url").asString());
    Page page =
        Page.ofFile(
            url,
            Files.readAllBytes(folder.get().resolve("page.html")),
            Optional.empty(),
            Instant.parse(expected.get("fetched").asString()));

    Extraction extraction = Extractor.extract(page, ADAPTERS.byUrl(url).orElseThrow());

    assertThat(extraction.problems()).isEmpty();
    Article article = extraction.article().orElseThrow();
    Map<String, String> told = told(article);
    Map<String, String> wanted = wanted(expected);
    told.keySet().retainAll(wanted.keySet());
    assertThat(told).isEqualTo(wanted);
    for (JsonNode text : expected.path("mustNotContain")) {
      assertThat(visible(article)).doesNotContain(text.asString());
    }
  }

  /** The expectation as texts; null means absent, lists have an item a line. */
  private static Map<String, String> wanted(JsonNode expected) {
    Map<String, String> wanted = new TreeMap<>();
    expected
        .propertyStream()
        .filter(e -> !NO_FIELDS.contains(e.getKey()))
        .forEach(e -> wanted.put(e.getKey(), text(e.getValue())));
    return wanted;
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"))
        : value.isNull() ? "" : value.asString();
  }

  private static Map<String, String> told(Article article) {
    Map<String, String> told = new TreeMap<>();
    told.put("title", article.title());
    told.put("subtitle", article.subtitle().orElse(""));
    told.put("lead", article.lead().orElse(""));
    told.put("paragraphs", lines(article.body().stream().map(Block::text)));
    told.put("published", article.published().map(Moment::iso).orElse(""));
    told.put(
        "publishedPrecision",
        article.published().map(p -> p.precision().name().toLowerCase(Locale.ROOT)).orElse(""));
    told.put("modified", article.modified().map(Moment::iso).orElse(""));
    told.put("tags", lines(article.tags().stream()));
    told.put("authors", lines(article.authors().stream()));
    told.put("section", article.section().orElse(""));
    told.put("language", article.language().orElse(""));
    told.put("caption", lines(article.images().stream().flatMap(i -> i.caption().stream())));
    told.put("credit", lines(article.images().stream().flatMap(i -> i.credit().stream())));
    told.put("source", article.source().orElse(""));
    return told;
  }

  /** All that a reader of the JSON sees but addresses and the names of rules. */
  private static String visible(Article article) {
    Map<String, String> told = told(article);
    told.remove("source");
    return lines(told.values().stream());
  }

  private static String lines(Stream<String> texts) {
    return texts.filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
  }
}
