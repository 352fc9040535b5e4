package dev.broadsheet.workshop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.broadsheet.normalize.HostNames;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the addresses of a site's articles have in common, as patterns for an adapter. Numbers,
 * days, slugs and endings make the form; a word stays as it is where many addresses have it.
 */
final class AddressPattern {
  private static final int MOST = 6;

  /** So many addresses of a form have to agree on a word before it is taken for a part of it. */
  private static final int AGREED = 3;

  /** So many words in one place behind the sections are parts of a form. */
  private static final int MOST_NAMES = 2;

  private static final Pattern ENDING = Pattern.compile("(.*?)(\\.[a-z]{2,5})");
  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
  private static final Pattern TWO_DIGITS = Pattern.compile("\\d{1,2}");
  private static final Pattern WHOLE_DAY = Pattern.compile("(?:19|20)\\d\\d-\\d\\d-\\d\\d");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern NAMED_NUMBER = Pattern.compile("([\\p{L}!]{1,10})\\d{5,}");
  private static final Pattern SCRIPT = Pattern.compile("\\.(?:php\\d?|aspx?|jsp|cgi|phtml)");
  private static final Pattern NUMBERED = Pattern.compile("(?:[^&]*&)*?(\\w{1,20})=\\d+(?:&.*)?");
  private static final String SLUG = "[^/]+-[^/]+";

  /** What a slug is where every one has its number in the same place. */
  private static final Map<Pattern, String> NUMBERED_SLUGS =
      Map.of(
          Pattern.compile(".+-\\d{3,}"), "[^/]+-\\d+",
          Pattern.compile("\\d{3,}-.+"), "\\d+-[^/]+");

  private static final Pattern WORD = Pattern.compile("\\p{L}{1,24}(?:[-_]\\p{L}{1,12})?");

  private AddressPattern() {}

  /** A part of a path without its ending: its form, and whether it is a word. */
  private record Segment(String stem, String form, boolean isWord, String ending) {

    /** The month behind it may be a word, and the same for all that is on a front page. */
    private static final String YEAR_FORM = "\\d{4}";

    static Segment of(String text) {
      var ended = ENDING.matcher(text);
      boolean has = ended.matches() && !ended.group(1).isEmpty();
      String stem = has ? ended.group(1) : text;
      String ending = has ? ended.group(2) : "";
      if (YEAR.matcher(stem).matches()) {
        return new Segment(stem, YEAR_FORM, false, ending);
      }
      if (TWO_DIGITS.matcher(stem).matches()) {
        return new Segment(stem, "\\d{1,2}", false, ending);
      }
      if (WHOLE_DAY.matcher(stem).matches()) {
        return new Segment(stem, "\\d{4}-\\d{2}-\\d{2}", false, ending);
      }
      if (NUMBER.matcher(stem).matches()) {
        return new Segment(stem, "\\d+", false, ending);
      }
      var named = NAMED_NUMBER.matcher(stem);
      if (named.matches()) {
        return new Segment(stem, plain(named.group(1)) + "\\d+", false, ending);
      }
      if (WORD.matcher(stem).matches()) {
        return new Segment(stem, "[^/]+", true, ending);
      }
      return new Segment(stem, slug(stem), false, ending);
    }

    /** A slug without a number has hyphens, which the names of sections rarely have. */
    private static String slug(String stem) {
      return stem.indexOf('-') >= 0
          ? SLUG
          : stem.indexOf('_') >= 0
              ? "[^/]+_[^/]+"
              : stem.chars().anyMatch(Character::isDigit) ? "[^/]*\\d[^/]*" : "[^/]+";
    }

    boolean isTelling() {
      return !form.equals("[^/]+") || !ending.isEmpty();
    }
  }

  /**
   * An address: the names of sections that it begins with, the form of what is behind them, and the
   * parameter that tells a script the number of the article.
   */
  private record Form(List<Segment> sections, List<Segment> rest, String end, String number) {

    static Form of(URI url) {
      List<Segment> all = segments(url);
      int sections = 0;
      while (sections < all.size() && !all.get(sections).isTelling()) {
        sections++;
      }
      List<Segment> rest = all.subList(sections, all.size());
      return new Form(all.subList(0, sections), rest, slash(url), number(url, rest));
    }

    private static String number(URI url, List<Segment> rest) {
      Matcher query = NUMBERED.matcher(Optional.ofNullable(url.getRawQuery()).orElse(""));
      boolean isScript =
          rest.isEmpty()
              ? slash(url).equals("/")
              : SCRIPT.matcher(rest.getLast().ending()).matches();
      return isScript && query.matches() ? query.group(1) : "";
    }

    boolean isTelling() {
      return !rest.isEmpty() || !number.isEmpty();
    }

    /** What the addresses of one form have in common. */
    String key() {
      return rest.stream().map(s -> s.form() + s.ending()).collect(joining("/"))
          + end
          + "?"
          + number;
    }
  }

  /**
   * Patterns that every one of these addresses fits, if they have forms at all.
   *
   * @param others addresses of the site that are no articles; a pattern that takes one is not given
   */
  static List<String> of(Collection<URI> articles, Collection<URI> others) {
    Map<String, List<Form>> forms = new LinkedHashMap<>();
    for (URI url : new HashSet<>(articles)) {
      Form form = Form.of(url);
      if (form.isTelling()) {
        forms.computeIfAbsent(form.key(), _ -> new ArrayList<>()).add(form);
      }
    }
    String start = "^https?://" + hosts(articles) + "/";
    return forms.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, List<Form>> e) -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .flatMap(e -> patterns(start, e.getValue(), others))
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** One pattern for all depths of sections, or one for each where that takes too much. */
  private static Stream<String> patterns(String start, List<Form> alike, Collection<URI> others) {
    String all = start + path(alike);
    if (takesNone(all, others)) {
      return Stream.of(all);
    }
    Map<Integer, List<Form>> depths =
        alike.stream().collect(groupingBy(f -> f.sections().size(), TreeMap::new, toList()));
    return depths.values().stream().map(f -> start + path(f)).filter(p -> takesNone(p, others));
  }

  private static boolean takesNone(String pattern, Collection<URI> others) {
    Pattern compiled = Pattern.compile(pattern);
    return others.stream().noneMatch(o -> compiled.matcher(o.toString()).find());
  }

  private static String path(List<Form> alike) {
    String rest = path(alike.stream().map(Form::rest).toList(), MOST_NAMES);
    Form first = alike.getFirst();
    String end =
        first.number().isEmpty()
            ? (first.end().isEmpty() ? "" : "/?") + "(?:[?#]|$)"
            : "\\?(?:[^#]*&)?" + first.number() + "=\\d+";
    return sections(alike) + rest + end;
  }

  private static String sections(List<Form> alike) {
    IntSummaryStatistics depth =
        alike.stream().mapToInt(f -> f.sections().size()).summaryStatistics();
    if (depth.getMin() < depth.getMax()) {
      return "(?:[^/]+/){" + depth.getMin() + "," + depth.getMax() + "}";
    }
    String path = path(alike.stream().map(Form::sections).toList(), 1);
    return path.isEmpty() ? "" : path + "/";
  }

  /**
   * A path of one form.
   *
   * @param most a part that has more different words is any
   */
  private static String path(List<List<Segment>> alike, int most) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < alike.getFirst().size(); i++) {
      Segment first = alike.getFirst().get(i);
      Set<String> stems = new TreeSet<>();
      for (List<Segment> segments : alike) {
        stems.add(segments.get(i).stem());
      }
      boolean ofYear = i > 0 && alike.getFirst().get(i - 1).form().equals(Segment.YEAR_FORM);
      boolean same = alike.size() >= AGREED && stems.size() <= most && first.isWord() && !ofYear;
      path.append(i == 0 ? "" : "/")
          .append(same ? anyOf(stems) : form(first, stems))
          .append(first.ending().replace(".", "\\."));
    }
    return path.toString();
  }

  private static String form(Segment first, Set<String> stems) {
    return NUMBERED_SLUGS.entrySet().stream()
        .filter(_ -> first.form().equals(SLUG) && stems.size() >= AGREED)
        .filter(e -> stems.stream().allMatch(stem -> e.getKey().matcher(stem).matches()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(first.form());
  }

  private static String anyOf(Set<String> words) {
    return words.size() == 1
        ? plain(words.iterator().next())
        : words.stream().map(AddressPattern::plain).collect(joining("|", "(?:", ")"));
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
    return text.replaceAll("[.\\\\+*?\\[^\\]$(){}|]", "\\\\$0");
  }
}
