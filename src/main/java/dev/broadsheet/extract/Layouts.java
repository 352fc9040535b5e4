package dev.broadsheet.extract;

import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.Layout;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Moment;
import java.util.List;
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
    List<Layout> layouts = adapter.layouts();
    if (layouts.isEmpty()) {
      return adapter.rules();
    }
    Optional<Moment> date = published.apply(adapter.rules());
    if (date.isPresent()) {
      return layouts.stream()
          .filter(layout -> isBefore(date.get(), layout))
          .findFirst()
          .map(Layout::rules)
          .orElse(adapter.rules());
    }
    // a layout that alone can read the page's date, and finds it in its own time, is the page's
    return layouts.reversed().stream()
        .filter(
            layout -> published.apply(layout.rules()).filter(d -> isBefore(d, layout)).isPresent())
        .findFirst()
        .map(Layout::rules)
        .orElse(adapter.rules());
  }

  private static boolean isBefore(Moment date, Layout layout) {
    return date.time().toLocalDate().isBefore(layout.until());
  }
}
