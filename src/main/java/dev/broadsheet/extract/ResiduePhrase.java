package dev.broadsheet.extract;

import dev.broadsheet.extract.Residue.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A phrase that residue is known by.
 *
 * @param text its words, as the file has them
 */
record ResiduePhrase(Kind kind, Place place, String text) {
  private static final int LONGEST_SHORT_LINE = 80;

  /** Where in a line a phrase must stand. */
  enum Place {
    BEGINNING(""),
    BEGINNING_OF_SHORT("~ "),
    WHOLE("= "),
    ANYWHERE("* ");

    private final String sign;

    Place(String sign) {
      this.sign = sign;
    }
  }

  WordCursor words() {
    return new WordCursor(text.replace('#', '0'));
  }

  /** Whether the phrase may stand where a cursor went over it. */
  boolean fits(WordCursor cursor) {
    return switch (place) {
      case BEGINNING, ANYWHERE -> true;
      case BEGINNING_OF_SHORT -> cursor.length() <= LONGEST_SHORT_LINE;
      case WHOLE -> cursor.isAtLastWord();
    };
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with the line that is no phrase, section or comment
   */
  static List<ResiduePhrase> read(List<String> lines) {
    List<ResiduePhrase> phrases = new ArrayList<>();
    List<Kind> section = new ArrayList<>(1);
    for (String line : lines) {
      if (line.startsWith("[") && line.endsWith("]")) {
        section.clear();
        section.add(Kind.valueOf(line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT)));
      } else if (!line.isEmpty() && !line.startsWith("//")) {
        if (section.isEmpty()) {
          throw new IllegalArgumentException("a phrase before the first section: " + line);
        }
        phrases.add(phrase(section.getFirst(), line));
      }
    }
    return phrases;
  }

  private static ResiduePhrase phrase(Kind kind, String line) {
    for (Place place : Place.values()) {
      if (place != Place.BEGINNING && line.startsWith(place.sign)) {
        return new ResiduePhrase(kind, place, line.substring(place.sign.length()));
      }
    }
    return new ResiduePhrase(kind, Place.BEGINNING, line);
  }
}
