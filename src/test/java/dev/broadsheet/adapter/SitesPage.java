package dev.broadsheet.adapter;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes the page of the sites that come with the program from their adapters. */
final class SitesPage {
  /** How the notes of an adapter say how well its rules are known to hold. */
  private static final Pattern CONFIDENCE = Pattern.compile("\\(confidence (high|medium|low)\\)");

  private static final String HEAD =
      """
      <!-- Made from the adapters. To make it anew: ./mvnw test -Dtest=SitesPageTest -Dregenerate=true -->
      # Sites

      The sites that come with Broadsheet, by country: %d, of which %d are off because they refuse readers or have no
      source that can be read. `./broadsheet adapter list --country ru --tag regional` finds some of them, and a schedule takes them by
      `languages` and `tags`.

      The confidence is that of the evidence for the rules, which the notes of each adapter name with its date: **high** for several
      sources of 2024 to 2026 or a page that was tried; **medium** for one source of 2021 to 2026, or the platform of another site;
      **low** for older markup. Behind the rules of each stand the words that pages tell machines and the search for the body, so a
      site of low confidence mostly works too; where it does not, `adapter try` shows why.
      """;

  private SitesPage() {}

  static String of(List<SiteAdapter> sites) {
    long off = sites.stream().filter(s -> !s.enabled()).count();
    StringBuilder page = new StringBuilder(HEAD.formatted(sites.size(), off));
    sites.stream()
        .collect(groupingBy(SitesPage::country, TreeMap::new, toList()))
        .forEach((country, those) -> table(page, country, those));
    return page.toString();
  }

  private static void table(StringBuilder page, String country, List<SiteAdapter> sites) {
    page.append("\n## ").append(country).append("\n\n");
    page.append("| site | name | language | tags | confidence | state |\n");
    page.append("|---|---|---|---|---|---|\n");
    sites.stream()
        .sorted(Comparator.comparing(SiteAdapter::site))
        .forEach(s -> page.append(row(s)).append('\n'));
  }

  private static String row(SiteAdapter site) {
    String file = Path.of("docs").relativize(site.file()).toString().replace('\\', '/');
    return String.join(
        " | ",
        "| [" + site.site() + "](" + file + ")",
        site.name(),
        site.language().orElse(""),
        String.join(", ", site.tags()),
        confidence(site),
        (site.enabled() ? "on" : "off") + " |");
  }

  private static String country(SiteAdapter site) {
    return site.country()
        .map(c -> Locale.of("", c).getDisplayCountry(Locale.ENGLISH))
        .orElse("Elsewhere");
  }

  private static String confidence(SiteAdapter site) {
    return CONFIDENCE
        .matcher(String.join(" ", site.notes()))
        .results()
        .map(m -> m.group(1))
        .findFirst()
        .orElse("");
  }
}
