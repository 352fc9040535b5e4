package dev.broadsheet.normalize;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells the language of a text. Thread-safe; the first call loads a model, some tenths of a second.
 */
public final class Languages {
  /** Below this many letters the answer is a guess. */
  private static final int ENOUGH_LETTERS = 60;

  /** Beyond this the answer no longer changes: on none of 885 articles of the shared sets. */
  private static final int MAX_CHARS = 600;

  private static final double CONFIDENT = 0.9;

  private Languages() {}

  private static final class Loaded {
    static final Model MODEL = Model.defaultModel();
  }

  /** The BCP 47 language of a text, or nothing where it is too short or too mixed to tell. */
  public static Optional<String> detect(String text) {
    String sample = sample(text);
    if (sample.chars().filter(Character::isLetter).limit(ENOUGH_LETTERS).count() < ENOUGH_LETTERS) {
      return Optional.empty();
    }
    LangIdV3 languages = new LangIdV3(Loaded.MODEL);
    languages.append(sample);
    List<DetectedLanguage> ranks = languages.rank(false);
    DetectedLanguage best =
        Collections.max(ranks, Comparator.comparingDouble(DetectedLanguage::getConfidence));
    return probability(best, ranks) < CONFIDENT ? Optional.empty() : Optional.of(best.langCode);
  }

  /**
   * Whether a text is in a language beyond doubt, at a small part of the price of {@link #detect}.
   * No says nothing: of many languages, and of texts of few sentences, it can't tell.
   */
  public static boolean isSurely(String language, String text) {
    return CommonWords.tell(sample(text), language);
  }

  private static String sample(String text) {
    return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
  }

  /** Ranks are logarithms; the library's own sum is over all pairs, for every language. */
  private static double probability(DetectedLanguage best, List<DetectedLanguage> ranks) {
    return 1 / ranks.stream().mapToDouble(l -> Math.exp(l.confidence - best.confidence)).sum();
  }
}
