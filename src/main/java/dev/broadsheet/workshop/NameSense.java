package dev.broadsheet.workshop;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges names in markup: which were given by a person for what an element is, which were made by a
 * machine and change with the next build, and which tell how something looks and serve anywhere.
 */
final class NameSense {
  private static final int LONGEST = 48;
  private static final int LONGEST_MIXED = 8;

  /** Changes of case for a letter, from which on no person wrote the name. */
  private static final double JUMBLED = 0.3;

  private static final Pattern PLAIN = Pattern.compile("-?[_a-zA-Z][\\w-]*");

  /**
   * {@code ArticleBody_content__x7Fq2}: the part before the last underscores was written by hand.
   */
  private static final Pattern MODULE =
      Pattern.compile("([A-Za-z][\\w-]{4,}?)(?:__|--?|_)([A-Za-z0-9+-]{5,8})");

  /**
   * {@code text__full_story__ekUdw}: file, name and five characters, the form that build tools take
   * unless told otherwise; people who write two parts so write no third.
   */
  private static final Pattern OF_A_FILE =
      Pattern.compile("[\\w-]+?__[\\w-]+?__(?=\\w*[A-Z])[A-Za-z0-9+-]{5}");

  private static final Pattern MACHINE =
      Pattern.compile(
          "(?i)(sc|css|jsx|jss|svelte|emotion|styled|dcr|ng|data-v|_ngcontent|elementor-element|wp-image"
              + "|tdi|postid|post|page-id|node|id|item|article|entry|yui|ember|react|radix|headlessui)"
              + "[-_]?[a-z]*[-_]?\\d[\\w-]*|(?i)(sc|css|jsx|jss|svelte|emotion|dcr)-\\w+|_+\\d\\w*");

  private static final Pattern LOOK =
      Pattern.compile(
          "(?i)(?:(?:[mp][trblxyse]?|gap|w|h|min-w|max-w|text|font|bg|border|rounded|leading|tracking"
              + "|flex|grid|justify|items|align|float|pull|z|top|order|col|row|span|lh|fs|fw|d|c|f|u"
              + "|o|l|g|is|has|js|hidden|visible|active|open|show|clear|size|wide|narrow|medium|small"
              + "|large|full|left|right|center|block|inline|relative|absolute|static|type|category"
              + "|tag|format|status|hentry|lang|ltr|rtl|has-\\w+|align\\w*|wp-block-\\w+)"
              + "(?:[-_].*)?)|\\w*(clearfix|wrapper|container|wrap|inner|outer|columns?|grid)\\d*");

  /** Rules of a style sheet that a page's author puts together by their names. */
  private static final Pattern STYLE =
      Pattern.compile(
          "(?:[mp][trblxyse]?|[wh]|z|gap)-(?:\\d.*|auto|full|px|screen)|(?:[mp]g[trblxy]|min-w|max-w"
              + "|text|typo|font|bg|border|outline|rounded|leading|tracking|flex|grid|justify|items"
              + "|overflow|not|align|float|pull)-.+|underline|uppercase|italic|bold");

  private static final Pattern HYPHENS = Pattern.compile("[-_]+");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[-_]+");
  private static final Pattern DIGITS_INSIDE =
      Pattern.compile(".*[a-zA-Z].*\\d.*[a-zA-Z].*|\\d+[a-zA-Z]{2,}.*|\\d{3,}.*|.*\\d{3,}");
  private static final Pattern NO_VOWELS = Pattern.compile("(?i)[bcdfghjklmnpqrstvwxyz]{5,}");

  /** Two or three letters for one sound: many consonants in a row can still be a word. */
  private static final Pattern ONE_SOUND = Pattern.compile("(?i)sch|ch|ck|th|ph|sh|ng|st");

  private static final Set<String> SENSE =
      Set.of(
          "article",
          "body",
          "content",
          "text",
          "story",
          "post",
          "entry",
          "news",
          "detail",
          "main",
          "title",
          "headline",
          "heading",
          "subtitle",
          "standfirst",
          "lead",
          "lede",
          "intro",
          "summary",
          "dek",
          "date",
          "time",
          "published",
          "author",
          "byline",
          "tags",
          "tag",
          "topics",
          "keywords",
          "caption",
          "section",
          "paragraph");

  private NameSense() {}

  /** Whether the name stays the same from page to page and from build to build. */
  static boolean isRobust(String name) {
    return name.length() <= LONGEST
        && PLAIN.matcher(name).matches()
        && !MACHINE.matcher(name).matches()
        && !isSuspicious(name);
  }

  /** Whether it may be a made name: a part of it is no word of any language. */
  static boolean isSuspicious(String name) {
    if (MadeName.is(name) || isJumbled(name)) {
      return true;
    }
    if (HYPHENS.splitAsStream(name).anyMatch(p -> isMixed(p) || Scrambled.is(p))) {
      return true;
    }
    for (String part : parts(name)) {
      if (DIGITS_INSIDE.matcher(part).matches()
          || NO_VOWELS.matcher(ONE_SOUND.matcher(part).replaceAll("t")).find()) {
        return true;
      }
    }
    return unique(name).isPresent();
  }

  /** {@code Lf73Q}, {@code nsYB9}: short, with capitals and digits inside. */
  private static boolean isMixed(String part) {
    return part.length() <= LONGEST_MIXED
        && part.chars().anyMatch(Character::isDigit)
        && part.chars().skip(1).anyMatch(Character::isUpperCase);
  }

  /**
   * {@code kHCTgx}, {@code c_hT}: capitals in the middle of nothing, or no part a word could be.
   */
  private static boolean isJumbled(String name) {
    int changes = 0;
    for (int i = 1; i < name.length(); i++) {
      if (Character.isLetter(name.charAt(i - 1))
          && Character.isLetter(name.charAt(i))
          && Character.isUpperCase(name.charAt(i - 1)) != Character.isUpperCase(name.charAt(i))) {
        changes++;
      }
    }
    boolean small = true;
    for (String part : parts(name)) {
      small &= part.length() < 3;
    }
    return changes > JUMBLED * name.length() || (small && !name.matches("h[1-6]"));
  }

  /**
   * What a person wrote of a name that a build tool made unique: {@code zklaml-x1Y2z} is made
   * throughout, as one word that says nothing is no component's name.
   */
  static Optional<String> stem(String name) {
    return unique(name)
        .filter(s -> isTelling(s) || parts(s).size() > 1)
        .filter(NameSense::isRobust);
  }

  private static Optional<String> unique(String name) {
    Matcher module = MODULE.matcher(name);
    return module.matches() && (looksRandom(module.group(2)) || OF_A_FILE.matcher(name).matches())
        ? Optional.of(module.group(1))
        : Optional.empty();
  }

  /** Cases and digits mixed as no person does. */
  private static boolean looksRandom(String end) {
    boolean digit = end.chars().anyMatch(Character::isDigit);
    boolean letter = end.chars().anyMatch(Character::isLetter);
    boolean innerCapital = end.chars().skip(1).anyMatch(Character::isUpperCase);
    boolean lower = end.chars().anyMatch(Character::isLowerCase);
    return (digit && letter) || (innerCapital && lower && !isCamel(end));
  }

  private static boolean isCamel(String text) {
    return text.matches("[A-Z]?[a-z]{2,}([A-Z][a-z]{2,})*");
  }

  /** Whether the name says how something looks or where it stands, not what it is. */
  static boolean isLook(String name) {
    return LOOK.matcher(name).matches();
  }

  /** Whether it is one of many names that together tell how something looks. */
  static boolean isStyle(String name) {
    return STYLE.matcher(name).matches();
  }

  /** Whether a word in the name says what a part of an article is. */
  static boolean isTelling(String name) {
    for (String part : parts(name)) {
      String word = part.toLowerCase(Locale.ROOT);
      if (SENSE.contains(word)
          || SENSE.stream().anyMatch(s -> s.length() > 4 && word.contains(s))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> parts(String name) {
    return CAMEL.splitAsStream(name).toList();
  }
}
