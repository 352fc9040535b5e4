package dev.broadsheet.article;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields of an article that rules can fill, in the order in which they are told. */
public enum Field {
  TITLE,
  SUBTITLE,
  LEAD,
  BODY,
  PUBLISHED,
  MODIFIED,
  AUTHORS,
  TAGS,
  SECTION,
  LANGUAGE,
  IMAGE,
  CAPTION,
  CREDIT,
  SOURCE,
  LICENSE,
  FREE,
  CANONICAL;

  /** The name in adapters, in JSON and in messages: {@code published}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Field> ofKey(String key) {
    return Arrays.stream(values()).filter(f -> f.key().equals(key)).findFirst();
  }
}
