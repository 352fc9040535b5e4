package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import java.util.List;
import java.util.regex.Pattern;

/** A specimen with what every element of it says. */
record Sight(Specimen specimen, PageSight page) {
  static final Pattern DIVIDER = Pattern.compile("\\s*[,;]\\s*");

  static Sight of(Specimen specimen) {
    return new Sight(specimen, PageSight.of(specimen.parsed()));
  }

  Article known() {
    return specimen.known();
  }

  PageKeys keys() {
    return page.keys();
  }

  /** What a place says on this page, as it stands. */
  List<String> texts(Place place) {
    return page.texts(place);
  }

  /** The same as letters and digits; without what says nothing. */
  List<String> keys(Place place) {
    return page.keys(place);
  }
}
