package dev.broadsheet.workshop;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import dev.broadsheet.extract.Extraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Pages as an adapter reads them, against what is known of them. */
record Reads(SiteAdapter adapter, List<Specimen> pages, List<Extraction> read) {
  /** A field that agrees less is wrong: its article may have been corrected since. */
  private static final double RIGHT = 0.8;

  Reads {
    pages = List.copyOf(pages);
    read = List.copyOf(read);
  }

  static Reads of(SiteAdapter adapter, List<Specimen> pages) {
    return new Reads(adapter, pages, pages.stream().map(p -> p.read(adapter)).toList());
  }

  /** How far a field agrees, on the pages where it is known. */
  Sureness sureness(Field field) {
    return shares(field).stream()
        .map(share -> new Sureness(share, 1))
        .reduce(Sureness.NONE, Sureness::plus);
  }

  /** Whether a field is wrong on two pages and on more than a quarter, or on the only one. */
  boolean isWrong(Field field) {
    List<Double> shares = shares(field);
    long wrong = shares.stream().filter(s -> s < RIGHT).count();
    return wrong > 0 && wrong >= Math.min(2, shares.size()) && 4 * wrong > shares.size();
  }

  /**
   * Whether rules that the adapter has itself give a field on fewer than three quarters of the
   * pages where it is known: a site may serve two layouts by turns. One page alone does not tell.
   */
  boolean isSilent(Field field) {
    List<Extraction> telling =
        IntStream.range(0, pages.size())
            .filter(i -> !FieldValues.of(pages.get(i).known(), field).isEmpty())
            .mapToObj(read::get)
            .toList();
    long won = telling.stream().filter(r -> isOwn(r, field)).count();
    return telling.size() > 1 && 4 * won < 3L * telling.size();
  }

  private boolean isOwn(Extraction extraction, Field field) {
    return Optional.ofNullable(extraction.wins().get(field))
        .filter(win -> Turn.own(adapter, field).contains(win.rule()))
        .isPresent();
  }

  private List<Double> shares(Field field) {
    List<Double> shares = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      Specimen page = pages.get(i);
      if (!FieldValues.of(page.known(), field).isEmpty()) {
        shares.add(
            Sureness.of(page, read.get(i).article()).getOrDefault(field, Sureness.NONE).share());
      }
    }
    return shares;
  }

  /** The values of a field on one of the pages. */
  List<String> values(int page, Field field) {
    return read.get(page).article().map(a -> FieldValues.of(a, field)).orElse(List.of());
  }
}
