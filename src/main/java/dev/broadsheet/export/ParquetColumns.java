package dev.broadsheet.export;

import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.store.StoredArticle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Writes articles into columns that are named as the keys of their JSON, from the bytes of it. A
 * time stands as a timestamp and, in {@code …Iso}, as exactly as its source told it. Not
 * thread-safe.
 */
final class ParquetColumns {
  private static final String ISO = "Iso";
  private static final int ABSENT = -1;
  private static final int[] NONE = {};

  /** What every article has, though the store knows older ones without it. */
  private static final List<String> NEEDED =
      List.of("id", "url", "site", "title", "text", "fetched", "adapter", "words", "hash");

  private final MessageType schema;
  private final RecordConsumer out;
  private final JsonBytes json = new JsonBytes();
  private final Map<String, int[]> columns = new HashMap<>();
  private final int[] places;
  private final int[] needed;
  private byte[] buffer = new byte[1 << 16];

  ParquetColumns(MessageType schema, RecordConsumer out) {
    this.schema = schema;
    this.out = out;
    this.places = new int[schema.getFieldCount()];
    for (int column = 0; column < places.length; column++) {
      String key = schema.getFieldName(column).replaceFirst(ISO + "$", "");
      columns.merge(key, new int[] {column}, (one, other) -> new int[] {one[0], other[0]});
    }
    this.needed = NEEDED.stream().mapToInt(schema::getFieldIndex).toArray();
  }

  void write(StoredArticle article) {
    find(unpacked(article));
    if (Arrays.stream(needed).anyMatch(column -> places[column] == ABSENT)) {
      find(ArticleJson.toJson(article.article()).getBytes(StandardCharsets.UTF_8));
    }
    out.startMessage();
    for (int column = 0; column < places.length; column++) {
      if (places[column] != ABSENT) {
        Type type = schema.getType(column);
        json.goTo(places[column]);
        out.startField(type.getName(), column);
        value(type);
        out.endField(type.getName(), column);
      }
    }
    out.endMessage();
  }

  private byte[] unpacked(StoredArticle article) {
    int size = article.utf8(buffer, 0);
    if (size > buffer.length) {
      buffer = new byte[Math.max(size, 2 * buffer.length)];
      article.utf8(buffer, 0);
    }
    return buffer;
  }

  /** Where the value of each column stands. */
  private void find(byte[] article) {
    Arrays.fill(places, ABSENT);
    json.begin(article);
    for (boolean more = json.enters('{', '}'); more; more = json.goesOn('}')) {
      for (int column : columns.getOrDefault(json.key(), NONE)) {
        places[column] = json.place();
      }
      json.skip();
    }
  }

  private void value(Type type) {
    if (type.isPrimitive()) {
      primitive(type.asPrimitiveType());
    } else {
      GroupType group = type.asGroupType();
      out.startGroup();
      switch (group.getLogicalTypeAnnotation()) {
        case ListLogicalTypeAnnotation list -> list(group.getType(0).asGroupType());
        case MapLogicalTypeAnnotation map -> map(group.getType(0).asGroupType());
        case null, default -> object(group);
      }
      out.endGroup();
    }
  }

  private void primitive(PrimitiveType type) {
    switch (type.getPrimitiveTypeName()) {
      case BINARY -> out.addBinary(json.string());
      case INT32 -> out.addInteger(Integer.parseInt(json.literal()));
      case BOOLEAN -> out.addBoolean(Boolean.parseBoolean(json.literal()));
      case INT64 -> out.addLong(micros(type.getName(), json.text()));
      default -> throw new IllegalArgumentException("no article has a " + type);
    }
  }

  private long micros(String column, String iso) {
    Instant time = instant(column, iso);
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  private Instant instant(String column, String iso) {
    if (!schema.containsField(column + "Precision")) {
      return Instant.parse(iso);
    }
    json.goTo(places[schema.getFieldIndex(column + "Precision")]);
    Precision precision = Precision.ofKey(json.text());
    return Moment.parse(iso, precision).time().toInstant();
  }

  private void list(GroupType repeated) {
    if (!json.enters('[', ']')) {
      return;
    }
    Type element = repeated.getType(0);
    out.startField(repeated.getName(), 0);
    do {
      out.startGroup();
      field(element, 0);
      out.endGroup();
    } while (json.goesOn(']'));
    out.endField(repeated.getName(), 0);
  }

  private void map(GroupType repeated) {
    if (!json.enters('{', '}')) {
      return;
    }
    out.startField(repeated.getName(), 0);
    do {
      out.startGroup();
      field(repeated.getType(0), 0);
      json.goTo(json.place() + 1); // the colon
      field(repeated.getType(1), 1);
      out.endGroup();
    } while (json.goesOn('}'));
    out.endField(repeated.getName(), 0);
  }

  private void object(GroupType group) {
    for (boolean more = json.enters('{', '}'); more; more = json.goesOn('}')) {
      String key = json.key();
      if (group.containsField(key)) {
        int index = group.getFieldIndex(key);
        field(group.getType(index), index);
      } else {
        json.skip();
      }
    }
  }

  private void field(Type type, int index) {
    out.startField(type.getName(), index);
    value(type);
    out.endField(type.getName(), index);
  }
}
