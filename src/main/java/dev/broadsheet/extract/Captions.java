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
      "(?iu:фото|fot\\.|photo|photograph|picture|image|credit|bild|foto|ảnh|иллюстрация|ілюстрація)";

  /** The forms in order. */
  private static final List<Form> FORMS =
      List.of(
          // Caption (Фото: X)
          new Form(':', "(?<caption>.*?)\\s*\\(\\s*" + OF + "\\s*:\\s*(?<credit>[^()]+)\\)"),
          // Caption (фото з відкритих джерел): the whole phrase is the credit
          new Form('(', "(?<caption>.+?)\\s*\\((?<credit>" + OF + "\\s[^()]+)\\)"),
          // Caption. Фото: X
          new Form(':', "(?:(?<caption>.+?)[\\s|/]+)??" + OF + "\\s*:\\s*(?<credit>.+)"),
          // Caption © X
          new Form('©', "(?<caption>.*?)[\\s.|/(]*©\\s*(?<credit>[^()]+)\\)?"));

  private static final int LONGEST = 1000;

  /**
   * How a caption is written.
   *
   * @param sign stands in all that the pattern matches: most captions have none
   * @param pattern has the groups caption and credit
   */
  private record Form(char sign, Pattern pattern) {
    Form(char sign, String pattern) {
      this(sign, Pattern.compile(pattern));
    }
  }

  private Captions() {}

  /** A picture with what stands below it; absent if nothing is known of it. */
  static Optional<Image> image(
      Optional<String> url, Optional<String> below, Optional<String> credit) {
    Optional<String> text =
        below.map(Captions::trimmed).filter(t -> !t.isEmpty() && t.length() <= LONGEST);
    Optional<Matcher> form = text.flatMap(Captions::form);
    Optional<String> caption =
        form.isPresent()
            ? form.map(m -> m.group("caption")).map(Captions::trimmed).filter(c -> !c.isEmpty())
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

  /** Without the signs that divided it from the credit or from a button. */
  private static String trimmed(String text) {
    return DIVIDER.matcher(Texts.clean(text)).replaceAll("");
  }

  private static Optional<Matcher> form(String text) {
    return FORMS.stream()
        .filter(form -> text.indexOf(form.sign) >= 0)
        .map(form -> form.pattern.matcher(text))
        .filter(Matcher::matches)
        .findFirst();
  }

  /** {@code Фото: AP} and {@code © AP} name AP. */
  private static String owner(String credit) {
    Matcher form = LABEL.matcher(Texts.clean(credit));
    return form.replaceFirst("");
  }

  private static final Pattern DIVIDER = Pattern.compile("^[-–—|/·•]+ | [-–—|/·•]+$|^[-–—|/·•]+$");

  private static final Pattern LABEL = Pattern.compile("^(?:" + OF + "\\s*:|©)\\s*");
}
