package dev.broadsheet.export;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Near;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a format as they were chosen, all of them checked. */
final class FormatValues {
  private final Map<FormatOption<?>, Object> values;

  private FormatValues(Map<FormatOption<?>, Object> values) {
    this.values = values;
  }

  /** Reads what was given; what is wrong is added to the mistakes. */
  static FormatValues read(
      String format,
      List<FormatOption<?>> options,
      Map<String, String> given,
      List<Mistake> mistakes) {
    List<String> names = options.stream().<String>map(FormatOption::name).toList();
    given.keySet().stream()
        .filter(name -> !names.contains(name))
        .sorted()
        .forEach(
            name ->
                mistakes.add(
                    new Mistake(
                        format,
                        name,
                        names.isEmpty()
                            ? "no such option, the format has none"
                            : "no such option, expected " + Near.choice(name, names))));
    Map<FormatOption<?>, Object> values = new HashMap<>();
    for (FormatOption<?> option : options) {
      String text = given.getOrDefault(option.name(), option.usual().orElse(""));
      if (text.isEmpty()) {
        mistakes.add(
            new Mistake(format, option.name(), "found nothing, expected " + option.form()));
        continue;
      }
      try {
        values.put(option, option.reader().apply(text));
      } catch (IllegalArgumentException e) {
        mistakes.add(
            new Mistake(
                format, option.name(), "found \"" + text + "\", expected " + e.getMessage()));
      }
    }
    return new FormatValues(values);
  }

  @SuppressWarnings("unchecked") // each option's own reader made its value
  <T> T get(FormatOption<T> option) {
    Object value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException("no option of this format: " + option.name());
    }
    return (T) value;
  }
}
