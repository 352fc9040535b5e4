package dev.broadsheet.extract;

import dev.broadsheet.article.Image;
import dev.broadsheet.normalize.Texts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Divides what stands below a picture into what it shows and whose it is. */
final class Captions {
  private static final String OF =
      "(?iu:фото|photo|photograph|picture|image|credit|bild|foto|ảnh|иллюстрация|ілюстрація)";

  /** The forms in order; each has the groups caption and credit. */
  private static final List<Pattern> FORMS =
      List.of(
          // Caption (Фото: X)
          Pattern.compile("(?<caption>.*?)\\s*\\(\\s*" + OF + "\\s*:\\s*(?<credit>[^()]+)\\)"),
          // Caption (фото з відкритих джерел): the whole phrase is the credit
          Pattern.compile("(?<caption>.+?)\\s*\\((?<credit>" + OF + "\\s[^()]+)\\)"),
          // Caption. Фото: X
          Pattern.compile("(?:(?<caption>.+?)[\\s|/]+)??" + OF + "\\s*:\\s*(?<credit>.+)"),
          // Caption © X
          Pattern.compile("(?<caption>.*?)[\\s.|/(]*©\\s*(?<credit>[^()]+)\\)?"));

  private static final int LONGEST = 1000;

  private Captions() {}

  /** A picture with what stands below it; absent if nothing is known of it. */
  static Optional<Image> image(
      Optional<String> url, Optional<String> below, Optional<String> credit) {
    Optional<String> text =
        below.map(Texts::clean).filter(t -> !t.isEmpty() && t.length() <= LONGEST);
    Optional<Matcher> form = text.flatMap(Captions::form);
    Optional<String> caption =
        form.isPresent()
            ? form.map(m -> m.group("caption")).map(Texts::clean).filter(c -> !c.isEmpty())
            : text;
    Optional<String> owner =
        credit
            .or(() -> form.map(m -> m.group("credit")))
            .map(Captions::owner)
            .filter(c -> !c.isEmpty());
    return url.isEmpty() && caption.isEmpty() && owner.isEmpty()
        ? Optional.empty()
        : Optional.of(new Image(url, caption, owner));
  }

  private static Optional<Matcher> form(String text) {
    return FORMS.stream().map(f -> f.matcher(text)).filter(Matcher::matches).findFirst();
  }

  /** {@code Фото: AP} and {@code © AP} name AP. */
  private static String owner(String credit) {
    Matcher form = LABEL.matcher(Texts.clean(credit));
    return form.replaceFirst("");
  }

  private static final Pattern LABEL = Pattern.compile("^(?:" + OF + "\\s*:|©)\\s*");
}
