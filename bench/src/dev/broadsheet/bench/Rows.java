package dev.broadsheet.bench;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.bench.Pages.Known;
import dev.broadsheet.extract.Extractor;
import java.io.PrintStream;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What is read of pages with ground truth, as score.py wants it. */
public final class Rows {
  private Rows() {}

  /** Writes the article that an adapter reads of a page as a line, if it reads one. */
  public static void write(Known known, SiteAdapter adapter, PrintStream out) {
    Extractor.extract(known.page(), adapter)
        .article()
        .ifPresent(
            article -> {
              StringWriter line = new StringWriter();
              try (JsonGenerator json = JsonMapper.shared().createGenerator(line)) {
                json.writeStartObject();
                json.writeStringProperty("batchId", known.truth().path("id").asString(""));
                ArticleJson.writeProperties(article, json);
                json.writeEndObject();
              }
              out.println(line);
            });
  }
}
