package dev.broadsheet.workshop;

import dev.broadsheet.article.Page;
import dev.broadsheet.extract.SavedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of a site and what an adapter has to make of it.
 *
 * @param file where the expectations stand; the page lies beside it under the same name
 * @param fetched when the page was fetched, against which dates such as "yesterday" are read
 * @param expected by the names of {@link FieldValues}; no values: the field has to be absent; a
 *     field that is not named may have any
 * @param without texts that must stand in no field
 */
public record Case(
    Path file, URI url, Instant fetched, Map<String, List<String>> expected, List<String> without) {
  public Case {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(fetched, "fetched");
    Map<String, List<String>> copy = new LinkedHashMap<>();
    expected.forEach((field, values) -> copy.put(field, List.copyOf(values)));
    expected = Collections.unmodifiableMap(copy);
    without = List.copyOf(without);
  }

  /** The file's name without its ending. */
  public String name() {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - CaseFile.ENDING.length());
  }

  /** The page's file. */
  public Path pageFile() {
    return file.resolveSibling(name() + CaseFile.PAGE_ENDING);
  }

  Page page() throws IOException {
    return Page.ofFile(url, SavedFile.read(pageFile()), Optional.empty(), fetched);
  }
}
