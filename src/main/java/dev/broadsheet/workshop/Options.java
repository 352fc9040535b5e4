package dev.broadsheet.workshop;

import dev.broadsheet.article.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** The places in which a field was seen on any page, each once at its lowest cost. */
final class Options {
  /** A site's metadata is as steady as its names, but what readers see goes first. */
  private static final double TEXT = 2;

  private static final double LIST = 0.9;

  private static final List<String> NAMES = List.of("property", "name", "itemprop");

  /** Where the vocabulary of schema.org has a field. */
  private static final Map<Field, List<String>> LINKED_DATA =
      Map.of(
          Field.TITLE, List.of("headline", "name", "alternativeHeadline"),
          Field.SUBTITLE, List.of("alternativeHeadline", "description"),
          Field.LEAD, List.of("description"),
          Field.AUTHORS, List.of("author.name", "author", "creator"),
          Field.TAGS, List.of("keywords", "about.name", "articleSection"),
          Field.SECTION, List.of("articleSection"),
          Field.CAPTION, List.of("image.caption"));

  private final boolean list;
  private final Map<Place, Double> costs = new HashMap<>();

  Options(boolean list) {
    this.list = list;
  }

  void add(Collection<Named> names) {
    names.forEach(n -> add(Place.css(n.css(), list), n.cost()));
  }

  /** The metadata of a page that says just these keys. */
  void addMetadata(PageSight page, Field field, Set<String> keys) {
    Stream<String> metas = page.parsed().tagged("meta").stream().flatMap(Options::names).distinct();
    Stream.concat(
            metas.map(name -> new Place(Place.Kind.META, name, list, false)),
            LINKED_DATA.getOrDefault(field, List.of()).stream()
                .map(path -> new Place(Place.Kind.JSONLD, path, list, false)))
        .flatMap(place -> list ? Stream.of(place, divided(place)) : Stream.of(place))
        .filter(place -> Set.copyOf(page.keys(place)).equals(keys))
        .forEach(place -> add(place, cost(place)));
  }

  private double cost(Place place) {
    return (list ? LIST : TEXT)
        + (place.kind() == Place.Kind.META ? 0.1 : 0)
        + (place.divided() ? 0.1 : 0);
  }

  private static Stream<String> names(Element meta) {
    return NAMES.stream().map(meta::attr).filter(name -> !name.isEmpty());
  }

  private static Place divided(Place place) {
    return new Place(place.kind(), place.path(), place.all(), true);
  }

  /** Forgets the places whose names do not tell the field. */
  void keepTelling(Pattern telling) {
    costs.keySet().removeIf(place -> !telling.matcher(place.path()).find());
  }

  Collection<Option> all() {
    return costs.entrySet().stream()
        .map(e -> new Option(e.getKey(), e.getValue()))
        .collect(Collectors.toSet());
  }

  private void add(Place place, double cost) {
    costs.merge(place, cost, Math::min);
  }
}
