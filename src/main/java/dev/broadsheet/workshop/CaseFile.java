package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.adapter.Yaml;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a case's file can say, and how that becomes a {@link Case}. */
final class CaseFile {
  static final String ENDING = ".yaml";
  static final String PAGE_ENDING = ".html";

  static final String URL_KEY = "url";
  static final String FETCHED_KEY = "fetched";
  static final String EXPECT_KEY = "expect";

  private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");

  private static final Key<URI> URL =
      Key.required(URL_KEY, Kinds.URL, "https://example.org/a-story", "The page's address.");
  private static final Key<Instant> FETCHED =
      Key.required(
          FETCHED_KEY,
          Kinds.text(
              "a time such as 2025-03-19T08:00:00Z", Map.of("type", "string"), CaseFile::instant),
          "2025-03-19T08:00:00Z",
          "When the page was fetched.");
  private static final List<Key<List<String>>> FIELDS =
      FieldValues.names().stream()
          .map(name -> Key.optional(name, new ExpectedKind(), "A value", "What is expected."))
          .toList();
  private static final Key<Map<String, List<String>>> EXPECT =
      Key.required(
          EXPECT_KEY,
          new Shape<>(
              EXPECT_KEY,
              "Fields and what is expected of them.",
              FIELDS.stream().<Key<?>>map(key -> key).toList(),
              CaseFile::expected),
          "{title: A story}",
          "What each field has to be; a field that is not named may be anything.");
  private static final Key<List<String>> WITHOUT =
      Key.optional(
          "without", Kinds.oneOrMany(Kinds.TEXT), "Read also", "Texts that stand in no field.");

  private CaseFile() {}

  /** Reads a case; what is wrong with it is added to the mistakes. */
  static Optional<Case> read(Path file, SiteAdapter adapter, List<Mistake> mistakes) {
    Spot start = Spot.ofFile(Yaml.shown(file), mistakes);
    Shape<Case> shape =
        new Shape<>(
            "case",
            "A page and what is expected of it.",
            List.of(URL, FETCHED, EXPECT, WITHOUT),
            values -> made(file, adapter, values));
    return Yaml.read(file, mistakes).flatMap(root -> shape.read(root, start));
  }

  private static Optional<Case> made(Path file, SiteAdapter adapter, Values values) {
    Case made =
        new Case(
            file,
            values.get(URL),
            values.get(FETCHED),
            values.get(EXPECT),
            values.find(WITHOUT).orElse(List.of()));
    if (!adapter.owns(made.url())) {
      values.at(URL).wrong("found " + made.url() + ", expected an address of " + adapter.hosts());
    } else if (!Files.isRegularFile(made.pageFile())) {
      values.at(URL).wrong("found no page beside the case, expected " + made.pageFile());
    } else {
      return Optional.of(made);
    }
    return Optional.empty();
  }

  private static Optional<Map<String, List<String>>> expected(Values values) {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    for (Key<List<String>> key : FIELDS) {
      values
          .find(key)
          .ifPresent(
              v -> expected.put(key.name(), key.name().equals(FieldValues.TEXT) ? lines(v) : v));
    }
    if (expected.getOrDefault(FieldValues.TEXT, List.of()).isEmpty()) {
      Key<List<String>> text = FIELDS.get(FieldValues.names().indexOf(FieldValues.TEXT));
      values.at(text).wrong("found no text, expected the article's paragraphs");
      return Optional.empty();
    }
    return Optional.of(expected);
  }

  /** A text is written in one piece, or a paragraph an item. */
  private static List<String> lines(List<String> written) {
    return written.stream()
        .flatMap(w -> Arrays.stream(BLANK_LINES.split(w)))
        .map(paragraph -> paragraph.replaceAll("\\s+", " ").strip())
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("", e);
    }
  }
}
