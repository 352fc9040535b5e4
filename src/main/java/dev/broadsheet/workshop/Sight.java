package dev.broadsheet.workshop;

import dev.broadsheet.adapter.CompiledCss;
import java.util.List;
import org.jsoup.nodes.Element;

/** A specimen with what every element of it says. */
record Sight(Specimen specimen, PageKeys keys) {

  static Sight of(Specimen specimen) {
    return new Sight(specimen, new PageKeys(specimen.parsed()));
  }

  List<Element> select(String css) {
    return specimen.parsed().select(CompiledCss.of(css));
  }
}
