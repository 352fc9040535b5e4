package dev.broadsheet.testing;

import dev.broadsheet.store.SiteStatus;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.UrlState;
import java.util.Map;

/** How many addresses of a site stand where, as {@code status} tells it. */
public final class States {
  private States() {}

  public static Map<UrlState, Long> of(String site, Store store) {
    return store.status().sites().stream()
        .filter(s -> s.site().equals(site))
        .findFirst()
        .map(SiteStatus::urls)
        .orElse(Map.of());
  }
}
