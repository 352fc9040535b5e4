package dev.broadsheet.discover;

import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.CanonicalUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of an XML document (a feed's items, a site map's addresses) one by one. Memory
 * is bounded by one record, whatever the document holds.
 */
final class XmlRecords {
  /** A site map's own bound (sitemaps.org); no feed comes near it. */
  static final int MAX_RECORDS = 50_000;

  private static final String BASE = "xml:base";
  private static final int MAX_ELEMENTS = 3_000_000;
  private static final int MAX_ELEMENTS_OF_RECORD = 10_000;
  private static final int MAX_DEPTH = 64;

  /** An end tag is looked for only so far from the end: comments of caches may follow it. */
  private static final int TAIL = 2_000;

  private final Set<String> names;
  private final Consumer<Element> reader;

  /** The newest record waits until it is known that it was not cut. */
  private @Nullable Element last;

  private int records;
  private int elements;
  private int elementsOfRecord;

  /**
   * What became of a document.
   *
   * @param root local name of the root element, empty when there is none
   * @param trouble why it was not read to its end
   */
  record Reading(String root, int records, Optional<String> trouble) {

    /** What a document of the wrong kind is. */
    String mismatch(String expected) {
      return (root.isEmpty() ? "found no XML" : "found <" + root + ">") + ", expected " + expected;
    }
  }

  private XmlRecords(Set<String> names, Consumer<Element> reader) {
    this.names = names;
    this.reader = reader;
  }

  /** Gives each element of one of the local names to the reader, whole and in document order. */
  static Reading read(String xml, Page page, Set<String> names, Consumer<Element> reader) {
    return new XmlRecords(names, reader).read(xml, page.url().toString());
  }

  private Reading read(String xml, String base) {
    Parser parser = Parser.xmlParser().setMaxDepth(MAX_DEPTH);
    try (StreamParser stream = new StreamParser(parser).parse(xml, base)) {
      Iterator<Element> all = stream.iterator();
      Optional<String> bound = Optional.empty();
      while (bound.isEmpty() && all.hasNext()) {
        Element element = all.next();
        if (!(element instanceof Document)) {
          take(element);
        }
        bound = boundMet();
      }
      Element root = stream.document().firstElementChild();
      if (root == null) {
        return new Reading("", 0, Optional.empty());
      }
      Optional<String> trouble = bound.or(() -> broken(xml, root));
      giveLast(xml);
      return new Reading(root.tag().localName(), records, trouble);
    }
  }

  private void take(Element element) {
    elements++;
    elementsOfRecord++;
    if (isRecord(element)) {
      base(element).ifPresent(base -> element.setBaseUri(base.toString()));
      element.remove();
      elementsOfRecord = 0;
      if (records++ < MAX_RECORDS) {
        if (last != null) {
          reader.accept(last);
        }
        last = element;
      }
    } else if (!isInRecord(element) && !(element.parent() instanceof Document)) {
      elementsOfRecord = 0;
      element.remove();
    }
  }

  private boolean isInRecord(Element element) {
    return element.parents().stream().anyMatch(this::isRecord);
  }

  private boolean isRecord(Element element) {
    return names.contains(element.tag().localName().toLowerCase(Locale.ROOT));
  }

  /**
   * What a record's addresses are relative to, where it or what it stands in says so (XML Base).
   */
  private static Optional<URI> base(Element record) {
    Optional<URI> base = Optional.empty();
    List<Element> outermostFirst = new ArrayList<>(record.parents().reversed());
    outermostFirst.add(record);
    for (Element element : outermostFirst) {
      if (element.hasAttr(BASE)) {
        URI before = base.orElseGet(() -> URI.create(record.baseUri()));
        base = CanonicalUrl.resolve(before, element.attr(BASE)).or(() -> Optional.of(before));
      }
    }
    return base;
  }

  private Optional<String> boundMet() {
    if (records > MAX_RECORDS) {
      return Optional.of("more than " + MAX_RECORDS + " records, the rest is left out");
    }
    if (elements == MAX_ELEMENTS || elementsOfRecord == MAX_ELEMENTS_OF_RECORD) {
      return Optional.of("more elements than a feed or a site map can need, the rest is left out");
    }
    return Optional.empty();
  }

  private void giveLast(String xml) {
    if (last != null
        && xml.lastIndexOf("</" + last.tagName()) > xml.lastIndexOf("<" + last.tagName())) {
      reader.accept(last);
    }
  }

  private Optional<String> broken(String xml, Element root) {
    boolean closed =
        xml.indexOf("</" + root.tagName(), Math.max(0, xml.length() - TAIL)) >= 0 || elements == 1;
    return closed
        ? Optional.empty()
        : Optional.of(
            "broken off after " + records + " records, no </" + root.tagName() + "> at its end");
  }
}
