package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.normalize.CanonicalUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Which of a front page's links lead to articles. */
final class FrontLinks {
  private static final double PURE = 0.9;
  private static final double MOST = 0.6;

  private FrontLinks() {}

  /**
   * The front page as a listing.
   *
   * @param fewest empty where fewer of its links are articles
   */
  static Optional<Source> of(
      Document front, List<Specimen> articles, List<URI> others, int fewest) {
    List<Pattern> patterns =
        AddressPattern.of(articles.stream().map(s -> s.page().url()).toList(), others).stream()
            .map(Pattern::compile)
            .toList();
    Map<String, List<Boolean>> named = new HashMap<>();
    Map<String, Named> names = new HashMap<>();
    int all = 0;
    for (Element link : front.select("a[href]")) {
      Optional<URI> url = CanonicalUrl.resolve(URI.create(front.location()), link.attr("href"));
      boolean leads =
          url.isPresent()
              && patterns.stream().anyMatch(p -> p.matcher(url.get().toString()).find());
      all += leads ? 1 : 0;
      for (Named name : ElementNames.of(link)) {
        names.putIfAbsent(name.css(), name);
        named.computeIfAbsent(name.css(), _ -> new ArrayList<>()).add(leads);
      }
    }
    if (all < fewest) {
      return Optional.empty();
    }
    int most = all;
    String links =
        names.values().stream()
            .filter(n -> isSound(named.getOrDefault(n.css(), List.of()), most))
            .min(Named.CHEAPEST)
            .map(Named::css)
            .orElse("a");
    return Optional.of(
        new Source.Listing(
            front.location(),
            new Selector.Css(CompiledCss.of(links), Optional.of("href")),
            Optional.empty(),
            1,
            Optional.empty()));
  }

  private static boolean isSound(List<Boolean> leads, int all) {
    long right = leads.stream().filter(l -> l).count();
    return right >= PURE * leads.size() && right >= MOST * all;
  }
}
