package dev.broadsheet.library;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.extract.Extractor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a saved page by the adapter of its site, or by the base where no adapter owns it. */
public final class SavedPage {
  private SavedPage() {}

  /** Title, date and text of the article, or why there is none. */
  public static String read(Path adapters, URI url, byte[] bytes) {
    Adapters loaded = Adapters.load(List.of(adapters));
    SiteAdapter adapter = loaded.byUrl(url).orElse(loaded.base());
    Instant fetched = Instant.parse("2021-06-01T00:00:00Z");
    Page page = Page.ofFile(url, bytes, Optional.empty(), fetched);

    Extraction extraction = Extractor.extract(page, adapter);

    return extraction
        .article()
        .map(
            article ->
                String.join(
                    "\n",
                    article.title(),
                    article.published().map(Moment::iso).orElse("no date"),
                    article.text()))
        .orElseGet(() -> extraction.problems().toString());
  }
}
