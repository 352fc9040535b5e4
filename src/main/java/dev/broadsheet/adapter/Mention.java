package dev.broadsheet.adapter;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The name of something that is defined elsewhere, and where it is mentioned. */
public record Mention(String name, Spot at) {

  /** A name; whether there is such a thing is not its reader's question. */
  public static Kind<Mention> of(String words) {
    return new Kind<>() {
      @Override
      public Optional<Mention> read(YamlNode node, Spot at) {
        return Kinds.TEXT.read(node, at).map(name -> new Mention(name, at));
      }

      @Override
      public String words() {
        return words;
      }

      @Override
      public Map<String, Object> schema() {
        return Kinds.TEXT.schema();
      }
    };
  }

  /** Whether there is such a thing; where there is none, its author is told. */
  public boolean isOneOf(Collection<String> known) {
    if (!known.contains(name)) {
      at.wrong("found \"" + name + "\", expected " + Near.choice(name, known));
      return false;
    }
    return true;
  }
}
