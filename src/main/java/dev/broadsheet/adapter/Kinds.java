package dev.broadsheet.adapter;

import dev.broadsheet.adapter.YamlNode.Scalar;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The kinds of value that files of any sort are made of. */
public final class Kinds {
  private static final int LONGEST_PATTERN = 1000;
  private static final Pattern DURATION_FORM = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
  private static final Pattern SIZE_FORM = Pattern.compile("(\\d{1,9})(kB|MB|GB)");
  private static final Pattern HOURS_FORM = Pattern.compile("\\d{2}:\\d{2}-\\d{2}:\\d{2}");
  private static final Map<String, Object> STRING = Map.of("type", "string");

  public static final Kind<String> TEXT =
      text(
          "a text",
          Map.of("type", "string", "minLength", 1),
          text -> {
            if (text.isBlank()) {
              throw new IllegalArgumentException("");
            }
            return text;
          });

  public static final Kind<Boolean> FLAG =
      scalar("true or false", Map.of("type", "boolean"), Scalar.Type.FLAG, Boolean::parseBoolean);

  public static final Kind<Duration> DURATION =
      text(
          "a duration such as 500ms, 2s, 5m or 1h",
          Map.of("type", "string", "pattern", "^" + DURATION_FORM + "$"),
          Kinds::duration);

  public static final Kind<Long> SIZE =
      text(
          "a size such as 500kB, 200MB or 2GB",
          Map.of("type", "string", "pattern", "^" + SIZE_FORM + "$"),
          Kinds::size);

  public static final Kind<ZoneId> ZONE =
      text("a time zone such as Europe/Moscow", STRING, Kinds::zone);

  public static final Kind<LocalDate> DATE =
      text(
          "a day such as 2016-03-01",
          Map.of("type", "string", "pattern", "^\\d{4}-\\d{2}-\\d{2}$"),
          text -> told(LocalDate::parse, text));

  public static final Kind<Hours> HOURS =
      text(
          "a part of the day such as 22:00-06:00",
          Map.of("type", "string", "pattern", "^" + HOURS_FORM + "$"),
          Kinds::hours);

  /** Found, not matched whole; {@code (?i)} takes case in every script. */
  public static final Kind<Pattern> PATTERN = text("a regular expression", STRING, Kinds::pattern);

  public static final Kind<URI> URL =
      text(
          "a URL with http or https and a host",
          Map.of("type", "string", "pattern", "^https?://"),
          Kinds::url);

  /** Of all numbers of ports. */
  public static final int HIGHEST_PORT = 65_535;

  private Kinds() {}

  /**
   * A kind that is written as text.
   *
   * @param parse throws an IllegalArgumentException whose message says what is wrong, or says
   *     nothing where the words suffice
   */
  public static <T> Kind<T> text(
      String words, Map<String, Object> schema, Function<String, T> parse) {
    return scalar(words, schema, Scalar.Type.TEXT, parse);
  }

  /** A text that has a form as a whole; the form must mean the same in JSON Schema. */
  public static Kind<String> matching(String words, Pattern form) {
    return text(
        words,
        Map.of("type", "string", "pattern", "^(" + form + ")$"),
        text -> {
          if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("");
          }
          return text;
        });
  }

  /** A whole number between two bounds, both of them allowed. */
  public static Kind<Integer> integer(int least, int most) {
    return scalar(
        "a whole number from " + least + " to " + most,
        Map.of("type", "integer", "minimum", least, "maximum", most),
        Scalar.Type.NUMBER,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException("");
          }
          return number;
        });
  }

  /** One of the values, by its name in lower case with dashes. */
  public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    Map<String, E> named = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      named.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
    }
    return choice(named);
  }

  /** One of the names. */
  public static <T> Kind<T> choice(Map<String, T> named) {
    List<String> names = List.copyOf(new LinkedHashMap<>(named).keySet());
    return text(
        "one of " + String.join(", ", names),
        Map.of("enum", names),
        text -> {
          T value = named.get(text);
          if (value == null) {
            throw new IllegalArgumentException(didYouMean(text, names));
          }
          return value;
        });
  }

  /** A list. */
  public static <T> Kind<List<T>> list(Kind<T> item) {
    return new CompositeKind.Many<>(item, false);
  }

  /** A list, or a single value in its place. */
  public static <T> Kind<List<T>> oneOrMany(Kind<T> item) {
    return new CompositeKind.Many<>(item, true);
  }

  /** Names of the author's choice, each with a value. */
  public static <T> Kind<Map<String, T>> map(Kind<T> value) {
    return new CompositeKind.Named<>(value);
  }

  /** A mapping in full, or a single value that stands for it. */
  public static <T> Kind<T> shortOr(Kind<T> single, Kind<T> mapping) {
    return new CompositeKind.Either<>(single, mapping);
  }

  /** One of several mappings, told apart by their first keys. */
  public static <T> Kind<T> byFirstKey(List<Shape<? extends T>> shapes) {
    return new CompositeKind.ByFirstKey<>(shapes);
  }

  /**
   * A kind with a further condition.
   *
   * @param unmet what was found and expected where a value does not meet it
   */
  static <T> Kind<T> checked(Kind<T> kind, Predicate<T> condition, String unmet) {
    return new CompositeKind.Checked<>(kind, condition, unmet);
  }

  static String didYouMean(String text, Collection<String> known) {
    return Near.of(text, known).map(n -> "did you mean " + n + "?").orElse("");
  }

  private static <T> Kind<T> scalar(
      String words, Map<String, Object> schema, Scalar.Type type, Function<String, T> parse) {
    return new Single<>(words, schema, type, parse);
  }

  /**
   * Reads a duration as adapters and schedules write it: {@code 500ms}, {@code 2s}, {@code 5m}.
   *
   * @throws IllegalArgumentException if it is of another form
   */
  public static Duration duration(String text) {
    Matcher form = DURATION_FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("");
    }
    long count = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /**
   * Reads a number of bytes as adapters write it: {@code 500kB}, {@code 200MB}, {@code 2GB}.
   *
   * @throws IllegalArgumentException if it is of another form
   */
  public static long size(String text) {
    Matcher form = SIZE_FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("");
    }
    long count = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "kB" -> count * 1_000;
      case "MB" -> count * 1_000_000;
      default -> count * 1_000_000_000;
    };
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(didYouMean(text, ZoneId.getAvailableZoneIds()), e);
    }
  }

  private static Hours hours(String text) {
    if (!HOURS_FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("");
    }
    return new Hours(
        told(LocalTime::parse, text.substring(0, 5)), told(LocalTime::parse, text.substring(6)));
  }

  static Pattern pattern(String text) {
    if (text.length() > LONGEST_PATTERN) {
      throw new IllegalArgumentException("it is longer than " + LONGEST_PATTERN + " characters");
    }
    try {
      return Pattern.compile(text, Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          e.getDescription() + (e.getIndex() < 0 ? "" : " at " + e.getIndex()), e);
    }
  }

  static URI url(String text) {
    try {
      URI url = new URI(text);
      boolean web =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (!web || url.getHost() == null) {
        throw new IllegalArgumentException("");
      }
      if (url.getPort() > HIGHEST_PORT) {
        throw new IllegalArgumentException("no port is above " + HIGHEST_PORT);
      }
      return url;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e.getReason() + " at " + e.getIndex(), e);
    }
  }

  /** Tells the failure of a parser of java.time in the way that kinds expect. */
  static <T> T told(Function<String, T> parse, String text) {
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("", e);
    }
  }

  private record Single<T>(
      String words, Map<String, Object> schema, Scalar.Type type, Function<String, T> parse)
      implements Kind<T> {
    @Override
    public Optional<T> read(YamlNode node, Spot at) {
      if (!(node instanceof Scalar scalar) || scalar.type() != type) {
        at.wrong("found " + node.words() + ", expected " + words + hint(node));
        return Optional.empty();
      }
      try {
        return Optional.of(parse.apply(scalar.text()));
      } catch (IllegalArgumentException e) {
        // A number that is too long says nothing of use; its range stands in the words.
        String why =
            e instanceof NumberFormatException || e.getMessage() == null ? "" : e.getMessage();
        at.wrong(
            "found " + node.words() + ", expected " + words + (why.isEmpty() ? "" : ": " + why));
        return Optional.empty();
      }
    }

    private String hint(YamlNode node) {
      if (type != Scalar.Type.TEXT || !(node instanceof Scalar scalar)) {
        return "";
      }
      return switch (scalar.type()) {
        case NUMBER, FLAG ->
            isRight(scalar.text()) ? ": write \"" + scalar.text() + "\" in quotes" : "";
        case NOTHING -> ": a value that begins with # needs quotes";
        case TEXT -> "";
      };
    }

    private boolean isRight(String text) {
      try {
        T _ = parse.apply(text);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}
