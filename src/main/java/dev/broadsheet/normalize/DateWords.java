package dev.broadsheet.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language: its own list, {@code dates/xx.words} beside this class, where it has
 * one; what CLDR says of it, {@code dates/cldr/xx.words}; and the list of all languages. A phrase
 * may mean several things; the earlier is tried first. {@code dates/und.words} tells how a list is
 * written. A language's lists are read when the first date in it is.
 */
final class DateWords {
  /** Marks that stand inside of phrases: {@code sexta-feira}, {@code p. m.}. */
  private static final Set<String> INNER = Set.of("-", ".", "'", "’", "·", "་", "״");

  private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036F]");

  /** Subtags that pages use for a language that CLDR names otherwise. */
  private static final Map<String, String> ALIASES =
      Map.of("no", "nb", "tl", "fil", "sh", "sr", "mo", "ro", "prs", "fa", "pes", "fa");

  private static final Pattern SUBTAG = Pattern.compile("[a-z]{2,3}");

  private static final Map<String, DateWords> KNOWN = new ConcurrentHashMap<>();

  private static final DateWords COMMON = new DateWords("und");

  private final Map<String, List<DateWord>> meanings = new HashMap<>();
  private final Set<String> beginnings = new HashSet<>();
  private final Set<String> order = new HashSet<>();

  private DateWords(String language) {
    Stream.of(language, "cldr/" + language, "und").distinct().forEach(this::list);
    List.copyOf(meanings.keySet()).forEach(this::withoutAccents);
    meanings.keySet().forEach(this::begin);
  }

  /**
   * The words of a language, named by the BCP 47 subtag; of one that has no list, the common ones.
   */
  static DateWords of(String tag) {
    String language = ALIASES.getOrDefault(tag, tag);
    // two or three letters: pages can't fill the memory with names
    return SUBTAG.matcher(language).matches()
        ? KNOWN.computeIfAbsent(language, DateWords::listed)
        : COMMON;
  }

  private static DateWords listed(String language) {
    boolean listed = resource(language) != null || resource("cldr/" + language) != null;
    return listed ? new DateWords(language) : COMMON;
  }

  /** Numbers alone are written month first: in dates without a year, and where the year is last. */
  boolean isMonthFirst(boolean withYear) {
    return order.contains(withYear ? "mdy" : "md");
  }

  /** The number of a span follows its unit. */
  boolean isUnitFirst() {
    return order.contains("unit-first");
  }

  /** Meanings and how many tokens carry them. */
  record Match(List<DateWord> words, int length) {
    <T extends DateWord> Optional<T> as(Class<T> kind) {
      return words.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    boolean is(DateWord word) {
      return words.contains(word);
    }
  }

  /** The longest phrase that begins at a place. */
  Optional<Match> match(List<DateToken> tokens, int from) {
    return match(tokens, from, words -> true);
  }

  /** The longest phrase that begins at a place and can be a unit. */
  Optional<Match> unit(List<DateToken> tokens, int from) {
    return match(tokens, from, words -> words.stream().anyMatch(DateWord.Span.class::isInstance));
  }

  private Optional<Match> match(
      List<DateToken> tokens, int from, Predicate<List<DateWord>> wanted) {
    StringBuilder phrase = new StringBuilder();
    Optional<Match> longest = Optional.empty();
    for (int at = from; at < tokens.size(); at++) {
      DateToken token = tokens.get(at);
      if (token.kind() == DateToken.Kind.MARK) {
        if (at == from || !INNER.contains(token.text())) {
          break;
        }
        continue;
      }
      append(phrase, token);
      List<DateWord> words = meanings.get(phrase.toString());
      if (words != null && wanted.test(words)) {
        longest = Optional.of(new Match(words, at - from + 1));
      }
      if (!beginnings.contains(phrase.toString())) {
        break;
      }
    }
    return longest;
  }

  /** A phrase in the form in which it is looked up. */
  static String key(String phrase) {
    StringBuilder key = new StringBuilder();
    for (DateToken token : DateToken.of(Texts.clean(phrase))) {
      if (token.kind() != DateToken.Kind.MARK) {
        append(key, token);
      }
    }
    return key.toString();
  }

  private static void append(StringBuilder phrase, DateToken token) {
    boolean padded = token.isNumber(2, 2) && token.text().startsWith("0");
    phrase
        .append(phrase.isEmpty() ? "" : " ")
        .append(padded ? token.text().substring(1) : token.text());
  }

  private void begin(String key) {
    for (int at = key.indexOf(' '); at > 0; at = key.indexOf(' ', at + 1)) {
      beginnings.add(key.substring(0, at));
    }
  }

  /** "fevrier" is read as "février", unless it means something else. */
  private void withoutAccents(String key) {
    if (key.chars().allMatch(c -> c < 0x80)) {
      return;
    }
    String decomposed = Normalizer.normalize(key, Normalizer.Form.NFD);
    String plain = ACCENTS.matcher(decomposed).replaceAll("");
    List<DateWord> words = meanings.get(key);
    if (words != null && !plain.equals(decomposed) && !plain.isBlank()) {
      meanings.putIfAbsent(Normalizer.normalize(plain, Normalizer.Form.NFC), words);
    }
  }

  private static @Nullable InputStream resource(String list) {
    return DateWords.class.getResourceAsStream("dates/" + list + ".words");
  }

  private void list(String name) {
    try (InputStream in = resource(name)) {
      if (in != null) {
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .forEach(this::line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    // the key of a clock holds a colon itself
    String[] sides = line.split(":\\s+", 2);
    List<String> words = Arrays.stream(sides[1].split(",")).flatMap(DateWords::spelled).toList();
    if (sides[0].equals("order")) {
      order.addAll(words);
      return;
    }
    DateWord meaning = meaning(sides[0].split(" "));
    for (String word : words) {
      List<DateWord> known = meanings.computeIfAbsent(key(word), k -> new ArrayList<>(1));
      if (!known.contains(meaning)) {
        known.add(meaning);
      }
    }
  }

  /** {@code ma/y/ch} is "may" and "mach". */
  private static Stream<String> spelled(String word) {
    String[] pieces = word.strip().split("/", -1);
    return pieces.length == 1
        ? Stream.of(pieces[0])
        : IntStream.range(1, pieces.length).mapToObj(i -> pieces[0] + pieces[i]);
  }

  private static DateWord meaning(String[] key) {
    return switch (key[0]) {
      case "month" -> new DateWord.Month(Integer.parseInt(key[1]));
      case "solar-month" -> new DateWord.SolarMonth(Integer.parseInt(key[1]));
      case "weekday" -> new DateWord.Weekday(Integer.parseInt(key[1]));
      case "unit" -> new DateWord.Span(0, 1, unit(key[1]));
      case "span" -> new DateWord.Span(0, Integer.parseInt(key[1]), unit(key[2]));
      case "day" -> new DateWord.Day(Integer.parseInt(key[1]));
      case "past" -> directed(-1, key);
      case "future" -> directed(1, key);
      case "which" -> new DateWord.Which(Integer.parseInt(key[1]));
      case "step" -> new DateWord.Step(Integer.parseInt(key[1]), unit(key[2]));
      case "number" -> new DateWord.Count(Integer.parseInt(key[1]));
      case "am" -> new DateWord.Half(false);
      case "pm" -> new DateWord.Half(true);
      case "clock" -> new DateWord.Clock(LocalTime.parse(key[1]));
      case "zone" -> new DateWord.Zone(ZoneId.of(key[1]));
      default -> DateWord.Plain.valueOf(key[0].toUpperCase(Locale.ROOT));
    };
  }

  private static DateWord directed(int sign, String[] key) {
    return key.length == 1
        ? new DateWord.Direction(sign)
        : new DateWord.Span(sign, 1, unit(key[1]));
  }

  private static ChronoUnit unit(String name) {
    return ChronoUnit.valueOf(name.toUpperCase(Locale.ROOT) + "S");
  }
}
