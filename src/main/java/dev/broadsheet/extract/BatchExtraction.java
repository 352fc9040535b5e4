package dev.broadsheet.extract;

import dev.broadsheet.adapter.Adapters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Extracts saved pages row by row, for scoring. A row of the file is a JSON object with {@code id},
 * {@code html} (a file beside it, gzip by its name), {@code url} and {@code encoding} (each may be
 * null), and the time of fetching as {@code fetched} or {@code crawl_date}, if it is known.
 */
public final class BatchExtraction {
  private final Adapters adapters;
  private final boolean baseOnly;
  private final Instant now;

  /**
   * @param baseOnly whether sites' own adapters are left aside
   * @param now stands for the time of fetching where a row has none
   */
  public BatchExtraction(Adapters adapters, boolean baseOnly, Instant now) {
    this.adapters = adapters;
    this.baseOnly = baseOnly;
    this.now = now;
  }

  /**
   * Writes a line of JSON for each row that gave an article: the normalized form with the row's id
   * as {@code batchId}. Streaming: a row at a time is in memory.
   *
   * @param out takes a line, without its end
   * @param trouble takes a sentence for each row that gave no article
   * @throws IOException if the rows can't be read
   */
  public void run(Path rows, Consumer<String> out, Consumer<String> trouble) throws IOException {
    throw new UnsupportedOperationException("skeleton " + adapters + baseOnly + now);
  }
}
