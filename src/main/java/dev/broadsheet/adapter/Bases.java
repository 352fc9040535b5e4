package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The bases by name; each is put together once, when it is first asked for. */
final class Bases {
  static final String NEWS = "news";

  private final Map<String, AdapterFile> files = new HashMap<>();
  private final Map<String, Optional<Base>> ready = new HashMap<>();
  private final List<Mistake> mistakes;

  Bases(List<Mistake> mistakes) {
    this.mistakes = mistakes;
  }

  /** Adds a base; one of the same name that was added before is forgotten. */
  void add(String name, AdapterFile file) {
    files.put(name, file);
  }

  /** Puts every base together, so that a mistake in one that nobody extends is told too. */
  void check() {
    files.keySet().stream().sorted().forEach(name -> find(name, List.of()));
  }

  /** The bases of platforms that pages can be known to be of, by name. */
  Map<String, Base> platforms() {
    Map<String, Base> platforms = new TreeMap<>();
    for (String name : files.keySet()) {
      find(name, List.of())
          .filter(base -> !base.signs().isEmpty())
          .ifPresent(base -> platforms.put(name, base));
    }
    return platforms;
  }

  /** The base {@code news}; the one that comes with the program where a folder's own is broken. */
  Base news() {
    List<Mistake> ours = new ArrayList<>();
    return find(NEWS, List.of())
        .or(() -> AdapterFile.builtIn(NEWS, ours).flatMap(file -> read(NEWS, file, List.of())))
        .orElseThrow(() -> new AdapterException(ours));
  }

  /** What a file extends; empty where that can't be had, and then the reason was told. */
  Optional<Base> behind(Values values) {
    return behind(values, List.of());
  }

  private Optional<Base> behind(Values values, List<String> chain) {
    Optional<String> given = values.find(AdapterShapes.EXTENDS);
    if (given.isEmpty()) {
      return Optional.of(Base.NONE);
    }
    String name = given.get();
    Spot at = values.at(AdapterShapes.EXTENDS);
    if (chain.contains(name)) {
      at.wrong("found a circle: " + String.join(" extends ", chain) + " extends " + name);
      return Optional.empty();
    }
    if (file(name).isEmpty()) {
      TreeSet<String> known = new TreeSet<>(files.keySet());
      known.add(NEWS);
      at.wrong("found no base " + name + ", expected " + Near.choice(name, known));
      return Optional.empty();
    }
    Optional<Base> base = find(name, chain);
    if (base.isEmpty() && chain.isEmpty()) {
      at.wrong("found the base " + name + ", which has mistakes of its own");
    }
    return base;
  }

  private Optional<Base> find(String name, List<String> chain) {
    Optional<Base> known = ready.get(name);
    if (known != null) {
      return known;
    }
    Optional<Base> base = file(name).flatMap(file -> read(name, file, chain));
    ready.put(name, base);
    return base;
  }

  private Optional<AdapterFile> file(String name) {
    return Optional.ofNullable(files.get(name)).or(() -> AdapterFile.builtIn(name, mistakes));
  }

  private Optional<Base> read(String name, AdapterFile file, List<String> chain) {
    List<String> longer = Stream.concat(chain.stream(), Stream.of(name)).toList();
    return file.values(AdapterShapes.BASE)
        .flatMap(
            values ->
                behind(values, longer)
                    .map(
                        behind ->
                            new Base(
                                values
                                    .find(AdapterShapes.FIELDS)
                                    .orElse(FieldRules.none())
                                    .from(name, Locale.ROOT)
                                    .before(behind.rules()),
                                values.find(AdapterShapes.REQUIRE).or(behind::require),
                                values.find(AdapterShapes.SIGNS).orElse(List.of()),
                                file.digest(behind))));
  }
}
