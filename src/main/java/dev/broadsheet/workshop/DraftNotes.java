package dev.broadsheet.workshop;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.broadsheet.article.Field;
import dev.broadsheet.normalize.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What a person has to look at in a draft: what is unsure, a guess, or was not found. */
final class DraftNotes {
  /** A field below that is told to be looked at. */
  private static final double SURE = 0.9;

  private static final List<Field> TOLD =
      List.of(Field.TITLE, Field.BODY, Field.PUBLISHED, Field.AUTHORS, Field.TAGS);

  private final Findings findings;
  private final List<Specimen> specimens;
  private final ZoneGuess zone;
  private final Draft draft;
  private final Map<Field, Sureness> sureness;

  DraftNotes(Findings findings, ZoneGuess zone, Draft draft, Map<Field, Sureness> sureness) {
    this.findings = findings;
    this.specimens = findings.specimens();
    this.zone = zone;
    this.draft = draft;
    this.sureness = sureness;
  }

  List<String> all() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Made from "
            + Counted.of(specimens.size(), "page")
            + "; look it over before you rely on it.");
    if (specimens.size() == 1) {
      notes.add("One page alone: nothing of this was checked on another.");
    }
    body().ifPresent(notes::add);
    TOLD.forEach(field -> field(field).ifPresent(notes::add));
    visit().ifPresent(notes::add);
    if (!zone.told()) {
      notes.add(
          "timezone is a guess: neither pages nor feeds tell a time with the offset of their"
              + " place.");
    }
    sites().ifPresent(notes::add);
    languages().ifPresent(notes::add);
    Editions.of(draft, specimens).ifPresent(notes::add);
    if (findings.sources().isEmpty()) {
      notes.add("No feed, site map or listing was found: discover is to be written.");
    }
    if (draft.articles().isEmpty()) {
      notes.add(
          "The addresses of articles have no form of their own: every page of the site is one.");
    }
    notes.addAll(findings.troubles());
    return notes;
  }

  private Optional<String> body() {
    if (draft.body().isEmpty()
        && specimens.stream().allMatch(s -> draft.base().reads(s.known(), Field.BODY))) {
      return Optional.empty();
    }
    if (draft.body().isEmpty()) {
      return Optional.of(
          "No container of the body was found on all pages: pages are searched for it.");
    }
    return draft
        .body()
        .filter(b -> b.in().size() > 1)
        .map(b -> "The pages have " + b.in().size() + " layouts.");
  }

  private Optional<String> field(Field field) {
    Sureness sure = sureness.getOrDefault(field, Sureness.NONE);
    if (sure.pages() > 0 && sure.share() < SURE) {
      return Optional.of(
          field.key()
              + " is unsure: it agreed on "
              + Math.round(100 * sure.share())
              + " % of pages.");
    }
    return specimens.stream().allMatch(s -> FieldValues.of(s.known(), field).isEmpty())
        ? Optional.of(field.key() + " was not found.")
        : Optional.empty();
  }

  /** What shows the day of the visit on every page is as likely a calendar. */
  private Optional<String> visit() {
    boolean all =
        specimens.size() > 1
            && specimens.stream().allMatch(s -> s.showsTheVisit(zone.zone()))
            && specimens.stream().map(s -> s.known().published()).distinct().count() == 1;
    return all
        ? Optional.of("published is the day of the visit on all pages: is it that of the articles?")
        : Optional.empty();
  }

  private Optional<String> sites() {
    return several(s -> Optional.of(Induction.site(s)))
        .map(all -> "The pages are of several sites: " + all + "; an adapter is for one.");
  }

  private Optional<String> languages() {
    return several(s -> s.known().language())
        .map(all -> "The pages are in several languages: " + all + ".");
  }

  /** What the pages tell, each with their number, if it is not the same. */
  private Optional<String> several(Function<Specimen, Optional<String>> told) {
    Map<String, Long> pages =
        specimens.stream()
            .flatMap(s -> told.apply(s).stream())
            .collect(groupingBy(t -> t, TreeMap::new, counting()));
    return Optional.of(pages)
        .filter(all -> all.size() > 1)
        .map(
            all ->
                all.entrySet().stream()
                    .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .map(e -> e.getKey() + " (" + e.getValue() + ")")
                    .collect(joining(", ")));
  }
}
