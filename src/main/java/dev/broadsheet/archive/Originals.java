package dev.broadsheet.archive;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.netpreserve.jwarc.WarcDigest;

/**
 * Where the pages of others' WARC files lie, by the digest of their bodies, for the revisits that
 * repeat them: of more than 100,000 (some 20 MB of memory) the last ones read. Used by one thread.
 */
public final class Originals {
  private static final int MOST = 100_000;

  private final Map<String, Place> byDigest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
          return size() > MOST;
        }
      };

  /**
   * A record.
   *
   * @param offset of its first byte
   */
  record Place(Path file, long offset) {}

  void add(WarcDigest digest, Place place) {
    byDigest.put(digest.toString(), place);
  }

  Optional<Place> of(WarcDigest digest) {
    return Optional.ofNullable(byDigest.get(digest.toString()));
  }
}
