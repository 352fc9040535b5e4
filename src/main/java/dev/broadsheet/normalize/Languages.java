package dev.broadsheet.normalize;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import java.util.Optional;

/**
 * Tells the language of a text. Thread-safe; the first call loads a model, some tenths of a second.
 */
public final class Languages {
  /** Below this many letters the answer is a guess. */
  private static final int ENOUGH_LETTERS = 60;

  /** Beyond this the answer no longer changes. */
  private static final int MAX_CHARS = 8_000;

  private static final float CONFIDENT = 0.9f;

  private Languages() {}

  private static final class Loaded {
    static final Model MODEL = Model.defaultModel();
  }

  /** The BCP 47 language of a text, or nothing where it is too short or too mixed to tell. */
  public static Optional<String> detect(String text) {
    String sample = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    if (sample.chars().filter(Character::isLetter).limit(ENOUGH_LETTERS).count() < ENOUGH_LETTERS) {
      return Optional.empty();
    }
    DetectedLanguage found = new LangIdV3(Loaded.MODEL).classify(sample, true);
    return found.confidence < CONFIDENT ? Optional.empty() : Optional.of(found.langCode);
  }
}
