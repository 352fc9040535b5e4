package dev.broadsheet.store;

import java.util.List;

/**
 * What is stored.
 *
 * @param databaseBytes on disk
 * @param sites in order of name
 */
public record StoreStatus(long databaseBytes, List<SiteStatus> sites) {
  public StoreStatus {
    sites = List.copyOf(sites);
  }
}
