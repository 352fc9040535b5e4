package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import dev.broadsheet.adapter.Selector;
import dev.broadsheet.article.Article;
import dev.broadsheet.extract.SameText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A specimen with what every element of it says. */
record Sight(Specimen specimen, PageKeys keys) {
  static final Pattern DIVIDER = Pattern.compile("\\s*[,;]\\s*");

  static Sight of(Specimen specimen) {
    return new Sight(specimen, new PageKeys(specimen.parsed()));
  }

  Article known() {
    return specimen.known();
  }

  /** What a place says on this page, as it stands. */
  List<String> texts(Place place) {
    return place.selector().select(specimen.parsed()).stream().map(Selector.Found::text).toList();
  }

  /** The same as letters and digits; without what says nothing. */
  List<String> keys(Place place) {
    Stream<String> said =
        place.kind() == Place.Kind.CSS
            ? specimen.parsed().select(CompiledCss.of(place.path())).stream().map(keys::key)
            : texts(place).stream()
                .flatMap(t -> place.divided() ? DIVIDER.splitAsStream(t) : Stream.of(t))
                .map(SameText::key);
    return said.filter(k -> !k.isEmpty()).toList();
  }
}
