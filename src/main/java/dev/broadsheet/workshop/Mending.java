package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Mends an adapter by what was known of a site's articles before its pages changed: fields that the
 * old rules still read keep them; others get new ones, and the old ones become a layout.
 */
public final class Mending {
  /** What can be found on a page by what is known. */
  private static final List<Field> MENDED =
      List.of(
          Field.TITLE,
          Field.SUBTITLE,
          Field.LEAD,
          Field.BODY,
          Field.PUBLISHED,
          Field.AUTHORS,
          Field.TAGS,
          Field.SECTION);

  /** A new rule has to be better by as much. */
  private static final double BETTER = 0.05;

  /** What differs by less is as good. */
  private static final double AS_GOOD = 0.01;

  private final SiteAdapter adapter;
  private final SiteAdapter base;
  private final String before;
  private final AdapterText text;
  private final LocalDate until;
  private final Function<String, SiteAdapter> reader;

  private Mending(
      SiteAdapter adapter,
      String before,
      SiteAdapter base,
      LocalDate until,
      Function<String, SiteAdapter> reader) {
    this.adapter = adapter;
    this.before = before;
    this.base = base;
    this.until = until;
    this.reader = reader;
    this.text = new AdapterText(adapter, before);
  }

  /**
   * Begins with the adapter's file as it is.
   *
   * @param base reads pages of unknown sites
   * @param until the day on which the pages changed
   * @param reader reads an adapter's text as the file would be read
   */
  public static Mending of(
      SiteAdapter adapter,
      SiteAdapter base,
      LocalDate until,
      Function<String, SiteAdapter> reader) {
    try {
      return new Mending(adapter, Files.readString(adapter.file()), base, until, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(adapter.file() + " can't be read: " + e.getMessage(), e);
    }
  }

  /** Says what can be done. */
  public Repair by(Evidence evidence) {
    Set<Field> formerly = formerly(evidence.stored());
    List<String> notes = new ArrayList<>();
    Reads now = Reads.of(adapter, evidence.known());
    List<Field> broken = broken(now, formerly);
    if (broken.isEmpty() && !evidence.recent().isEmpty()) {
      now = Reads.of(adapter, evidence.recent());
      broken = broken(now, formerly);
      notes.add("Known articles stand in the old layout: made from recent ones, as they look.");
    }
    int pages = evidence.known().size() + evidence.recent().size();
    if (pages == 0) {
      return new Repair.Hopeless(0, List.of(), evidence.troubles());
    }
    return broken.isEmpty()
        ? new Repair.Unbroken(pages, evidence.troubles())
        : mended(now, broken, notes, evidence.troubles());
  }

  /** The fields that the adapter's own rules gave on most articles that have them. */
  private Set<Field> formerly(List<Article> stored) {
    Map<Field, Integer> balance = new EnumMap<>(Field.class);
    for (Article article : stored) {
      Set<Field> own = Turn.own(article, adapter);
      article
          .provenance()
          .keySet()
          .forEach(f -> balance.merge(f, own.contains(f) ? 1 : -1, Integer::sum));
    }
    Set<Field> formerly = EnumSet.noneOf(Field.class);
    balance.forEach(
        (field, more) -> {
          if (more > 0) {
            formerly.add(field);
          }
        });
    return formerly;
  }

  private static List<Field> broken(Reads now, Set<Field> formerly) {
    return MENDED.stream()
        .filter(f -> now.sureness(f).pages() > 0)
        .filter(f -> now.isWrong(f) || (formerly.contains(f) && now.isSilent(f)))
        .toList();
  }

  private Repair mended(Reads now, List<Field> broken, List<String> notes, List<String> troubles) {
    NewRules found = rules(now.pages(), broken);
    Reads tried = Reads.of(reader.apply(text.with(found.lines())), now.pages());
    List<Field> better = broken.stream().filter(f -> isBetter(f, now, tried)).toList();
    NewRules rules = found.only(better);
    Reads then = Reads.of(reader.apply(text.with(rules.lines())), now.pages());
    Map<Field, Sureness> unseen = unseen(now.pages(), better);
    List<FieldRepair> fields =
        broken.stream().map(f -> told(f, now, then, unseen, rules.of(f))).toList();
    return better.isEmpty()
        ? new Repair.Hopeless(now.pages().size(), fields, troubles)
        : proposal(now, then, rules, fields, notes, troubles);
  }

  private NewRules rules(List<Specimen> pages, List<Field> fields) {
    Draft draft = Induction.unchecked(pages.stream().map(this::known).toList(), adapter.timezone());
    return NewRules.of(draft, text, fields);
  }

  /**
   * What the base finds on the page as it is now, where that is right, tells where metadata are.
   */
  private Specimen known(Specimen page) {
    Optional<Article> generic = page.read(base).article();
    Map<Field, String> right = new HashMap<>();
    Sureness.of(page, generic)
        .forEach(
            (field, sure) -> {
              if (sure.share() == 1) {
                generic
                    .map(a -> a.provenance().get(field))
                    .ifPresent(rule -> right.put(field, rule));
              }
            });
    return new Specimen(page.page(), page.parsed(), page.known().withProvenance(right));
  }

  private static boolean isBetter(Field field, Reads now, Reads then) {
    double gain = then.sureness(field).share() - now.sureness(field).share();
    return gain >= BETTER || (gain > -AS_GOOD && now.isSilent(field) && !then.isSilent(field));
  }

  private Map<Field, Sureness> unseen(List<Specimen> pages, List<Field> fields) {
    Map<Field, Sureness> unseen = new EnumMap<>(Field.class);
    for (int half = 0; half < 2 && pages.size() > 1; half++) {
      NewRules rules = rules(everyOther(pages, half), fields);
      Reads rest = Reads.of(reader.apply(text.with(rules.lines())), everyOther(pages, 1 - half));
      fields.forEach(f -> unseen.merge(f, rest.sureness(f), Sureness::plus));
    }
    return unseen;
  }

  private static List<Specimen> everyOther(List<Specimen> pages, int rest) {
    return IntStream.range(0, pages.size())
        .filter(i -> i % 2 == rest)
        .mapToObj(pages::get)
        .toList();
  }

  private static FieldRepair told(
      Field field,
      Reads now,
      Reads then,
      Map<Field, Sureness> unseen,
      Optional<List<String>> rules) {
    List<FieldRepair.Reading> readings =
        IntStream.range(0, now.pages().size())
            .mapToObj(
                i ->
                    new FieldRepair.Reading(
                        now.pages().get(i).page().url(),
                        FieldValues.of(now.pages().get(i).known(), field),
                        now.values(i, field),
                        then.values(i, field)))
            .toList();
    return new FieldRepair(
        field,
        now.sureness(field),
        then.sureness(field),
        unseen.getOrDefault(field, Sureness.NONE),
        rules,
        readings);
  }

  private Repair.Proposal proposal(
      Reads now,
      Reads then,
      NewRules rules,
      List<FieldRepair> fields,
      List<String> notes,
      List<String> troubles) {
    String after = withLayout(rules, then, notes);
    SiteAdapter repaired = reader.apply(after);
    List<CaseResult> cases = SiteCheck.of(repaired).results();
    if (now.pages().size() == 1) {
      notes.add("One page alone: nothing of this was checked on another.");
    }
    return new Repair.Proposal(
        adapter,
        now.pages().size(),
        fields,
        before,
        after,
        cases,
        failing(cases),
        recorded(now.pages(), repaired),
        notes,
        troubles);
  }

  /** Old pages keep the old rules; one that was dated before the change may look as new ones do. */
  private String withLayout(NewRules rules, Reads then, List<String> notes) {
    List<Field> old = rules.fields().stream().filter(f -> !text.rule(f).isEmpty()).toList();
    if (old.isEmpty()) {
      return text.with(rules.lines());
    }
    if (adapter.layouts().stream().anyMatch(l -> l.until().equals(until))) {
      notes.add("There is a layout until " + until + ": rules of less than a day are not kept.");
      return text.with(rules.lines());
    }
    List<String> layout = old.stream().flatMap(f -> text.rule(f).stream()).toList();
    String after = text.with(rules.lines(), until, layout);
    Reads dated = Reads.of(reader.apply(after), then.pages());
    List<String> both =
        old.stream()
            .flatMap(
                f ->
                    dated.sureness(f).share() < then.sureness(f).share() - AS_GOOD
                        ? rules.beforeOld(f).stream()
                        : text.rule(f).stream())
            .toList();
    return both.equals(layout) ? after : text.with(rules.lines(), until, both);
  }

  private List<String> failing(List<CaseResult> cases) {
    List<String> passed =
        SiteCheck.of(adapter).results().stream()
            .filter(CaseResult::passed)
            .map(r -> r.tried().name())
            .toList();
    return cases.stream()
        .filter(r -> !r.passed())
        .map(r -> r.tried().name())
        .filter(passed::contains)
        .toList();
  }

  /** A case of the page on which most is right. */
  private static Optional<Recording> recorded(List<Specimen> pages, SiteAdapter repaired) {
    return pages.stream()
        .max(Comparator.comparingDouble(page -> right(Reads.of(repaired, List.of(page)))))
        .flatMap(page -> Recording.of(page.page(), repaired, Optional.empty()))
        .map(Recording::underFreeName);
  }

  private static double right(Reads page) {
    return MENDED.stream().mapToDouble(f -> page.sureness(f).share()).sum();
  }
}
