package dev.broadsheet.workshop;

import dev.broadsheet.normalize.CanonicalUrl;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Tells of the languages in which a site has its articles beside that of its pages. */
final class Editions {
  private Editions() {}

  static Optional<String> of(Draft draft, List<Specimen> specimens) {
    Map<String, URI> others = new TreeMap<>();
    for (Specimen specimen : specimens) {
      Document page = specimen.parsed().document();
      for (Element link : page.select("link[rel~=(?i)\\balternate\\b][hreflang][href]")) {
        String language = language(link.attr("hreflang"));
        if (draft.language().filter(own -> !language.equals(language(own))).isPresent()
            && !language.equals("x")) {
          CanonicalUrl.resolve(specimen.page().url(), link.attr("href"))
              .filter(url -> draft.hosts().contains(url.getAuthority()))
              .ifPresent(url -> others.putIfAbsent(language, url));
        }
      }
    }
    return Optional.of(others).filter(all -> !all.isEmpty()).map(all -> told(draft, all));
  }

  private static String told(Draft draft, Map<String, URI> editions) {
    boolean taken = editions.values().stream().anyMatch(url -> takes(draft.articles(), url));
    return editions.entrySet().stream()
            .map(e -> e.getKey() + " (" + e.getValue() + ")")
            .collect(Collectors.joining(", ", "The site has editions in other languages: ", ""))
        + (taken
            ? "; their articles are taken, too."
            : "; an adapter of its own takes each, see `hosts`.");
  }

  private static boolean takes(List<String> articles, URI url) {
    return articles.isEmpty()
        || articles.stream().anyMatch(a -> Pattern.compile(a).matcher(url.toString()).find());
  }

  private static String language(String tag) {
    return tag.replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
  }
}
