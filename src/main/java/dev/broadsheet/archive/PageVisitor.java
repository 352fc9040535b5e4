package dev.broadsheet.archive;

import dev.broadsheet.article.Page;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Is shown pages that others saved, one after the other. */
public interface PageVisitor {
  /** Asked before each record; false ends the reading. */
  boolean goesOn();

  /**
   * Whether a page is to be read, asked before that is done.
   *
   * @param isWhole false where its file says that it was cut off when it was saved
   */
  boolean wants(URI url, Instant fetched, boolean isWhole);

  void page(Page page);

  /**
   * The page that was taken in of an address as it was at a time, for a revisit that repeats it.
   */
  Optional<Page> takenIn(URI url, Instant fetched);

  /**
   * Something that is left out.
   *
   * @param what in the plural, as "revisits"
   */
  void leftOut(String what);

  /**
   * Something that can't be read.
   *
   * @param message one line that names the file
   */
  void problem(String message);
}
