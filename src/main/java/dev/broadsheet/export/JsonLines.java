package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.io.IOException;

/** The whole normalized article as a JSON object a line. */
final class JsonLines implements ExportFormat {
  @Override
  public void write(Article article, Appendable out) throws IOException {
    out.append(ArticleJson.toJson(article)).append('\n');
  }
}
