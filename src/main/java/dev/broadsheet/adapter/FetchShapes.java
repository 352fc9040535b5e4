package dev.broadsheet.adapter;

import dev.broadsheet.adapter.FetchOptions.Render;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file can say of how a site is fetched. */
final class FetchShapes {
  private static final Map<String, Object> STRING = Map.of("type", "string");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private static final Key<Render> RENDER =
      Key.optional(
              "render",
              Kinds.choice(Render.class),
              "auto",
              "By HTTP, in a browser, or in a browser only where required fields are missing"
                  + " without one.")
          .or(FetchOptions.DEFAULT.render(), "http");
  private static final Key<Duration> DELAY =
      Key.optional(
              "delay",
              Kinds.DURATION,
              "2s",
              "Between two requests to a host; the site's robots.txt may ask for more.")
          .or(FetchOptions.DEFAULT.delay(), "1s");
  private static final Key<Integer> PARALLEL =
      Key.optional("parallel", Kinds.integer(1, 16), "2", "Requests to a host at a time.")
          .or(FetchOptions.DEFAULT.parallel(), "1");
  private static final Key<Map<String, String>> HEADERS =
      Key.optional(
          "headers",
          Kinds.map(
              Kinds.text("the value of a header, on one line", STRING, FetchShapes::headerValue)),
          "{Cookie: 'region=1'}",
          "Sent with every request besides ours.");

  private static final Key<Hours> HOURS =
      Key.optional(
          "hours",
          Kinds.HOURS,
          "'22:00-06:00'",
          "Crawls ask for sources and pages in this part of the day only, by the site's own"
              + " clock.");
  private static final Key<List<Duration>> REVISIT =
      Key.optional(
              "revisit",
              Kinds.list(Kinds.DURATION),
              "[2h, 1d, 30d]",
              "At which ages, counted from publication, an article is looked at again; `[]`:"
                  + " never. One that had changed is looked at in between, too.")
          .or(FetchOptions.DEFAULT.revisit(), "[1h, 1d, 7d]");

  private static final Key<Integer> PAGES =
      Key.optional("pages", Kinds.integer(1, Integer.MAX_VALUE), "500", "The most pages to fetch.");
  private static final Key<Long> BYTES =
      Key.optional("bytes", Kinds.SIZE, "200MB", "Bytes of pages at most, as decompressed.");
  private static final Key<Duration> TIME =
      Key.optional("time", Kinds.DURATION, "30m", "Time after which no further page is begun.");
  private static final Key<Budget> BUDGET =
      Key.optional(
          "budget",
          new Shape<>(
              "budget",
              "What one run takes of the site at most, whatever the run itself allows.",
              List.of(PAGES, BYTES, TIME),
              FetchShapes::budget),
          "{pages: 500, bytes: 200MB, time: 30m}",
          "What one run takes of the site at most, whatever the run itself allows.");

  static final Key<FetchOptions> FETCH =
      Key.optional(
          "fetch",
          new Shape<>(
              "fetch",
              "How pages are fetched.",
              Stream.concat(
                      Stream.of(RENDER, DELAY, PARALLEL, HEADERS, HOURS, BUDGET, REVISIT),
                      BrowserShapes.KEYS.stream())
                  .<Key<?>>map(key -> key)
                  .toList(),
              FetchShapes::fetch),
          "{render: auto, delay: 2s}",
          "How pages are fetched.");

  private FetchShapes() {}

  private static Optional<FetchOptions> fetch(Values v) {
    Map<String, String> headers = v.find(HEADERS).orElse(Map.of());
    for (String name : headers.keySet()) {
      if (!HEADER_NAME.matcher(name).matches()) {
        v.at(HEADERS).wrong("found \"" + name + "\", expected the name of a header");
        return Optional.empty();
      }
    }
    return Optional.of(
        new FetchOptions(
            v.get(RENDER),
            v.get(DELAY),
            v.get(PARALLEL),
            BrowserShapes.steps(v),
            headers,
            v.find(HOURS),
            v.find(BUDGET).orElse(Budget.UNBOUNDED),
            v.get(REVISIT)));
  }

  private static Optional<Budget> budget(Values v) {
    try {
      return Optional.of(new Budget(v.find(PAGES), v.find(BYTES), v.find(TIME)));
    } catch (IllegalArgumentException e) {
      v.at(TIME).wrong(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String headerValue(String text) {
    if (text.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("");
    }
    return text;
  }
}
