package dev.broadsheet.export;

import dev.broadsheet.adapter.Near;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * An option of a format, as {@code compress} in {@code compress=zstd}.
 *
 * @param form what may be given: {@code none | gzip | zstd}
 * @param usual what holds when it is not given; an option without one must be given
 * @param what a sentence for users
 * @param reader throws an {@link IllegalArgumentException} that says what was expected
 */
public record FormatOption<T>(
    String name, String form, Optional<String> usual, String what, Function<String, T> reader) {

  public FormatOption {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(usual, "usual");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(reader, "reader");
  }

  /** One of an enum's values, by their names in lower case; the first is the usual one. */
  static <E extends Enum<E>> FormatOption<E> choice(String name, Class<E> type, String what) {
    List<E> values = Arrays.asList(type.getEnumConstants());
    List<String> names = values.stream().map(FormatOption::lower).toList();
    return new FormatOption<>(
        name,
        String.join(" | ", names),
        Optional.of(names.getFirst()),
        what,
        text -> {
          int at = names.indexOf(text);
          if (at < 0) {
            throw new IllegalArgumentException(Near.choice(text, names));
          }
          return values.get(at);
        });
  }

  static FormatOption<Integer> number(String name, int least, int most, int usual, String what) {
    return new FormatOption<>(
        name,
        "%d to %d".formatted(least, most),
        Optional.of(Integer.toString(usual)),
        what,
        text -> {
          if (!text.matches("[0-9]{1,9}")
              || Integer.parseInt(text) < least
              || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("a number from %d to %d".formatted(least, most));
          }
          return Integer.parseInt(text);
        });
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
