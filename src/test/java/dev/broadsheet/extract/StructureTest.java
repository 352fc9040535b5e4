package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.broadsheet.Shared;
import dev.broadsheet.adapter.Adapters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The headlines and paragraphs of bodies that are right, against those of the truth. */
class StructureTest {
  private static final double RIGHT = 0.95;
  private static final int SHINGLE = 4;

  private int pages;
  private int right;
  private int equal;
  private int alike;
  private int summarized;
  private int led;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void dividesBodiesIntoTheHeadlinesAndParagraphsOfTheTruth(boolean baseOnly) throws IOException {
    Optional<Path> rows = Shared.find("data/fundus/truth.jsonl");
    assumeTrue(rows.isPresent());
    Map<String, JsonNode> articles = extract(rows.get(), baseOnly);
    for (String row : Files.readAllLines(rows.get())) {
      JsonNode truth = JsonMapper.shared().readTree(row);
      JsonNode article = articles.get(truth.path("id").asString());
      if (article != null) {
        compare(truth, article);
      }
    }
    System.out.printf(
        "structure%s: of %d pages %d bodies right, %d of them equal, %d alike where both have the"
            + " words; %d summaries, %d of them lead or subtitle%n",
        baseOnly ? "" : " with the sites' adapters", pages, right, equal, alike, summarized, led);
    assertThat(alike).isGreaterThanOrEqualTo((int) Math.ceil(0.9 * right));
  }

  private static Map<String, JsonNode> extract(Path rows, boolean baseOnly) throws IOException {
    Adapters adapters = Adapters.load(List.of(Path.of("adapters")));
    Map<String, JsonNode> articles = new HashMap<>();
    new BatchExtraction(adapters, baseOnly, Instant.parse("2026-01-01T00:00:00Z"))
        .run(
            rows,
            line -> {
              JsonNode article = JsonMapper.shared().readTree(line);
              articles.put(article.path("batchId").asString(), article);
            },
            System.out::println);
    return articles;
  }

  private void compare(JsonNode truth, JsonNode article) {
    pages++;
    List<String> summary = Structure.strings(truth.path("structure").path("summary")).toList();
    Set<String> said = summary.stream().map(SameText::key).collect(Collectors.toSet());
    said.add(SameText.key(String.join("", summary)));
    Structure wanted = Structure.ofTruth(truth.path("structure")).without(said);
    Structure found = Structure.ofBody(article.path("body")).without(said);
    if (!summary.isEmpty()) {
      summarized++;
      led += isLead(said, article) ? 1 : 0;
    }
    if (agreement(wanted.words(), found.words()) < RIGHT) {
      return;
    }
    right++;
    equal += misses(wanted, found).isEmpty() ? 1 : 0;
    String misses = misses(wanted.sharedWith(found), found.sharedWith(wanted));
    alike += misses.isEmpty() ? 1 : 0;
    if (!misses.isEmpty()) {
      System.out.println("structure: " + truth.path("id").asString() + ": other" + misses);
    }
  }

  private static boolean isLead(Set<String> said, JsonNode article) {
    String lead = article.path("lead").asString("");
    String subtitle = article.path("subtitle").asString("");
    return Stream.of(lead, subtitle, subtitle + lead).map(SameText::key).anyMatch(said::contains);
  }

  private static String misses(Structure wanted, Structure found) {
    return (wanted.headlines().equals(found.headlines()) ? "" : " headlines")
        + (wanted.dividesAs(found) ? "" : " paragraphs");
  }

  /** F1 of the runs of four words. */
  private static double agreement(List<String> wanted, List<String> found) {
    List<String> one = shingles(wanted);
    List<String> other = shingles(found);
    Set<String> known = new HashSet<>(one);
    long hits = new HashSet<>(other).stream().filter(known::contains).count();
    return 2.0 * hits / (known.size() + new HashSet<>(other).size());
  }

  private static List<String> shingles(List<String> words) {
    List<String> shingles = new ArrayList<>();
    for (int i = 0; i + SHINGLE <= words.size(); i++) {
      shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
    }
    return shingles.isEmpty() ? words : shingles;
  }
}
