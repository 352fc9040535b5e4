package dev.broadsheet.article;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads one article, token by token; {@link ArticleJson} tells the form. */
final class ArticleReader {
  private final JsonParser json;
  private final Map<String, String> strings = new HashMap<>();
  private final Map<Field, String> provenance = new EnumMap<>(Field.class);
  private List<Block> body = List.of();
  private List<String> authors = List.of();
  private List<String> tags = List.of();
  private List<Image> images = List.of();
  private Optional<Boolean> free = Optional.empty();

  ArticleReader(JsonParser json) {
    this.json = json;
  }

  Article read() {
    json.nextToken();
    object(this::property);
    if (json.nextToken() != null) {
      throw unexpected("the end of the text");
    }
    return article();
  }

  private Article article() {
    return new Article(
        valid("url", () -> URI.create(required("url"))),
        required("site"),
        required("title"),
        optional("subtitle"),
        optional("lead"),
        body,
        moment("published"),
        moment("modified"),
        authors,
        tags,
        optional("section"),
        optional("language"),
        images,
        optional("source"),
        optional("license"),
        free,
        valid("fetched", () -> Instant.parse(required("fetched"))),
        required("adapter"),
        provenance,
        optional("group"),
        optional("drift").map(since -> valid("drift", () -> Instant.parse(since))));
  }

  private void property(String key) {
    switch (key) {
      case "id", "text" -> json.skipChildren();
      case "body" -> body = list(() -> new Fields().spokenBlock());
      case "images" -> images = list(() -> new Fields().image());
      case "authors" -> authors = list(this::string);
      case "free" -> free = Optional.of(json.getBooleanValue());
      case "tags" -> tags = list(this::string);
      case "provenance" ->
          object(
              field ->
                  provenance.put(
                      Field.ofKey(field).orElseThrow(() -> unexpected("a field's name")),
                      string()));
      default -> {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          strings.put(key, json.getString());
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private Optional<Moment> moment(String key) {
    return optional(key)
        .map(
            iso ->
                valid(key, () -> Moment.parse(iso, Precision.ofKey(required(key + "Precision")))));
  }

  private Optional<String> optional(String key) {
    return Optional.ofNullable(strings.get(key));
  }

  private String required(String key) {
    return optional(key)
        .orElseThrow(
            () -> new IllegalArgumentException("an article's JSON needs a string at " + key));
  }

  private static <T> T valid(String key, Supplier<T> value) {
    try {
      return value.get();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("an article's JSON: " + key + ": " + e.getMessage(), e);
    }
  }

  /** The values of an object's properties, each taken while the parser stands on it. */
  private void object(Consumer<String> property) {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected("an object");
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      property.accept(key);
    }
  }

  private <T> List<T> list(Supplier<T> item) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected("a list");
    }
    List<T> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(item.get());
    }
    return items;
  }

  private String string() {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected("a string");
    }
    return json.getString();
  }

  private IllegalArgumentException unexpected(String wanted) {
    TokenStreamLocation place = json.currentTokenLocation();
    return new IllegalArgumentException(
        "an article's JSON: expected %s, found %s at line %d, column %d"
            .formatted(wanted, json.currentToken(), place.getLineNr(), place.getColumnNr()));
  }

  /** The properties of a block or an image, of which each kind takes its own. */
  private final class Fields {
    private final Map<String, String> texts = new HashMap<>();
    private int level;
    private boolean ordered;
    private List<String> items = List.of();
    private List<List<String>> rows = List.of();

    Fields() {
      object(this::property);
    }

    private void property(String key) {
      switch (key) {
        case "level" -> level = json.getIntValue();
        case "ordered" -> ordered = json.getBooleanValue();
        case "items" -> items = list(ArticleReader.this::string);
        case "rows" -> rows = list(() -> list(ArticleReader.this::string));
        default -> texts.put(key, string());
      }
    }

    Block spokenBlock() {
      return block().in(Optional.ofNullable(texts.get("language")));
    }

    private Block block() {
      String type = text("type");
      return switch (type) {
        case "paragraph" -> new Block.Paragraph(text("text"));
        case "heading" -> new Block.Heading(level, text("text"));
        case "quote" -> new Block.Quote(text("text"));
        case "listing" -> new Block.Listing(ordered, items);
        case "table" -> new Block.Table(rows);
        case "figure" -> new Block.Figure(image());
        case "embed" -> new Block.Embed(text("url"));
        default -> throw new IllegalArgumentException("an article's JSON: no such block: " + type);
      };
    }

    Image image() {
      return new Image(
          Optional.ofNullable(texts.get("url")),
          Optional.ofNullable(texts.get("caption")),
          Optional.ofNullable(texts.get("credit")));
    }

    private String text(String key) {
      String text = texts.get(key);
      if (text == null) {
        throw unexpected("a block's " + key);
      }
      return text;
    }
  }
}
