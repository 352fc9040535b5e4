package dev.broadsheet.workshop;

import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
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

  /** The same page with the article that an adapter reads, where it reads one. */
  Specimen readBy(SiteAdapter adapter) {
    return read(adapter).article().map(a -> new Specimen(page, parsed, a)).orElse(this);
  }

  /** Reads the page. */
  Extraction read(SiteAdapter adapter) {
    return Extractor.extract(page, parsed, adapter);
  }
}
