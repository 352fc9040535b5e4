package dev.broadsheet.fetch;

import dev.broadsheet.article.Page;

/**
 * Gets pages. Implementations are thread-safe, block the calling thread (callers use virtual
 * threads) and keep the bounds of their {@link FetchSettings}.
 */
public interface Fetcher extends AutoCloseable {

  /**
   * Gets one page, following redirects.
   *
   * @return the answer: 2xx, or 304 when the request was conditional
   * @throws FetchException for everything else; an interrupt is one too, and the thread's flag
   *     stays set
   */
  Page fetch(FetchRequest request) throws FetchException;

  /** Frees what is held; pages being fetched may fail. */
  @Override
  void close();
}
