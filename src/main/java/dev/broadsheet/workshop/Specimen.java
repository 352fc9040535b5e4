package dev.broadsheet.workshop;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import java.util.Objects;

/**
 * A page whose article is known: the generic extractor found it, or the store has it from an
 * earlier layout.
 */
public record Specimen(Page page, ParsedPage parsed, Article known) {
  public Specimen {
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(parsed, "parsed");
    Objects.requireNonNull(known, "known");
  }
}
