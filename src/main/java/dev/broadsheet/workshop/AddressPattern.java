package dev.broadsheet.workshop;

import dev.broadsheet.normalize.HostNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the addresses of a site's articles have in common, as patterns for an adapter. Numbers,
 * days, slugs and endings make the form; a word stays as it is where many addresses have it.
 */
final class AddressPattern {
  private static final int MOST = 6;

  /** So many addresses of a form have to agree on a word before it is taken for a part of it. */
  private static final int AGREED = 3;

  private static final Pattern ENDING = Pattern.compile("(.*?)(\\.[a-z]{2,5})");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern TWO_DIGITS = Pattern.compile("\\d{1,2}");
  private static final Pattern WHOLE_DAY = Pattern.compile("(?:19|20)\\d\\d-\\d\\d-\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern WORD = Pattern.compile("\\p{L}{1,24}(?:[-_]\\p{L}{1,12})?");

  private AddressPattern() {}

  /** A part of a path: its form, and the word itself where it is one. */
  private record Segment(String form, Optional<String> word, String ending) {

    /** The month behind it may be a word, and the same for all that is on a front page. */
    private static final String YEAR_FORM = "\\d{4}";

    static Segment of(String text) {
      var ended = ENDING.matcher(text);
      boolean has = ended.matches() && !ended.group(1).isEmpty();
      String stem = has ? ended.group(1) : text;
      String ending = has ? ended.group(2) : "";
      if (YEAR.matcher(stem).matches()) {
        return new Segment(YEAR_FORM, Optional.empty(), ending);
      }
      if (TWO_DIGITS.matcher(stem).matches()) {
        return new Segment("\\d{1,2}", Optional.empty(), ending);
      }
      if (WHOLE_DAY.matcher(stem).matches()) {
        return new Segment("\\d{4}-\\d{2}-\\d{2}", Optional.empty(), ending);
      }
      if (NUMBER.matcher(stem).matches()) {
        return new Segment("\\d+", Optional.empty(), ending);
      }
      if (WORD.matcher(stem).matches()) {
        return new Segment("[^/]+", Optional.of(stem), ending);
      }
      return new Segment(slug(stem), Optional.empty(), ending);
    }

    /** A slug without a number has hyphens, which the names of sections rarely have. */
    private static String slug(String stem) {
      return stem.indexOf('-') >= 0
          ? "[^/]+-[^/]+"
          : stem.indexOf('_') >= 0
              ? "[^/]+_[^/]+"
              : stem.chars().anyMatch(Character::isDigit) ? "[^/]*\\d[^/]*" : "[^/]+";
    }

    boolean isTelling() {
      return !form.equals("[^/]+") || !ending.isEmpty();
    }
  }

  /**
   * Patterns that every one of these addresses fits, if they have forms at all.
   *
   * @param others addresses of the site that are no articles; a pattern that takes one is not given
   */
  static List<String> of(Collection<URI> articles, Collection<URI> others) {
    Map<String, List<List<Segment>>> forms = new LinkedHashMap<>();
    for (URI url : new HashSet<>(articles)) {
      List<Segment> segments = segments(url);
      String form =
          segments.stream().map(s -> s.form() + s.ending()).collect(Collectors.joining("/"));
      if (segments.stream().anyMatch(Segment::isTelling)) {
        forms.computeIfAbsent(form + slash(url), _ -> new ArrayList<>()).add(segments);
      }
    }
    String host = hosts(articles);
    return forms.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, List<List<Segment>>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(
            e ->
                "^https?://"
                    + host
                    + "/"
                    + path(e.getValue())
                    + (e.getKey().endsWith("/") ? "/?" : "")
                    + "(?:[?#]|$)")
        .distinct()
        .filter(
            p -> others.stream().noneMatch(o -> Pattern.compile(p).matcher(o.toString()).find()))
        .limit(MOST)
        .toList();
  }

  private static String path(List<List<Segment>> alike) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < alike.getFirst().size(); i++) {
      Segment first = alike.getFirst().get(i);
      Set<String> words = new HashSet<>();
      for (List<Segment> segments : alike) {
        words.add(segments.get(i).word().orElse(""));
      }
      boolean ofYear = i > 0 && alike.getFirst().get(i - 1).form().equals(Segment.YEAR_FORM);
      boolean same =
          alike.size() >= AGREED && words.size() == 1 && first.word().isPresent() && !ofYear;
      path.append(i == 0 ? "" : "/")
          .append(same ? plain(first.word().orElseThrow()) : first.form())
          .append(first.ending().replace(".", "\\."));
    }
    return path.toString();
  }

  private static List<Segment> segments(URI url) {
    String path = Optional.ofNullable(url.getPath()).orElse("");
    return Pattern.compile("/")
        .splitAsStream(path)
        .filter(s -> !s.isEmpty())
        .map(Segment::of)
        .toList();
  }

  private static String slash(URI url) {
    return url.getPath() != null && url.getPath().endsWith("/") ? "/" : "";
  }

  private static String hosts(Collection<URI> articles) {
    List<String> hosts =
        articles.stream()
            .map(URI::getRawAuthority)
            .map(AddressPattern::host)
            .distinct()
            .sorted()
            .toList();
    return hosts.size() == 1 ? hosts.getFirst() : "(?:" + String.join("|", hosts) + ")";
  }

  private static String host(String authority) {
    String name = HostNames.withoutWww(authority);
    boolean both = !name.equals(authority) || name.indexOf('.') == name.lastIndexOf('.');
    return (both ? "(?:www\\.)?" : "") + plain(name);
  }

  private static String plain(String text) {
    return text.replaceAll("[.\\\\+*?\\[^\\]$(){}=!<>|]", "\\\\$0");
  }
}
