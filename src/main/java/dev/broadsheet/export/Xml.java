package dev.broadsheet.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML in UTF-8 as it is written: every text is one that XML 1.0 may have. */
final class Xml implements Closeable {
  /** The JDK's own, whatever else is on the class path. */
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final OutputStream out;
  private final XMLStreamWriter xml;

  private interface Step {
    void run() throws XMLStreamException;
  }

  Xml(OutputStream file) throws IOException {
    out = new BufferedOutputStream(file, 1 << 16);
    try {
      xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Begins an element; names and values of its attributes alternate. */
  Xml start(String name, String... attributes) throws IOException {
    step(
        () -> {
          xml.writeStartElement(name);
          for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], SafeText.line(attributes[i + 1]));
          }
        });
    return this;
  }

  /** Ends the innermost element. */
  Xml end() throws IOException {
    step(xml::writeEndElement);
    return this;
  }

  Xml text(String text) throws IOException {
    step(() -> xml.writeCharacters(SafeText.plain(text)));
    return this;
  }

  /** An element with nothing but text. */
  Xml element(String name, String text, String... attributes) throws IOException {
    return start(name, attributes).text(text).end();
  }

  Xml element(String name, Optional<String> text) throws IOException {
    return text.isPresent() ? element(name, text.get()) : this;
  }

  Xml newLine() throws IOException {
    return text("\n");
  }

  private static void step(Step step) throws IOException {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (out) {
      step(xml::writeEndDocument);
      step(xml::flush);
    }
  }
}
