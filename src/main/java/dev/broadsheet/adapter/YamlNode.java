package dev.broadsheet.adapter;

import java.util.List;
import java.util.Optional;

/** A value of a YAML file and the line, counted from 1, on which it begins. */
public sealed interface YamlNode {
  int line();

  /** What it is in a person's words, for messages: {@code the number 5}, {@code a list}. */
  String words();

  /** A single value, as it stands in the file. */
  record Scalar(String text, Type type, int line) implements YamlNode {

    /** What YAML takes an unquoted value for; a quoted one is always text. */
    public enum Type {
      TEXT,
      NUMBER,
      FLAG,
      NOTHING
    }

    @Override
    public String words() {
      return switch (type) {
        case TEXT -> "\"" + text + "\"";
        case NUMBER -> "the number " + text;
        case FLAG -> text;
        case NOTHING -> "nothing";
      };
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, int line) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String words() {
      return items.isEmpty() ? "an empty list" : "a list";
    }
  }

  /** Keys and their values, in the order of the file; no key stands twice. */
  record Mapping(List<Entry> entries, int line) implements YamlNode {

    /** A key, the line it stands on, and its value. */
    public record Entry(String key, int line, YamlNode value) {}

    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<YamlNode> get(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).findFirst();
    }

    @Override
    public String words() {
      return entries.isEmpty() ? "an empty mapping" : "a mapping";
    }
  }
}
