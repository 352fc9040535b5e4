package dev.broadsheet.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that the console speaks. */
public enum Language {
  /** As it is written in Britain, where 14 Nov 2026 is no other day than it seems. */
  ENGLISH(Locale.UK, "English") {
    @Override
    String plural(long n) {
      return n == 1 ? "one" : "many";
    }
  },
  RUSSIAN(Locale.of("ru"), "Русский") {
    @Override
    String plural(long n) {
      long last = n % 10;
      boolean isTeen = n % 100 / 10 == 1;
      if (last == 1 && !isTeen) {
        return "one";
      }
      return last >= 2 && last <= 4 && !isTeen ? "few" : "many";
    }
  };

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  /** The form of a noun after a number: {@code one}, {@code few} or {@code many}. */
  abstract String plural(long n);

  public Locale locale() {
    return locale;
  }

  public String code() {
    return locale.getLanguage();
  }

  /** As those who speak it call it. */
  public String ownName() {
    return ownName;
  }

  static Optional<Language> ofCode(String code) {
    return Arrays.stream(values()).filter(l -> l.code().equals(code)).findFirst();
  }

  /** What a browser would rather read, by its {@code Accept-Language}. */
  static Language preferred(String accepted) {
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted);
      List<Locale> ours = Arrays.stream(values()).map(l -> Locale.of(l.code())).toList();
      return Optional.ofNullable(Locale.lookup(ranges, ours))
          .flatMap(l -> ofCode(l.getLanguage()))
          .orElse(ENGLISH);
    } catch (IllegalArgumentException e) {
      return ENGLISH;
    }
  }
}
