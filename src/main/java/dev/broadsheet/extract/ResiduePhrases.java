package dev.broadsheet.extract;

import dev.broadsheet.extract.Residue.Kind;
import dev.broadsheet.extract.ResiduePhrase.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phrases of all languages, as one index that is made once and then only read. */
final class ResiduePhrases {
  /** Each is the name of a file. */
  static final List<String> LANGUAGES =
      List.of(
          "ar", "be", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi",
          "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "nl", "no", "pl", "pt",
          "ro", "ru", "sk", "sr", "sv", "th", "tr", "uk", "vi", "zh");

  /** A longer line is a paragraph that may well speak of the thing. */
  private static final int LONGEST_LINE = 300;

  private final PhraseTable beginnings;
  private final PhraseTable anywhere;

  private ResiduePhrases(List<ResiduePhrase> phrases) {
    beginnings =
        new PhraseTable(phrases.stream().filter(p -> p.place() != Place.ANYWHERE).toList());
    anywhere = new PhraseTable(phrases.stream().filter(p -> p.place() == Place.ANYWHERE).toList());
  }

  static ResiduePhrases load() {
    List<ResiduePhrase> phrases = new ArrayList<>();
    LANGUAGES.forEach(language -> phrases.addAll(read(language)));
    return new ResiduePhrases(phrases);
  }

  static List<ResiduePhrase> read(String language) {
    String file = "residue/" + language + ".phrases";
    try (InputStream in = ResiduePhrases.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return ResiduePhrase.read(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The kind of the longest phrase that the line begins with, or of the first inside it. */
  Optional<Kind> find(String line) {
    WordCursor cursor = new WordCursor(line);
    if (!cursor.next()) {
      return Optional.empty();
    }
    Optional<Kind> kind = beginnings.longest(cursor);
    boolean more = line.length() <= LONGEST_LINE;
    while (more && kind.isEmpty()) {
      kind = anywhere.longest(cursor);
      more = cursor.next();
    }
    return kind;
  }
}
