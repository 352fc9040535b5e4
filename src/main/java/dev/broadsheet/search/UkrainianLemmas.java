package dev.broadsheet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
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
  private static final int MIN_STEM = 3;

  /** The longest first. */
  private static final List<String> ENDINGS =
      List.of(
          "ського", "ському", "ський", "ським", "ською", "ську", "ська", "ській", "ської", "ові",
          "еві", "єві", "ого", "ому", "ими", "ами", "ями", "ою", "ею", "єю", "ом", "ем", "єм", "ам",
          "ям", "ах", "ях", "их", "им", "ий", "ій", "ої", "ів", "їв", "а", "я", "у", "ю", "і", "ї",
          "е", "є", "о", "и", "ь", "й");

  /** By their hashes; the last to come has the place. */
  private static final AtomicReferenceArray<@Nullable Known> KNOWN =
      new AtomicReferenceArray<>(KEPT);

  /** Loaded with the first Ukrainian text, in a tenth of a second. */
  private static final Dictionary DICTIONARY = read("/ua/net/nlp/ukrainian.dict");

  private final DictionaryLookup dictionary = new DictionaryLookup(DICTIONARY);

  private record Known(String form, List<String> lemmas) {}

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
   * @param form in lower case
   */
  List<String> of(CharSequence form) {
    int place = place(form);
    Known known = KNOWN.get(place);
    if (known == null || !known.form.contentEquals(form)) {
      known = new Known(form.toString(), lookUp(form.toString()));
      KNOWN.set(place, known);
    }
    return known.lemmas;
  }

  private static int place(CharSequence form) {
    int hash = 0;
    for (int i = 0; i < form.length(); i++) {
      hash = 31 * hash + form.charAt(i);
    }
    return (hash ^ hash >>> 16) & KEPT - 1;
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
