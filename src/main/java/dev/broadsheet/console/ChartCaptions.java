package dev.broadsheet.console;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words in the charts of a build, whose file says them in English, in a reader's language. */
final class ChartCaptions {
  private static final Pattern TEXT = Pattern.compile(">([^<>]+)</");
  private static final Pattern HIGHEST = Pattern.compile("at most ([\\d ]+)");
  private static final Pattern LONGEST = Pattern.compile("(\\d+) and more");

  private static final List<String> FIXED =
      List.of(
          "build.chart.months",
          "build.chart.years",
          "build.chart.sites",
          "build.chart.languages",
          "build.chart.lengths",
          "build.chart.other",
          "build.chart.unknown");

  private ChartCaptions() {}

  static String in(Texts texts, String svg) {
    return TEXT.matcher(svg)
        .replaceAll(found -> Matcher.quoteReplacement(">" + said(found.group(1), texts) + "</"));
  }

  private static String said(String text, Texts texts) {
    Matcher highest = HIGHEST.matcher(text);
    if (highest.matches()) {
      return texts.of("build.chart.highest", highest.group(1));
    }
    Matcher longest = LONGEST.matcher(text);
    if (longest.matches()) {
      return texts.of("build.chart.longest", longest.group(1));
    }
    Texts english = Texts.in(Language.ENGLISH);
    return FIXED.stream()
        .filter(key -> english.of(key).equals(text))
        .findFirst()
        .map(texts::of)
        .orElse(text);
  }
}
