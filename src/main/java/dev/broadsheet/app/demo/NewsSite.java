package dev.broadsheet.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A site: which address answers with what. Its stories, listings by page and by day are put into
 * its templates; any other of its resources (feeds, site maps, robots.txt) is a template with the
 * address of its name, and with {@code .gz} behind it the same compressed. Thread-safe.
 */
final class NewsSite {
  private static final Duration SLOW = Duration.ofMillis(250);
  private static final Pattern DAY = Pattern.compile("/archive/(\\d{4}-\\d{2}-\\d{2})/");
  private static final Pattern DOCUMENT =
      Pattern.compile("/([a-z0-9-]+\\.(?:xml|txt|css))(\\.gz)?");
  private static final Pattern NUMBERED = Pattern.compile("page=(\\d{1,3})");

  private final Masthead masthead;
  private final Resources resources;
  private final String base;
  private final Clock clock;
  private final ReadStories read;

  /**
   * What a site says of itself.
   *
   * @param dates the pattern of dates on its pages, as in java.time
   * @param page how many stories a page of the listing has
   * @param recent how many stories feeds and site maps tell of
   * @param breaks whether paragraphs are divided by two line breaks instead of elements
   */
  record Masthead(
      String name,
      Locale language,
      ZoneId timezone,
      Charset charset,
      String dates,
      int page,
      int recent,
      boolean breaks,
      List<Story> stories) {}

  NewsSite(Resources resources, String base, Clock clock, ReadStories read) {
    this.masthead = resources.masthead();
    this.resources = resources;
    this.base = base;
    this.clock = clock;
    this.read = read;
  }

  List<Story> stories() {
    return masthead.stories();
  }

  Answer answer(String path, String query) {
    for (Story story : masthead.stories()) {
      if (story.moved().contains(path)) {
        return Answer.moved(base + story.path());
      }
      if (story.paths().contains(path)) {
        return story.gone() ? Answer.notFound() : article(story, path);
      }
    }
    Matcher document = DOCUMENT.matcher(path);
    if (document.matches()) {
      return document(document.group(1), document.group(2) != null);
    }
    Matcher day = DAY.matcher(path);
    if (day.matches()) {
      return listing(on(LocalDate.parse(day.group(1))), Optional.empty());
    }
    return path.equals("/") || path.equals("/news/") ? page(query) : Answer.notFound();
  }

  private Answer article(Story story, String path) {
    Map<String, Object> values = view(story, path);
    values.put("canonical", story.copies().contains(path) ? "" : base + story.path());
    values.put("body", body(story));
    read.add(story);
    return html("article.html", values).after(story.slow() ? SLOW : Duration.ZERO);
  }

  private String body(Story story) {
    List<String> blocks = story.blocks(read.contains(story));
    return masthead.breaks()
        ? blocks.stream().map(Template::escape).collect(Collectors.joining("<br>\n<br>\n"))
        : blocks.stream().map(NewsSite::paragraph).collect(Collectors.joining("\n"));
  }

  private static String paragraph(String block) {
    return block.startsWith("<") ? block : "<p>" + Template.escape(block) + "</p>";
  }

  private Answer document(String name, boolean compressed) {
    if (!resources.has(name)) {
      return Answer.notFound();
    }
    Map<String, Object> values = site();
    values.put("recent", entries(masthead.stories().stream().limit(masthead.recent()).toList()));
    String text = resources.fill(name, values);
    return compressed
        ? Answer.bytes("application/gzip", gzip(text.getBytes(masthead.charset())))
        : Answer.ok(type(name), masthead.charset(), text);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "xml" -> "application/xml";
      case "css" -> "text/css";
      default -> "text/plain";
    };
  }

  private Answer page(String query) {
    Matcher numbered = NUMBERED.matcher(query);
    int number = numbered.find() ? Math.max(1, Integer.parseInt(numbered.group(1))) : 1;
    List<Story> stories = masthead.stories();
    int from = Math.min(stories.size(), (number - 1) * masthead.page());
    int to = Math.min(stories.size(), from + masthead.page());
    return listing(
        stories.subList(from, to),
        to < stories.size() ? Optional.of("/news/?page=" + (number + 1)) : Optional.empty());
  }

  private Answer listing(List<Story> stories, Optional<String> next) {
    Map<String, Object> values = site();
    values.put("entries", entries(stories));
    values.put("next", next.orElse(""));
    return html("listing.html", values);
  }

  private List<Story> on(LocalDate day) {
    return masthead.stories().stream()
        .filter(s -> s.publishedAt(clock, masthead.timezone()).toLocalDate().equals(day))
        .toList();
  }

  /** An entry for every address of every story: what leads to the same must be found out. */
  private List<Map<String, Object>> entries(List<Story> stories) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Story story : stories) {
      story.paths().forEach(path -> entries.add(view(story, path)));
    }
    return entries;
  }

  private Answer html(String template, Map<String, Object> values) {
    return Answer.ok("text/html", masthead.charset(), resources.fill(template, values));
  }

  private Map<String, Object> site() {
    Map<String, Object> values = new HashMap<>();
    values.put("site", masthead.name());
    values.put("base", base);
    return values;
  }

  private Map<String, Object> view(Story story, String path) {
    var published = story.publishedAt(clock, masthead.timezone());
    String language =
        story.language().isEmpty() ? masthead.language().toLanguageTag() : story.language();
    DateTimeFormatter shown =
        DateTimeFormatter.ofPattern(masthead.dates(), Locale.forLanguageTag(language));
    String modified = story.modified(read.contains(story));
    Map<String, Object> values = site();
    values.put("url", base + path);
    values.put("path", path);
    values.put("language", language);
    values.put("title", story.title());
    values.put("subtitle", story.subtitle());
    values.put("lead", story.lead());
    values.put("section", story.section());
    values.put("published", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(published));
    values.put("rfc", DateTimeFormatter.RFC_1123_DATE_TIME.format(published));
    values.put("shown", story.shown().isEmpty() ? shown.format(published) : story.shown());
    values.put("modified", modified);
    values.put("updated", modified.isEmpty() ? values.get("published") : modified);
    values.put("author", story.author());
    values.put("tags", story.tags().stream().map(t -> Map.of("tag", t)).toList());
    values.put("keywords", String.join(", ", story.tags()));
    values.put("caption", story.caption());
    values.put("credit", story.credit());
    values.put("source", story.source());
    values.put("text", String.join("\n\n", story.blocks(read.contains(story))));
    return values;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
