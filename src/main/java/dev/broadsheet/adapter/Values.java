package dev.broadsheet.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the keys of one mapping hold, each checked by its kind. */
public final class Values {
  private final Map<String, Object> read = new HashMap<>();
  private final Map<String, Spot> spots = new HashMap<>();
  private final Spot at;

  private Values(Spot at) {
    this.at = at;
  }

  /** Reads every key; unknown, missing and wrong ones are told to the spot. */
  static Values of(YamlNode.Mapping mapping, List<Key<?>> keys, Spot at) {
    Values values = new Values(at);
    Map<String, Key<?>> known = new HashMap<>();
    keys.forEach(k -> known.put(k.name(), k));
    for (Key<?> key : keys) {
      if (key.required() && mapping.get(key.name()).isEmpty()) {
        at.wrong("found no " + key.name() + ", expected " + key.kind().words());
      }
    }
    for (YamlNode.Mapping.Entry entry : mapping.entries()) {
      Key<?> key = known.get(entry.key());
      Spot spot = at.key(entry.key(), entry.line());
      if (key == null) {
        List<String> names = keys.stream().<String>map(Key::name).toList();
        spot.wrong("found an unknown key, expected " + Near.choice(entry.key(), names));
      } else {
        key.kind().read(entry.value(), spot).ifPresent(v -> values.read.put(key.name(), v));
        values.spots.put(key.name(), spot);
      }
    }
    return values;
  }

  /** The value given, or the key's default. */
  @SuppressWarnings("unchecked") // only the key's own kind puts a value under the key
  public <T> Optional<T> find(Key<T> key) {
    Optional<T> given = Optional.ofNullable((T) read.get(key.name()));
    return given.or(() -> key.fallback().map(Key.Fallback::value));
  }

  /** The value of a key that is required or has a default. */
  public <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(
            () -> new IllegalStateException(key.name() + " is neither given nor has a default"));
  }

  /** Whether the author gave the key, and did not leave it to its default. */
  public boolean isGiven(Key<?> key) {
    return read.containsKey(key.name());
  }

  /** Where a key's value stands; where it is not given, the mapping's place. */
  public Spot at(Key<?> key) {
    Spot spot = spots.get(key.name());
    return spot == null ? at : spot;
  }
}
