package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Problem;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What an adapter made of a case.
 *
 * @param differences the expected fields that came out otherwise
 * @param failure why nothing could be compared, empty where it could: no article, no page
 */
public record CaseResult(
    Case tried, Extraction extraction, List<FieldDifference> differences, String failure) {
  public CaseResult {
    Objects.requireNonNull(tried, "tried");
    Objects.requireNonNull(extraction, "extraction");
    differences = List.copyOf(differences);
    Objects.requireNonNull(failure, "failure");
  }

  /** Whether all is as expected. */
  public boolean passed() {
    return differences.isEmpty() && failure.isEmpty();
  }

  /** Reads a case's page with an adapter. */
  static CaseResult of(Case tried, SiteAdapter adapter) throws IOException {
    Extraction extraction = Extractor.extract(tried.page(), adapter);
    return extraction
        .article()
        .map(article -> new CaseResult(tried, extraction, differences(tried, article), ""))
        .orElseGet(() -> new CaseResult(tried, extraction, List.of(), why(extraction)));
  }

  private static String why(Extraction extraction) {
    return "no article: "
        + extraction.problems().stream().map(Problem::message).collect(Collectors.joining("; "));
  }

  private static List<FieldDifference> differences(Case tried, Article article) {
    Map<String, List<String>> found = FieldValues.of(article);
    List<FieldDifference> differences = new ArrayList<>();
    tried
        .expected()
        .forEach(
            (field, expected) -> {
              List<String> values = found.getOrDefault(field, List.of());
              if (!values.equals(expected)) {
                differences.add(new FieldDifference(field, expected, values));
              }
            });
    found.forEach(
        (field, values) ->
            values.stream()
                .filter(value -> tried.without().stream().anyMatch(value::contains))
                .forEach(v -> differences.add(new FieldDifference(field, List.of(), List.of(v)))));
    return differences;
  }
}
