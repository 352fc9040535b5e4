package dev.broadsheet.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Knows of some languages the commonest words that none of the others has. */
final class CommonWords {
  private static final String RESOURCE = "common.words";

  /** So many of them a text must have, each counted once. */
  private static final int DIFFERENT = 4;

  /** One of so many words of a text must be one of them. */
  private static final int ONE_IN = 16;

  private static final Map<String, Set<String>> WORDS = packaged();

  private CommonWords() {}

  /** Whether a text of some lines is in a language beyond doubt; knows few languages. */
  static boolean tell(String text, String language) {
    Set<String> known = WORDS.getOrDefault(language, Set.of());
    Set<String> found = new HashSet<>();
    int words = 0;
    int hits = 0;
    int start = 0;
    for (int i = 0; i <= text.length() && !known.isEmpty(); i++) {
      if (i < text.length() && Character.isLetter(text.charAt(i))) {
        continue;
      }
      if (i > start) {
        words++;
        String word = text.substring(start, i).toLowerCase(Locale.ROOT);
        if (known.contains(word)) {
          hits++;
          found.add(word);
        }
      }
      start = i + 1;
    }
    return found.size() >= DIFFERENT && ONE_IN * hits >= words;
  }

  private static Map<String, Set<String>> packaged() {
    Map<String, List<String>> listed = new HashMap<>();
    try (InputStream in = CommonWords.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE + " beside " + CommonWords.class);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": "))
          .forEach(entry -> listed.put(entry[0], List.of(entry[1].split(" "))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withoutShared(listed);
  }

  private static Map<String, Set<String>> withoutShared(Map<String, List<String>> listed) {
    Map<String, Integer> lists = new HashMap<>();
    listed.values().forEach(words -> words.forEach(word -> lists.merge(word, 1, Integer::sum)));
    Map<String, Set<String>> own = new HashMap<>();
    listed.forEach(
        (language, words) -> {
          Set<String> kept = new HashSet<>(words);
          kept.removeIf(word -> lists.getOrDefault(word, 0) > 1);
          own.put(language, Set.copyOf(kept));
        });
    return Map.copyOf(own);
  }
}
