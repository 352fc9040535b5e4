package dev.broadsheet.workshop;

import static java.util.Collections.disjoint;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whose pages are whose: no host belongs to two sites. */
public final class Hosts {
  private Hosts() {}

  /**
   * The hosts that one of these sites and a second adapter claim, word for word.
   *
   * @param sites each goes before what is installed by its name
   * @param installed all that are loaded
   */
  public static List<Mistake> claimedTwice(List<SiteAdapter> sites, List<SiteAdapter> installed) {
    Map<String, SiteAdapter> bySite = new LinkedHashMap<>();
    installed.forEach(a -> bySite.put(a.site(), a));
    sites.forEach(a -> bySite.put(a.site(), a));
    Map<String, SiteAdapter> owners = new HashMap<>();
    List<Mistake> mistakes = new ArrayList<>();
    for (SiteAdapter adapter : bySite.values()) {
      for (int i = 0; i < adapter.hosts().size(); i++) {
        String host = adapter.hosts().get(i);
        SiteAdapter first = owners.putIfAbsent(host, adapter);
        if (first != null && !first.equals(adapter) && !disjoint(sites, List.of(first, adapter))) {
          String where = new AdapterPlaces(adapter).host(i);
          mistakes.add(new Mistake(where, "", claimed(host, first)));
        }
      }
    }
    return mistakes;
  }

  private static String claimed(String host, SiteAdapter first) {
    return "found "
        + host
        + ", expected a host that no other adapter claims, as "
        + Yaml.shown(first.file())
        + " does";
  }

  /**
   * The hosts of sites that fall under a wildcard of another: which adapter is taken is chance.
   *
   * @param adapters all that are loaded
   */
  public static List<Warning> overlapping(List<SiteAdapter> sites, List<SiteAdapter> adapters) {
    List<Warning> warnings = new ArrayList<>();
    for (SiteAdapter adapter : sites) {
      for (int i = 0; i < adapter.hosts().size(); i++) {
        String host = adapter.hosts().get(i);
        for (SiteAdapter other : adapters) {
          if (!other.equals(adapter) && other.hosts().stream().anyMatch(o -> covers(o, host))) {
            warnings.add(
                new Warning(
                    new AdapterPlaces(adapter).host(i),
                    host + " falls under the hosts of " + other.site() + " as well"));
          }
        }
      }
    }
    return warnings;
  }

  private static boolean covers(String wildcard, String host) {
    return wildcard.startsWith("*.")
        && !wildcard.equals(host)
        && host.endsWith(wildcard.substring(1));
  }
}
