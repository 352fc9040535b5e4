package dev.broadsheet.export;

import dev.broadsheet.store.StoredArticle;
import java.io.Closeable;
import java.io.IOException;

/** Takes articles one by one; closing it ends what it writes, and closes what it writes to. */
public interface ArticleSink extends Closeable {
  void write(StoredArticle article) throws IOException;

  /** How many of them are not in what it wrote; to be asked when it is closed. */
  default long passedOver() {
    return 0;
  }
}
