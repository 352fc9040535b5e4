package dev.broadsheet.console;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why pages failed, which runs tell in English, in a reader's language. What has no text there
 * stays as it is: a server's own words, the name of a rule.
 */
public final class Reasons {
  private static final List<Form> FORMS =
      Stream.of(
              "tries",
              "once",
              "no-article",
              "empty",
              "silent",
              "closed",
              "broken",
              "connection",
              "host",
              "tls",
              "timeout",
              "page-timeout",
              "script",
              "browser",
              "browser-failed",
              "breaks",
              "redirects",
              "loop",
              "endless",
              "elsewhere",
              "type",
              "file",
              "large",
              "check",
              "consent",
              "wall",
              "left-alone",
              "robots",
              "robots-unread",
              "refused",
              "resolves-inward",
              "inward",
              "fault")
          .map(name -> Form.of("reason." + name))
          .toList();

  /** What is said by a text, whatever its arguments are. */
  private record Form(String key, Pattern english) {
    static Form of(String key) {
      String text = Texts.in(Language.ENGLISH).of(key);
      return new Form(
          key,
          Pattern.compile(
              Stream.of(text.split("\\{\\d}", -1))
                  .map(Pattern::quote)
                  .collect(Collectors.joining("(.+)"))));
    }
  }

  private Reasons() {}

  /** A reason as one says it there. */
  public static String in(Texts texts, String why) {
    for (Form form : FORMS) {
      Matcher told = form.english.matcher(why);
      if (told.matches()) {
        return texts.of(
            form.key,
            IntStream.rangeClosed(1, told.groupCount())
                .mapToObj(i -> in(texts, told.group(i)))
                .toArray());
      }
    }
    return why;
  }
}
