package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.adapter.ParsedPage;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.extract.SameText;
import java.util.List;
import java.util.stream.Stream;

/** A page with what every element of it says. */
record PageSight(ParsedPage parsed, PageKeys keys) {
  static PageSight of(ParsedPage parsed) {
    return new PageSight(parsed, new PageKeys(parsed));
  }

  /** What a place says on this page, as it stands. */
  List<String> texts(Place place) {
    return place.selector().select(parsed).stream().map(Selector.Found::text).toList();
  }

  /** The same as letters and digits; without what says nothing. */
  List<String> keys(Place place) {
    Stream<String> said =
        place.kind() == Place.Kind.CSS
            ? parsed.select(CompiledCss.of(place.path())).stream().map(keys::key)
            : texts(place).stream()
                .flatMap(t -> place.divided() ? Sight.DIVIDER.splitAsStream(t) : Stream.of(t))
                .map(SameText::key);
    return said.filter(k -> !k.isEmpty()).toList();
  }
}
