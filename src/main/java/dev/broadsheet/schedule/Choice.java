package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import java.util.List;
import java.util.Optional;

/**
 * Which sites are meant: those that are named, and those that are of all the kinds asked for.
 *
 * @param sites by name
 * @param tags the site carries one of them
 * @param languages the site is in one of them
 * @param countries the site is published in one of them
 */
public record Choice(
    List<String> sites, List<String> tags, List<String> languages, List<String> countries) {
  public Choice {
    sites = List.copyOf(sites);
    tags = List.copyOf(tags);
    languages = List.copyOf(languages);
    countries = List.copyOf(countries);
  }

  /** These sites and no others. */
  public static Choice ofSites(List<String> sites) {
    return new Choice(sites, List.of(), List.of(), List.of());
  }

  boolean isEmpty() {
    return sites.isEmpty() && !asksForKinds();
  }

  /** The enabled sites it means, in the adapters' order; one that is meant twice is taken once. */
  public List<SiteAdapter> of(Adapters adapters) {
    return adapters.all().stream()
        .filter(SiteAdapter::enabled)
        .filter(a -> sites.contains(a.site()) || (asksForKinds() && isOfTheKinds(a)))
        .toList();
  }

  private boolean asksForKinds() {
    return !(tags.isEmpty() && languages.isEmpty() && countries.isEmpty());
  }

  private boolean isOfTheKinds(SiteAdapter site) {
    return (tags.isEmpty() || site.tags().stream().anyMatch(tags::contains))
        && isOneOf(languages, site.language())
        && isOneOf(countries, site.country());
  }

  private static boolean isOneOf(List<String> asked, Optional<String> has) {
    return asked.isEmpty() || has.filter(asked::contains).isPresent();
  }
}
