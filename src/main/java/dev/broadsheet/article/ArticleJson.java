package dev.broadsheet.article;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The article as JSON: the form in which it leaves the program and in which the store keeps it.
 *
 * <p>Keys, in this order, absent ones and empty lists left out: {@code id url site title subtitle
 * lead text body published publishedPrecision modified modifiedPrecision authors tags section
 * language images source license free fetched adapter provenance words hash group}. A block of the
 * body tells its {@code language} where that is another than the article's. Of these {@code id},
 * {@code text}, {@code words} and {@code hash} follow from the rest: they are written for readers
 * elsewhere and passed over when read here, as are unknown keys. A time known to the day or less
 * carries no offset and is read back at UTC.
 *
 * <p>Thread-safe.
 */
public final class ArticleJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private ArticleJson() {}

  /** One line, no white space between the tokens. */
  public static String toJson(Article article) {
    StringWriter out = new StringWriter();
    write(article, out);
    return out.toString();
  }

  /**
   * Writes one line without its end; neither flushes nor closes.
   *
   * @throws UncheckedIOException if the writer fails
   */
  public static void write(Article article, Writer out) {
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      json.writeStartObject();
      writeProperties(article, json);
      json.writeEndObject();
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? new UncheckedIOException(io) : e;
    }
  }

  /** Writes the article's keys into an object that the caller opened and closes. */
  public static void writeProperties(Article article, JsonGenerator json) {
    new ArticleWriter(json).write(article);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is no JSON object of that form; the message says where
   */
  public static Article fromJson(String text) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new ArticleReader(json).read();
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /**
   * The same of text in UTF-8.
   *
   * @throws IllegalArgumentException if it is no JSON object of that form; the message says where
   */
  public static Article fromUtf8(byte[] text) {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new ArticleReader(json).read();
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  private static IllegalArgumentException unreadable(JacksonException e) {
    return new IllegalArgumentException(
        "an article's JSON was expected: %s at line %d, column %d"
            .formatted(
                e.getOriginalMessage(), e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
        e);
  }
}
