package dev.broadsheet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import morfologik.stemming.WordData;
import org.jspecify.annotations.Nullable;

/**
 * The words that a Ukrainian form may be of. A form that the dictionary has not is mostly a new
 * name, as Стармер, Стармера, Стармером: the ending of its case is taken off.
 *
 * <p>Of the commonest forms the answers are kept, for all threads together: to look one up takes
 * longer than all else that is done with a word. An instance is for one thread.
 */
final class UkrainianLemmas {
  private static final int KEPT = 1 << 17;

  /** So many forms whose hashes are alike are kept: with one place they drove each other out. */
  private static final int TOGETHER = 4;

  private static final int MIN_STEM = 3;

  /** The longest first. */
  private static final List<String> ENDINGS =
      List.of(
          "ського", "ському", "ський", "ським", "ською", "ську", "ська", "ській", "ської", "ові",
          "еві", "єві", "ого", "ому", "ими", "ами", "ями", "ою", "ею", "єю", "ом", "ем", "єм", "ам",
          "ям", "ах", "ях", "их", "им", "ий", "ій", "ої", "ів", "їв", "а", "я", "у", "ю", "і", "ї",
          "е", "є", "о", "и", "ь", "й");

  /** By their hashes; of those that are alike, the last to come stands first. */
  private static final AtomicReferenceArray<@Nullable Known> KNOWN =
      new AtomicReferenceArray<>(KEPT);

  /** Loaded with the first Ukrainian text, in a tenth of a second. */
  private static final Dictionary DICTIONARY = read("/ua/net/nlp/ukrainian.dict");

  private final DictionaryLookup dictionary = new DictionaryLookup(DICTIONARY);

  private static final class Known {
    private final int hash;
    private final char[] form;
    private final List<String> lemmas;

    Known(int hash, char[] form, List<String> lemmas) {
      this.hash = hash;
      this.form = form;
      this.lemmas = lemmas;
    }

    boolean is(int hash, char[] letters, int length) {
      return this.hash == hash && Arrays.equals(form, 0, form.length, letters, 0, length);
    }
  }

  private static Dictionary read(String resource) {
    URL words = Objects.requireNonNull(UkrainianLemmas.class.getResource(resource), resource);
    try {
      return Dictionary.read(words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * At least one, in lower case.
   *
   * @param letters begin with the form, in lower case
   */
  List<String> of(char[] letters, int length) {
    int hash = hash(letters, length);
    int first = (hash ^ hash >>> 16) * TOGETHER & KEPT - 1;
    for (int place = first; place < first + TOGETHER; place++) {
      Known known = KNOWN.get(place);
      if (known != null && known.is(hash, letters, length)) {
        return known.lemmas;
      }
    }
    List<String> lemmas = lookUp(new String(letters, 0, length));
    keep(first, new Known(hash, Arrays.copyOf(letters, length), lemmas));
    return lemmas;
  }

  private static int hash(char[] letters, int length) {
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + letters[i];
    }
    return hash;
  }

  private static void keep(int first, Known known) {
    for (int place = first + TOGETHER - 1; place > first; place--) {
      KNOWN.set(place, KNOWN.get(place - 1));
    }
    KNOWN.set(first, known);
  }

  private List<String> lookUp(String form) {
    List<String> found =
        dictionary.lookup(form).stream()
            .map(WordData::getStem)
            .flatMap(Stream::ofNullable)
            .map(stem -> stem.toString().toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    return found.isEmpty() ? List.of(withoutEnding(form)) : found;
  }

  private static String withoutEnding(String form) {
    return ENDINGS.stream()
        .filter(ending -> form.length() - ending.length() >= MIN_STEM && form.endsWith(ending))
        .findFirst()
        .map(ending -> form.substring(0, form.length() - ending.length()))
        .orElse(form);
  }
}
