package dev.broadsheet.normalize;

import dev.broadsheet.normalize.DateDraft.Resolved;
import dev.broadsheet.normalize.DatePart.Label;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for the dates of one text: in the page's language first, as «год» is a year in one and an
 * hour in another, then in those whose sites mix them.
 */
final class DateSearch {
  private static final List<String> MIXED = List.of("en", "ru", "uk");

  /** Persian, Dari and Pashto, whose sites count years by the sun from the Hijra on. */
  private static final Set<String> SOLAR = Set.of("fa", "pes", "prs", "ps");

  private static final Set<String> FENCES = Set.of("|", "(", "[", "·", "•", "–", "—", "»");

  private final List<DateToken> tokens;
  private final DateContext context;
  private final List<String> languages;
  private final DateNumbers numbers;

  /**
   * @param text one line that {@link Texts#clean} made
   */
  DateSearch(String text, DateContext context) {
    this.tokens = DateToken.of(text);
    this.context = context;
    this.languages =
        Stream.concat(context.language().map(DateSearch::subtag).stream(), MIXED.stream())
            .distinct()
            .toList();
    this.numbers = numbers(context);
  }

  /**
   * A part of the text, and the date that was found in it.
   *
   * @param alone the part says nothing else
   */
  private record Found(Label label, Optional<DateDraft> draft, boolean alone) {
    Found under(Label other) {
      return new Found(other, draft, alone);
    }
  }

  /**
   * The date that the text is, of its publication if it tells several; or a whole date with other
   * words around it.
   *
   * @throws DateTimeException if there is no such day or time
   */
  Optional<Resolved> only() {
    return first(this::alone)
        .or(() -> first((part, language) -> midst(part, language, DateDraft::isWholeDate)));
  }

  private Optional<Resolved> first(BiFunction<DatePart, String, Optional<DateDraft>> way) {
    return languages.stream()
        .flatMap(
            language ->
                parts(language).stream()
                    .sorted(Comparator.comparing(DatePart::label))
                    .flatMap(part -> way.apply(part, language).stream()))
        .flatMap(draft -> draft.resolve(context).stream())
        .findFirst();
  }

  /** The dates in a line of several things, in the first language in which one is understood. */
  DateLine line() {
    return languages.stream()
        .map(language -> line(parts(language).stream().map(p -> found(p, language)).toList()))
        .filter(line -> !line.isEmpty())
        .findFirst()
        .orElse(DateLine.EMPTY);
  }

  private DateLine line(List<Found> all) {
    List<Found> found = labelledBehind(all);
    Optional<Found> first = first(found, Label.PUBLISHED).or(() -> first(found, Label.NONE));
    Optional<DateDraft> published = first.flatMap(Found::draft);
    Optional<DateDraft> modified = first(found, Label.UPDATED).flatMap(Found::draft);
    published.ifPresent(p -> modified.ifPresent(m -> m.complete(p)));
    boolean labelled = first.filter(f -> f.label == Label.PUBLISHED).isPresent();
    return new DateLine(
        published.filter(p -> labelled || !p.mayBeLength()).flatMap(this::reading),
        modified.flatMap(this::reading),
        labelled,
        found.stream().allMatch(Found::alone));
  }

  /** «2024年3月12日更新»: a label that nothing follows is of the date before it. */
  private static List<Found> labelledBehind(List<Found> found) {
    int last = found.size() - 1;
    boolean behind =
        last > 0 && found.get(last).draft.isEmpty() && found.get(last - 1).label == Label.NONE;
    if (!behind) {
      return found;
    }
    List<Found> moved = new ArrayList<>(found.subList(0, last));
    moved.set(last - 1, moved.get(last - 1).under(found.get(last).label));
    return moved;
  }

  private static Optional<Found> first(List<Found> found, Label label) {
    return found.stream().filter(f -> f.label == label && f.draft.isPresent()).findFirst();
  }

  private Optional<DateReading.Read> reading(DateDraft draft) {
    try {
      return draft
          .resolve(context)
          .map(DateReader::reading)
          .filter(read -> !DateReader.isInFuture(read, context));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty(); // no such day
    }
  }

  private List<DatePart> parts(String language) {
    return DatePart.of(tokens, DateWords.of(language));
  }

  private Found found(DatePart part, String language) {
    Optional<DateDraft> alone = alone(part, language);
    return alone.isPresent()
        ? new Found(part.label(), alone.filter(draft -> !draft.isEmpty()), true)
        : new Found(part.label(), midst(part, language, DateDraft::isFirm), false);
  }

  /** What the part says, if it says nothing else. */
  private Optional<DateDraft> alone(DatePart part, String language) {
    DateGrammar.Run run = DateGrammar.read(part.tokens(), 0, DateWords.of(language), numbers);
    return Optional.of(run.draft()).filter(draft -> run.whole() && isOwn(draft, language));
  }

  /** A date between other words. */
  private Optional<DateDraft> midst(DatePart part, String language, Predicate<DateDraft> wanted) {
    DateWords words = DateWords.of(language);
    return IntStream.range(0, part.tokens().size())
        .filter(at -> mayBegin(part.tokens(), at, words))
        .mapToObj(at -> run(part.tokens(), at, words))
        .flatMap(Optional::stream)
        .filter(draft -> wanted.test(draft) && isOwn(draft, language))
        .findFirst();
  }

  /** With a number or a word of dates, and not in the middle of «12.03.2024» or «20:58:07». */
  private static boolean mayBegin(List<DateToken> tokens, int at, DateWords words) {
    boolean edge = at == 0 || tokens.get(at).apart() || FENCES.contains(tokens.get(at - 1).text());
    return edge
        && (tokens.get(at).isNumber()
            || words.match(tokens, at).filter(m -> !m.is(DateWord.Plain.FILLER)).isPresent());
  }

  private Optional<DateDraft> run(List<DateToken> tokens, int from, DateWords words) {
    try {
      return Optional.of(DateGrammar.read(tokens, from, words, numbers).draft());
    } catch (DateTimeException e) {
      return Optional.empty(); // 58:07 is no time
    }
  }

  /**
   * Sites of the mixed languages mix them; anywhere else "за 3 годину" of a neighbour's words would
   * be read wrong, and only whole dates are taken.
   */
  private boolean isOwn(DateDraft draft, String language) {
    String own = languages.getFirst();
    return language.equals(own) || MIXED.contains(own) || draft.isWholeDate();
  }

  private static String subtag(String language) {
    return Locale.forLanguageTag(language).getLanguage();
  }

  /** By the page's own language, whatever its words are in. */
  private static DateNumbers numbers(DateContext context) {
    int latestYear = context.fetched().atZone(context.zone()).getYear() + 1;
    Locale locale = Locale.forLanguageTag(context.language().orElse(""));
    // "en" alone counts as American, "en-GB" has the day first
    boolean dayFirst =
        locale.getLanguage().equals("en") && !List.of("", "US").contains(locale.getCountry());
    DateWords words = DateWords.of(dayFirst ? "und" : locale.getLanguage());
    return new DateNumbers(
        words.isMonthFirst(true),
        words.isMonthFirst(false),
        locale.getLanguage().equals("th"),
        SOLAR.contains(locale.getLanguage()),
        latestYear);
  }
}
