package dev.broadsheet.extract;

import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.normalize.DateLine;
import dev.broadsheet.normalize.DateReading;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Finds the day of publication that a page without metadata shows its readers: a short line with a
 * whole date, weighed by where it stands, what its elements are called and what it is labelled.
 * Dates of comments, teasers and footers, of changes and of copyright are known by the same marks.
 * One walk through the page.
 */
final class VisibleDates {
  /**
   * A date, and how much speaks for it.
   *
   * @param relative it was told by its distance from the time of fetching
   * @param inHead it stands above the title, where pages show what day it is
   */
  record Seen(Moment moment, String rule, int weight, boolean relative, boolean inHead) {
    private LocalDate day() {
      return moment.time().toLocalDate();
    }

    /** The same in the latest year in which it is not after a day, as clocks differ not by much. */
    private Seen before(LocalDate today) {
      int years = 0;
      while (day().minusYears(years).isAfter(today.plusDays(1))) {
        years++;
      }
      Moment there = new Moment(moment.time().minusYears(years), moment.precision());
      return new Seen(there, rule, weight, relative, inHead);
    }
  }

  /** A clock time beside it tells a date of an article from that of today in a page's head. */
  private static final Comparator<Seen> BY_WEIGHT =
      Comparator.comparingInt(Seen::weight)
          .thenComparing(seen -> seen.moment().precision(), Comparator.reverseOrder());

  private static final int MAX_LINES = 200;
  private static final int ENOUGH = 1;

  /** Nothing that a line says makes up for such a place. */
  private static final int HOPELESS = -3;

  /** A year alone is a piece of a date. */
  private static final int YEAR = 4;

  private static final int PIECE = 12;

  /** Lines that are split over elements, a day, a month and a year, are joined so far up. */
  private static final int LEVELS = 3;

  /** Only lines that may hold a year are read for a date. */
  private static final Pattern MAY_BE_DATE =
      Pattern.compile(
          "(?<!\\d)(?:19|20)\\d\\d(?!\\d)|\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?\\d\\d(?!\\d)"
              + "|[年년]|[\\p{Nd}&&[^0-9]]{4}|(?<!\\d)(?:1[34]|25)\\d\\d(?!\\d)");

  /** Names of sites' own systems: {@code sw-pubdate}, {@code publish-date}. */
  private static final Pattern PUBLISHED_META =
      Pattern.compile("publi|pub-?date|issued|creat", Pattern.CASE_INSENSITIVE);

  private static final Pattern ENDING =
      Pattern.compile("[|(]\\s*([^|()]{0,30}\\b(?:19|20)\\d\\d)\\)?$");

  private static final int HEAD = 5;

  /** A date in a script's data may be another article's. */
  private static final int SCRIPTS = 3;

  /** That of a page's own JSON-LD is asked for before; here it is broken. */
  private static final int LINKED_DATA = 6;

  /** Words that tell a date of publication, beside those that every date may have. */
  private static final Pattern LABEL =
      ShownLine.words(
          "publi(?!(?:cs?|cly|city|ques?)\\b)|pub-?date|posted|written|created|erschienen|veröffentlicht|erstellt|datum|\\bdate|\\bvom\\b|\\bstand\\b|fecha|posté|mis"
              + " en ligne|pubblicato|geplaatst|publicerad"
              + "|опубл|дата|размещ|добавл|发布|发表|日期|日時|公開|投稿|등록|입력");

  private static final Pattern COPYRIGHT = ShownLine.words("©|\\(c\\)|copyright|rights reserved");

  private static final Pattern OF_DATES =
      ShownLine.words(
          "date|time|datum|fecha|publi|posted|created|byline|meta|zeit|\\binfo|author|stamp");

  private static final NameTest CALLED_DATE = new NameTest(OF_DATES);

  private final PageWalk walk;
  private final Function<String, DateLine> reading;
  private final Optional<UrlDay> address;
  private final List<ShownLine> lines = new ArrayList<>();
  private final Map<String, DateLine> known = new HashMap<>();

  /**
   * The dates of one page.
   *
   * @param reading finds the dates of a line
   */
  VisibleDates(PageWalk walk, Function<String, DateLine> reading) {
    this.walk = walk;
    this.reading = reading;
    this.address = UrlDay.of(walk.page().url());
  }

  /** The date for which most speaks, if enough does; it does not gainsay the page's address. */
  Optional<Seen> best() {
    walk.each(this::visit);
    Optional<Seen> whole =
        lines.stream()
            .flatMap(line -> seen(line).stream())
            .filter(seen -> seen.weight() >= ENOUGH)
            .max(BY_WEIGHT);
    return whole
        .filter(Seen::inHead)
        .flatMap(this::recentBeside)
        .or(() -> whole)
        .or(this::recent)
        .filter(seen -> told().isEmpty() || agrees(seen.moment()))
        .or(this::told);
  }

  private Optional<Seen> told() {
    return address
        .flatMap(UrlDay::date)
        .map(day -> day.atStartOfDay().atOffset(ZoneOffset.UTC))
        .map(day -> new Seen(new Moment(day, Precision.DAY), "url: date", ENOUGH, false, false));
  }

  private boolean agrees(Moment moment) {
    return address.filter(a -> a.agreesWith(moment.time().toLocalDate())).isPresent();
  }

  private void visit(Node node, int at) {
    switch (node) {
      case TextNode text when hasDigit(text.getWholeText()) ->
          Optional.ofNullable(text.parent()).ifPresent(e -> text(e, text.text(), at));
      case DataNode data ->
          ScriptedDate.in(data.getWholeData())
              .ifPresent(
                  date -> Optional.ofNullable(data.parent()).ifPresent(e -> add(e, date, at)));
      case Element meta when meta.nameIs("meta") && meta.attr("name").equals("description") ->
          ending(meta, meta.attr("content"), at);
      case Element element when element.attributesSize() > 0 -> {
        for (Attribute attribute : element.attributes()) {
          if (isOfDates(element, attribute.getKey())) {
            add(element, attribute.getValue(), at);
          }
        }
      }
      default -> {} // comments and the like
    }
  }

  private void text(Element element, String text, int at) {
    if (element.nameIs("title")) {
      ending(element, text, at);
    } else {
      add(element, text, at);
    }
  }

  /** "Harbour reopens | The Gazette | 3 May 2021", "Harbour reopens (news of 3 May 2021)". */
  private void ending(Element element, String text, int at) {
    Matcher ending = ENDING.matcher(text.strip());
    if (ending.find()) {
      add(element, ending.group(1), at);
    }
  }

  private static boolean isOfDates(Element element, String attribute) {
    return attribute.equals("datetime")
        || (attribute.equals("content")
            && PUBLISHED_META.matcher(Markup.attribute(element, "name")).find())
        || (attribute.equals("title") && element.nameIs("abbr"))
        || (attribute.startsWith("data-")
            && (attribute.contains("date")
                || attribute.contains("time")
                || attribute.contains("publish")));
  }

  private void add(Element element, String text, int at) {
    boolean may = text.length() <= ShownLine.LONGEST && hasDigit(text);
    if (may && lines.size() < MAX_LINES) {
      lines.add(new ShownLine(element, text, at));
    }
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The line as a date, or with what stands around it on the page. */
  private Optional<Seen> seen(ShownLine line) {
    Optional<String> text = dated(line).filter(t -> !COPYRIGHT.matcher(t).find());
    int place = text.isEmpty() ? HOPELESS : place(line);
    return place > HOPELESS ? seen(line, read(text.orElseThrow()), place) : Optional.empty();
  }

  /** The line, or where it is but a piece of a date, what stands around it. */
  private static Optional<String> dated(ShownLine line) {
    String own = line.text().strip();
    if (own.length() > PIECE || (own.length() > YEAR && MAY_BE_DATE.matcher(own).find())) {
      return Optional.of(own).filter(MAY_BE_DATE.asPredicate());
    }
    return Stream.iterate(line.element(), Objects::nonNull, Element::parent)
        .limit(LEVELS)
        .map(e -> ShortText.of(e, ShownLine.LONGEST))
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .filter(MAY_BE_DATE.asPredicate())
        .reduce((_, wider) -> wider);
  }

  private Optional<Seen> seen(ShownLine line, DateLine dates, int place) {
    Optional<Moment> moment =
        dates
            .published()
            .or(dates::modified)
            .filter(read -> !read.relative()) // the line has a year, and "today" is another date
            .map(DateReading.Read::moment)
            .filter(m -> isDay(m) && !isGainsaid(line, m));
    return moment.map(
        m -> {
          DateLine labels = read(line.around());
          int exact = isExact(m) ? 1 : 0;
          int agreeing = address.isEmpty() ? 0 : agrees(m) ? 4 : -4;
          int label =
              labels.labelled() || isLabelled(line) ? 3 : labels.published().isEmpty() ? -2 : 0;
          int weight = place + label + (dates.alone() ? 1 : 0) + exact + agreeing;
          boolean inHead = label <= 0 && line.at() < walk.titleAt() && isPlain(line);
          return new Seen(m, rule(line), weight, false, inHead);
        });
  }

  /** A text, not what an element tells of a date. */
  private static boolean isPlain(ShownLine line) {
    return !line.element().nameIs("time") && line.element().ownText().contains(line.text());
  }

  private static String rule(ShownLine line) {
    return "shown: " + line.element().nodeName();
  }

  /**
   * What a page shows in its first days, where no date on it has a year: "8 May, 17:46", "3 hours
   * ago". Only right behind the title, or right before it where it is called a date.
   */
  private Optional<Seen> recent() {
    return lines.stream()
        .filter(this::mayBeRecent)
        .flatMap(line -> recent(line).stream())
        .findFirst();
  }

  /**
   * A date without a year below the title, where a whole one stands above it: that is the day on
   * which the page was made. What is told by its distance from another day is left out.
   */
  private Optional<Seen> recentBeside(Seen today) {
    return lines.stream()
        .filter(line -> line.at() >= walk.titleAt() && mayBeRecent(line))
        .flatMap(
            line ->
                recent(line)
                    .filter(seen -> isCalledDate(line) || isExact(seen.moment()))
                    .filter(seen -> !seen.relative() || seen.before(today.day()).equals(seen))
                    .map(seen -> seen.before(today.day()))
                    .stream())
        .findFirst();
  }

  private boolean mayBeRecent(ShownLine line) {
    int near = line.nearness(walk);
    return near >= 2
        && (near == 3 || isCalledDate(line))
        && !line.isElsewhere(walk)
        && !COPYRIGHT.matcher(line.text()).find();
  }

  private Optional<Seen> recent(ShownLine line) {
    DateLine dates = read(line.around());
    return dates
        .published()
        .filter(_ -> dates.alone() || dates.labelled() || isCalledDate(line))
        .filter(read -> isDay(read.moment()))
        .map(read -> new Seen(read.moment(), rule(line), 0, read.relative(), false));
  }

  private boolean isCalledDate(ShownLine line) {
    return line.element().nameIs("time") || line.isNamed(CALLED_DATE, walk);
  }

  /** In {@code <time datetime=2019-07-03>Published on 29 June 2019</time>} it tells a change. */
  private boolean isGainsaid(ShownLine line, Moment moment) {
    if (!line.text().equals(Markup.attribute(line.element(), "datetime"))) {
      return false;
    }
    DateLine shown = read(ShortText.of(line.element(), ShownLine.LONGEST).orElse(""));
    return shown.labelled()
        && shown
            .published()
            .map(DateReading.Read::moment)
            .filter(VisibleDates::isDay)
            .filter(m -> daysBetween(m, moment) > 1)
            .isPresent();
  }

  private static long daysBetween(Moment one, Moment other) {
    return Math.abs(ChronoUnit.DAYS.between(one.time().toLocalDate(), other.time().toLocalDate()));
  }

  /** Lines often have the same text around them as others, or none but their own. */
  private DateLine read(String text) {
    return known.computeIfAbsent(text, reading);
  }

  private int place(ShownLine line) {
    Element element = line.element();
    if (element.nameIs("script")) {
      return element.attr("type").contains("ld+json") ? LINKED_DATA : SCRIPTS;
    }
    if (element.nameIs("title")) {
      return HEAD;
    }
    boolean marked = element.nameIs("time") || element.nameIs("meta");
    return line.nearness(walk) + names(line) + (marked ? 2 : 0);
  }

  /** Systems put what belongs to the title into an aside too. */
  private int names(ShownLine line) {
    boolean called = line.isNamed(CALLED_DATE, walk);
    if (!line.isElsewhere(walk)) {
      return called ? 2 : 0;
    }
    boolean isBelowTitle = called && line.nearness(walk) == 3;
    return isBelowTitle && line.element().closest("figcaption") == null ? -2 : -4;
  }

  private static boolean isLabelled(ShownLine line) {
    return LABEL.matcher(line.around()).find() || LABEL.matcher(line.element().attr("name")).find();
  }

  private static boolean isExact(Moment moment) {
    return moment.precision().compareTo(Precision.DAY) < 0;
  }

  private static boolean isDay(Moment moment) {
    return moment.precision().compareTo(Precision.DAY) <= 0;
  }
}
