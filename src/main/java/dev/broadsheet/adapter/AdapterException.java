package dev.broadsheet.adapter;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** An author's mistakes in adapters or schedules, all of them at once. */
public final class AdapterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  /**
   * A mistake and its place.
   *
   * @param where {@code adapters/ru/example.ru/adapter.yaml:14}
   * @param path {@code fields.title[1]}
   * @param what what was found, what was expected, and "did you mean" where a near name is known
   */
  public record Mistake(String where, String path, String what) {
    /** A name that is none of those known, with the one that was most likely meant. */
    public static Mistake unknown(String where, String found, Collection<String> known) {
      return new Mistake(
          where, "", "found \"" + found + "\", expected " + Near.choice(found, known));
    }

    @Override
    public String toString() {
      return where + ": " + (path.isEmpty() ? "" : path + ": ") + what;
    }
  }

  public AdapterException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One mistake alone. */
  public static AdapterException unknown(String where, String found, Collection<String> known) {
    return new AdapterException(List.of(Mistake.unknown(where, found, known)));
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
