package dev.broadsheet.extract;

import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.Layout;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Moment;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Chooses the rules that held when a page was published. */
final class Layouts {
  private Layouts() {}

  /**
   * The rules of the oldest layout that the page's date lies before; today's where none fits.
   *
   * @param published reads the page's date by some rules
   */
  static FieldRules choose(SiteAdapter adapter, Function<FieldRules, Optional<Moment>> published) {
    if (adapter.layouts().isEmpty()) {
      return adapter.rules();
    }
    Optional<LocalDate> day = published.apply(adapter.rules()).map(Layouts::day);
    if (day.isPresent()) {
      return adapter.rulesFor(day);
    }
    // a layout that alone can read the page's date, and finds it in its own time, is the page's
    return adapter.layouts().reversed().stream()
        .filter(layout -> isBefore(published.apply(layout.rules()), layout))
        .findFirst()
        .map(Layout::rules)
        .orElse(adapter.rules());
  }

  private static boolean isBefore(Optional<Moment> date, Layout layout) {
    return date.map(Layouts::day).filter(day -> day.isBefore(layout.until())).isPresent();
  }

  private static LocalDate day(Moment date) {
    return date.time().toLocalDate();
  }
}
