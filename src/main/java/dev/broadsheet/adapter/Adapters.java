package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The adapters of one or more folders. Broken files do not keep the others from loading: their
 * mistakes are told beside.
 *
 * @param all by site, in order of name
 * @param mistakes of all files
 */
public record Adapters(List<SiteAdapter> all, List<Mistake> mistakes) {
  public Adapters {
    all = List.copyOf(all);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads every adapter.yaml below the folders; a later folder's site replaces an earlier one's of
   * the same name.
   */
  public static Adapters load(List<Path> folders) {
    throw new UnsupportedOperationException("skeleton");
  }

  public Optional<SiteAdapter> bySite(String site) {
    return all.stream().filter(a -> a.site().equals(site)).findFirst();
  }

  /**
   * The adapter that owns the address; the one whose article pattern fits goes before others on the
   * same host.
   */
  public Optional<SiteAdapter> byUrl(URI url) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** The base {@code news} as an adapter of its own, for pages of unknown sites; zone UTC. */
  public SiteAdapter base() {
    throw new UnsupportedOperationException("skeleton");
  }
}
