package dev.broadsheet.search;

import java.util.Locale;
import java.util.Optional;

/** The languages whose words are brought to their stems, each with fields of its own. */
enum Tongue {
  RUSSIAN("ru"),
  UKRAINIAN("uk"),
  ENGLISH("en"),
  OTHER("other");

  private final String key;

  Tongue(String key) {
    this.key = key;
  }

  /** The tongue of a BCP 47 language. */
  static Tongue of(Optional<String> language) {
    return switch (language.map(l -> Locale.forLanguageTag(l).getLanguage()).orElse("")) {
      case "ru" -> RUSSIAN;
      case "uk" -> UKRAINIAN;
      case "en" -> ENGLISH;
      default -> OTHER;
    };
  }

  String text() {
    return "text." + key;
  }

  String title() {
    return "title." + key;
  }

  static boolean isTitle(String field) {
    return field.startsWith("title.");
  }

  Locale locale() {
    return this == OTHER ? Locale.ROOT : Locale.of(key);
  }
}
