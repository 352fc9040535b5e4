package dev.broadsheet.bench;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Extractor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;

/** What is done to a page; the first is the measure of the others. */
public enum Work {
  PARSE {
    @Override
    Object on(Page page) {
      try {
        return Jsoup.parse(
            new ByteArrayInputStream(page.body()),
            page.charset().map(Charset::name).orElse("UTF-8"),
            page.url().toString());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  ADAPTER {
    @Override
    Object on(Page page) {
      return Extractor.extract(page, OWN);
    }
  },
  GENERIC {
    @Override
    Object on(Page page) {
      return Extractor.extract(page, ADAPTERS.base());
    }
  };

  private static final Adapters ADAPTERS = Adapters.load(List.of(Path.of("bench/adapters")));
  private static final SiteAdapter OWN = ADAPTERS.bySite("bench.example").orElseThrow();

  /** Does the work; the result is for the caller to keep alive. */
  abstract Object on(Page page);
}
