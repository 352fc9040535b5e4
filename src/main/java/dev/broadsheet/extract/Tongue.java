package dev.broadsheet.extract;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Problem;
import dev.broadsheet.normalize.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** The language of a body: the page's own word for it, unless the text clearly says otherwise. */
final class Tongue {
  /** Languages of one family are told apart on long text only. */
  private static final int LONG = 600;

  private Tongue() {}

  static Optional<String> of(FieldReader fields, SiteAdapter adapter, List<Block> body) {
    Optional<String> told =
        fields
            .one(Field.LANGUAGE, (_, text) -> code(text))
            .or(
                () ->
                    fields.given(
                        Field.LANGUAGE,
                        "adapter: language",
                        adapter.language().flatMap(Tongue::code)));
    String text = beginning(body);
    if (told.filter(t -> !isTelling(text, t) || Languages.isSurely(t, text)).isPresent()) {
      return told;
    }
    Optional<String> detected = Languages.detect(text);
    if (told.isEmpty() || (detected.isPresent() && !detected.equals(told))) {
      told.ifPresent(
          t ->
              fields.problem(
                  Problem.Kind.CONTRADICTION,
                  Field.LANGUAGE,
                  "the page says \"" + t + "\", its text is \"" + detected.orElse("") + "\""));
      return fields.given(Field.LANGUAGE, "text", detected);
    }
    return told;
  }

  /** The text, or as much of it as is asked. */
  private static String beginning(List<Block> body) {
    StringJoiner text = new StringJoiner("\n");
    for (int i = 0; i < body.size() && text.length() < LONG; i++) {
      text.add(body.get(i).text());
    }
    return text.toString();
  }

  private static boolean isTelling(String text, String told) {
    return text.length() >= LONG || Letters.of(text).script() != Letters.scriptOf(told);
  }

  /** {@code ru-RU} and {@code ru_RU} tell the country too, not the language alone. */
  static Optional<String> code(String text) {
    String language = Locale.forLanguageTag(text.strip().replace('_', '-')).getLanguage();
    return Optional.of(language).filter(l -> l.length() == 2 || l.length() == 3);
  }
}
