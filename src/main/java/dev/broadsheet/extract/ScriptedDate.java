package dev.broadsheet.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date of publication that a script's data tells: {@code publishDate: "2019-03-05"}. */
final class ScriptedDate {
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)(?:date_?published|publish(?:ed)?_?(?:date|time|at|on)|publication_?date|pub_?date)"
              + "[\"']?\\s*[:=]\\s*[\"']([^\"'<>]{8,40})[\"']");

  /** In all that {@link #TOLD} finds: only what stands around is searched by it. */
  private static final List<String> PUBLISHED = List.of("pub", "Pub", "PUB");

  /** Lengths of what may stand before it in what is found: "date_" or "date". */
  private static final int[] BEFORE = {0, 4, 5};

  private static final int BEHIND = 100;

  private ScriptedDate() {}

  /** The first one, as it is written there. */
  static Optional<String> in(String script) {
    return PUBLISHED.stream().flatMap(start -> from(script, start).stream()).findFirst();
  }

  private static Optional<String> from(String script, String start) {
    Matcher told = TOLD.matcher(script);
    for (int i = script.indexOf(start); i >= 0; i = script.indexOf(start, i + start.length())) {
      for (int before : BEFORE) {
        told.region(Math.max(0, i - before), Math.min(script.length(), i + BEHIND));
        if (told.lookingAt()) {
          return Optional.of(told.group(1));
        }
      }
    }
    return Optional.empty();
  }
}
