package dev.broadsheet.extract;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the address that a page calls canonical is likely one of the same article. Some sites
 * call their front page canonical on every page, or a section, or the article that was written
 * last: believed, these would make one article of many.
 */
final class Canonical {
  /** What tells two forms of one article's address apart. */
  private static final Set<String> FORM =
      Set.of("amp", "print", "printable", "m", "mobile", "touch", "html", "htm", "shtml", "index");

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The number of an article; a date may stand in many addresses. */
  private static final Pattern NUMBER = Pattern.compile("(?!(?:19|20)\\d{6}$)\\d{5,}");

  private Canonical() {}

  /**
   * One address says no more than the other does, but for the form; or both have the number of the
   * article.
   */
  static boolean isPlausible(URI told, URI own) {
    if (told.equals(own)) { // as mostly
      return true;
    }
    if (isFront(told)) {
      return isFront(own);
    }
    Set<String> canonical = words(told);
    Set<String> page = words(own);
    Set<String> common = new HashSet<>(canonical);
    common.retainAll(page);
    return canonical.equals(page)
        || common.stream().anyMatch(word -> NUMBER.matcher(word).matches())
        || (isTelling(told) && (common.equals(canonical) || common.equals(page)));
  }

  private static boolean isFront(URI url) {
    return path(url).length() < 2 && url.getQuery() == null;
  }

  /** Whether the last part of the path is more than the name of a section. */
  private static boolean isTelling(URI url) {
    String path = path(url).replaceFirst("/$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return WORDS.splitAsStream(last).filter(w -> !FORM.contains(w)).count() > 1
        || last.chars().anyMatch(Character::isDigit);
  }

  private static Set<String> words(URI url) {
    String query = Optional.ofNullable(url.getQuery()).orElse("");
    return Stream.concat(
            Stream.of(path(url)),
            Arrays.stream(query.split("&")).filter(p -> !FORM.contains(p.split("=", 2)[0])))
        .flatMap(WORDS::splitAsStream)
        .filter(word -> !word.isEmpty() && !FORM.contains(word))
        .collect(Collectors.toSet());
  }

  private static String path(URI url) {
    return Optional.ofNullable(url.getPath()).orElse("");
  }
}
