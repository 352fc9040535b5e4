package dev.broadsheet.export;

import dev.broadsheet.article.Article;
import java.io.IOException;
import java.io.OutputStream;

/** A file that has one article. */
interface ArticlePage {
  /** Writes the whole file; may close the stream. */
  void write(Article article, OutputStream out) throws IOException;
}
