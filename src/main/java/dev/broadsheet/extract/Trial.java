package dev.broadsheet.extract;

import dev.broadsheet.adapter.Candidate;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * An extraction with its reasons, for the author of an adapter: what each candidate gives on the
 * page, also behind the one that won, and what was left out of the body by which rule. All of it is
 * asked after the extraction, which is the same as ever.
 *
 * @param tried every candidate of every field, in order of fields and trust
 * @param leftOut in no particular order; the first {@value #MOST_LEFT_OUT}
 */
public record Trial(Extraction extraction, List<Tried> tried, List<LeftOut> leftOut) {
  private static final int MOST_LEFT_OUT = 500;
  private static final int MOST_VALUES = 10;

  public Trial {
    Objects.requireNonNull(extraction, "extraction");
    tried = List.copyOf(tried);
    leftOut = List.copyOf(leftOut);
  }

  /** What became of a candidate. */
  public enum Verdict {
    /** It gave the field its value. */
    WON,
    /** It stands behind the one that won, and would have given something. */
    BEHIND,
    /** What it found is not what the field can hold, or another rule knew better. */
    NOT_TAKEN,
    /** It found nothing. */
    NOTHING
  }

  /**
   * A candidate and what it finds.
   *
   * @param rank its place among the field's candidates, from 0
   * @param inherited whether it came from a base
   * @param values beginnings of the first {@value #MOST_VALUES} values
   * @param found how many values there are
   */
  public record Tried(
      Field field,
      int rank,
      String label,
      boolean inherited,
      Verdict verdict,
      List<String> values,
      int found) {
    public Tried {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(verdict, "verdict");
      values = List.copyOf(values);
    }
  }

  /** Tries an adapter on a page. Takes some times as long as an extraction; never throws. */
  public static Trial of(Page page, SiteAdapter adapter) {
    return Content.refusal(page).isPresent()
        ? new Trial(Extractor.extract(page, adapter), List.of(), List.of())
        : of(page, Extractor.parse(page), adapter);
  }

  /**
   * As {@link #of(Page, SiteAdapter)} of a page that was parsed before: for those who try many
   * adapters.
   */
  public static Trial of(Page page, ParsedPage parsed, SiteAdapter adapter) {
    Extraction extraction = Extractor.extract(page, parsed, adapter);
    FieldRules rules = PageReader.rules(page, parsed, adapter);
    List<Tried> tried = new ArrayList<>();
    for (Field field : Field.values()) {
      tried.addAll(tried(field, candidates(field, rules), parsed, extraction));
    }
    List<LeftOut> leftOut = new BodyTrial(parsed, rules.body(), extraction).leftOut();
    return new Trial(
        extraction, tried, leftOut.subList(0, Math.min(leftOut.size(), MOST_LEFT_OUT)));
  }

  private static List<Candidate> candidates(Field field, FieldRules rules) {
    return field == Field.BODY ? rules.body().in() : rules.of(field).candidates();
  }

  private static List<Tried> tried(
      Field field, List<Candidate> candidates, ParsedPage page, Extraction extraction) {
    int winner =
        Optional.ofNullable(extraction.wins().get(field)).map(Win::rank).orElse(candidates.size());
    List<Tried> tried = new ArrayList<>();
    for (int rank = 0; rank < candidates.size(); rank++) {
      Candidate candidate = candidates.get(rank);
      List<String> values = values(field, candidate, page);
      tried.add(
          new Tried(
              field,
              rank,
              candidate.label(),
              candidate.inherited(),
              verdict(rank, winner, values),
              values.stream().limit(MOST_VALUES).map(Excerpt::of).toList(),
              values.size()));
    }
    return tried;
  }

  private static List<String> values(Field field, Candidate candidate, ParsedPage page) {
    boolean isContainer = field == Field.BODY && !(candidate.selector() instanceof Selector.JsonLd);
    return isContainer
        ? Region.of(page, candidate.selector()).containers().stream().map(Element::text).toList()
        : candidate.values(page);
  }

  private static Verdict verdict(int rank, int winner, List<String> values) {
    if (rank == winner) {
      return Verdict.WON;
    }
    if (values.isEmpty()) {
      return Verdict.NOTHING;
    }
    return rank > winner ? Verdict.BEHIND : Verdict.NOT_TAKEN;
  }
}
