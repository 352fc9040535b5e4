package dev.broadsheet.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What is stored of a site: its articles, their versions and its known addresses by state. */
public record SiteStatus(String site, long articles, long versions, Map<UrlState, Long> urls) {
  public SiteStatus {
    Objects.requireNonNull(site, "site");
    Map<UrlState, Long> copy = new EnumMap<>(UrlState.class);
    copy.putAll(urls);
    urls = Collections.unmodifiableMap(copy);
  }
}
