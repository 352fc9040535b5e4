package dev.broadsheet.discover;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Looks fields of an XML record up: direct children only, so that nested objects don't mix in. */
final class XmlFields {
  private XmlFields() {}

  /**
   * Children of a name in the record's own vocabulary, that is with the record's own prefix: {@code
   * title} and not {@code media:title}.
   */
  static Stream<Element> own(Element record, String name) {
    String tag = record.tagName();
    return named(record, tag.substring(0, tag.indexOf(':') + 1) + name);
  }

  /** Children of a name, prefix included. */
  static Stream<Element> named(Element record, String name) {
    return record.children().stream().filter(c -> c.tagName().equalsIgnoreCase(name));
  }

  /** Children of a local name, whatever the prefix. */
  static Stream<Element> local(Element record, String name) {
    return record.children().stream()
        .filter(c -> c.tag().localName().toLowerCase(Locale.ROOT).equals(name));
  }

  /** The first text that is not blank. */
  static Optional<String> text(Stream<Element> elements) {
    return elements.map(e -> e.wholeText().strip()).filter(t -> !t.isEmpty()).findFirst();
  }

  /** A text that may hold markup or be escaped twice, as titles of feeds often are. */
  static String plain(String text) {
    return text.indexOf('<') >= 0 || text.indexOf('&') >= 0
        ? Jsoup.parseBodyFragment(text).text()
        : text;
  }
}
