package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.Layout;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.Win;
import dev.broadsheet.normalize.Charsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Looks over what a site's adapter says itself, in the light of its cases, for what works today and
 * will not last.
 */
final class Lint {
  /** With fewer cases a candidate that never wins may be there for pages that no case shows. */
  private static final int ENOUGH_CASES = 3;

  /** A body that holds so much of its page holds its menus too. */
  private static final double NEARLY_ALL = 0.95;

  private static final Pattern NAME =
      Pattern.compile(
          "[.#]([A-Za-z_][\\w-]*)|(?:class|id)\\s*[*^$~|]?[=,]\\s*['\"]?([A-Za-z_][\\w-]*)");

  private static final Pattern POSITION =
      Pattern.compile(
          ":nth-|:eq\\(|:lt\\(|:gt\\(|:(?:first|last)-(?:child|of-type)|\\[\\s*\\d+\\s*\\]|position\\(\\)|last\\(\\)");

  /** How a {@link DateTimeFormatter} tells its parts. */
  private static final Pattern CLOCK = Pattern.compile("HourOfDay|ClockHour|HourOfAmPm");

  private static final Pattern OFFSET = Pattern.compile("Offset|Zone|InstantSeconds");

  private static final Set<String> WHOLE_PAGE = Set.of("html", "body");

  private final SiteAdapter adapter;
  private final List<CaseResult> results;
  private final List<ParsedPage> pages;
  private final AdapterPlaces places;
  private final List<Warning> warnings = new ArrayList<>();

  Lint(SiteAdapter adapter, List<CaseResult> results) {
    this.adapter = adapter;
    this.results = results;
    this.pages = results.stream().map(Lint::page).toList();
    this.places = new AdapterPlaces(adapter);
  }

  List<Warning> warnings() {
    if (results.isEmpty()) {
      warn(places.key("site"), "the site has no case: nothing shows that its adapter works");
    }
    for (Field field : Field.values()) {
      List<Candidate> own = own(field);
      for (int rank = 0; rank < own.size(); rank++) {
        look(field, own.get(rank), places.candidate(field, rank));
      }
    }
    List<Selector.Css> drop = adapter.rules().body().drop();
    for (int i = 0; i < drop.size(); i++) {
      lookAtNames(drop.get(i).label(), places.drop(i));
    }
    adapter.layouts().forEach(this::look);
    return warnings;
  }

  private void look(Layout layout) {
    for (Field field : Field.values()) {
      List<Candidate> all = candidates(layout.rules(), field);
      int own = all.size() - candidates(adapter.rules(), field).size(); // today's stand behind
      for (int rank = 0; rank < own; rank++) {
        lookAtItself(all.get(rank), places.candidate(layout, field, rank));
      }
    }
  }

  /** What needs no case to be seen. */
  private void lookAtItself(Candidate candidate, String where) {
    lookAtNames(candidate.label(), where);
    lookAtPosition(candidate, where);
    candidate.format().ifPresent(format -> lookAtZone(format, candidate.zone(), where));
  }

  private void look(Field field, Candidate candidate, String where) {
    lookAtItself(candidate, where);
    if (results.size() >= ENOUGH_CASES
        && !wins(field, candidate)
        && !findsWhatALayoutReads(candidate)) {
      warn(where, candidate.label() + " wins in none of the " + results.size() + " cases");
    }
    if (field == Field.BODY && wins(field, candidate) && eatsEverything(candidate)) {
      warn(
          where, candidate.label() + " holds nearly the whole page; name what holds the text only");
    }
  }

  private void lookAtNames(String selector, String where) {
    NAME.matcher(selector)
        .results()
        .map(m -> m.group(1) == null ? m.group(2) : m.group(1))
        .filter(MadeName::is)
        .findFirst()
        .ifPresent(
            name ->
                warn(
                    where,
                    name
                        + " looks made by a program and may change with its next build; take a"
                        + " name that says what the element is"));
  }

  /** Says nothing where the cases show that what stands there has no name. */
  private void lookAtPosition(Candidate candidate, String where) {
    boolean counts =
        switch (candidate.selector()) {
          case Selector.Css _, Selector.XPath _ -> POSITION.matcher(candidate.label()).find();
          case Selector.JsonLd _, Selector.Meta _, Selector.UrlPart _ -> false;
        };
    if (!counts) {
      return;
    }
    List<Element> found = pages.stream().flatMap(p -> elements(candidate, p)).toList();
    Optional<String> name = found.stream().flatMap(e -> name(e).stream()).findFirst();
    if (found.isEmpty() || name.isPresent()) {
      warn(
          where,
          candidate.label()
              + " counts positions, which change with every box that is added; "
              + name.map(n -> n + " would serve").orElse("take a name if the element has one"));
    }
  }

  private static Optional<String> name(Element element) {
    return Stream.concat(
            Stream.of(element.id()).filter(id -> !id.isBlank()).map(id -> "#" + id),
            element.classNames().stream().map(c -> "." + c))
        .filter(name -> !MadeName.is(name.substring(1)))
        .findFirst();
  }

  private boolean wins(Field field, Candidate candidate) {
    return results.stream()
        .flatMap(r -> Optional.ofNullable(r.extraction().wins().get(field)).stream())
        .map(Win::rule)
        .anyMatch(candidate.label()::equals);
  }

  /** A site that serves two layouts by turns gives its old one to new articles, too. */
  private boolean findsWhatALayoutReads(Candidate candidate) {
    return IntStream.range(0, results.size())
        .filter(i -> isOfALayout(results.get(i)))
        .anyMatch(i -> !candidate.values(pages.get(i)).isEmpty());
  }

  private boolean isOfALayout(CaseResult result) {
    Optional<LocalDate> day =
        result
            .extraction()
            .article()
            .flatMap(Article::published)
            .map(published -> published.time().toLocalDate());
    return !adapter.rulesFor(day).equals(adapter.rules());
  }

  private boolean eatsEverything(Candidate candidate) {
    return pages.stream()
        .anyMatch(page -> elements(candidate, page).anyMatch(e -> isNearlyAll(e, page)));
  }

  private static boolean isNearlyAll(Element element, ParsedPage page) {
    double share =
        (double) element.text().length() / Math.max(1, page.document().body().text().length());
    return WHOLE_PAGE.contains(element.normalName())
        || (share >= NEARLY_ALL && element.selectFirst("h1") != null);
  }

  private void lookAtZone(DateTimeFormatter format, Optional<ZoneId> zone, String where) {
    boolean tellsClock = CLOCK.matcher(format.toString()).find();
    boolean tellsZone = OFFSET.matcher(format.toString()).find();
    ZoneId assumed = zone.orElse(adapter.timezone());
    if (tellsClock && !tellsZone && assumed.normalized().equals(ZoneOffset.UTC)) {
      warn(
          where,
          "the date has a clock without zone, which is read at UTC; say the site's own timezone,"
              + " or the zone of these dates");
    }
  }

  private List<Candidate> own(Field field) {
    return candidates(adapter.rules(), field).stream().filter(c -> !c.inherited()).toList();
  }

  private static List<Candidate> candidates(FieldRules rules, Field field) {
    return field == Field.BODY ? rules.body().in() : rules.of(field).candidates();
  }

  private static Stream<Element> elements(Candidate candidate, ParsedPage page) {
    return candidate.selector().select(page).stream().flatMap(f -> f.element().stream());
  }

  private static ParsedPage page(CaseResult result) {
    try {
      Page page = result.tried().page();
      return new ParsedPage(Jsoup.parse(Charsets.decode(page), page.url().toString()), page.url());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void warn(String where, String what) {
    warnings.add(new Warning(where, what));
  }
}
