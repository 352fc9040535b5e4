package dev.broadsheet.extract;

import dev.broadsheet.normalize.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads lists of names: authors without "By", dates and addresses; tags each once. */
final class Names {
  private static final int MAX_AUTHORS = 20;

  /** Authors that are compared with each other before they are counted. */
  private static final int MAX_COMPARED = 500;

  private static final int MAX_TAGS = 100;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_SHOWN = 40;

  /** Beside what tells a byline, words that metadata has before a name. */
  private static final Pattern LABEL =
      Pattern.compile(
          "^(?:"
              + BylineLabels.PACKAGED.by()
              + "|"
              + BylineLabels.PACKAGED.author()
              + "|(?:di|words|текст|журналист|кореспондент|корреспондент|authors?|autoren|verfasser"
              + "|tác giả)\\s*:?)(?:(?<=[:：])\\s*|\\s+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Where a byline goes on with something else: a date, an address, a role in brackets. */
  private static final Pattern END =
      Pattern.compile(
          "(?:^|,?\\s+)\\p{L}+\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}.*$"
              + "|,?\\s+\\p{L}{2,3}\\.?\\s+\\d{1,2}\\b.*$"
              + "|[\\s,]*(?:[|•·–—(@\\d/]|\\s-\\s|,?\\s(?:on|am|le|el|in|für|for|vom|at|updated|published"
              + "|posted)(?:\\s|$)).*$",
          Pattern.CASE_INSENSITIVE);

  /** "Posted on March 5 by", "Ein Gespräch von"; but "von" is also within names. */
  private static final Pattern LABEL_WITHIN =
      Pattern.compile(
          "^(?:.{3,40}?\\sby|.{0,30}?(?:\\d|\\bein).{0,30}?\\svon)\\s+(?=\\p{Lu})",
          Pattern.CASE_INSENSITIVE);

  /**
   * What stands beside a name: behind it its initials, in German newspapers; "reporter" behind it
   * in Korean ones, before it in Chinese ones.
   */
  private static final Pattern BESIDE =
      Pattern.compile(
          "\\s+(?:\\(\\p{L}[\\p{L}.]{0,4}\\)|기자)$|^本?[报報]?[记記]者[:：]?\\s*(?=\\p{IsHan}{2})");

  /** Words of a byline that stand alone where its parts are divided. */
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?iu)(?:posted|published|updated|written|veröffentlicht|aktualisiert|by|von|author|autor(?:in)?)(?:"
              + " by)?\\W*|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag"
              + "|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|.*\\s(?:of|by|von|par|por)");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*[;|•\\n"
              + "]\\s*|\\s+(?:and|und|et|en|og|och|ja|e|y|i|ve|и|та|і|&)\\s+|,\\s*(?:and\\s+)?");

  /** "Gilman, Stella; Reed, Ann": only here a comma divides no names. */
  private static final Pattern TURNED = Pattern.compile("[^;,]+,[^;,]+(?:;[^;,]+,[^;,]+)+");

  private static final Pattern SLASH = Pattern.compile("\\s*/\\s*");

  /** Up to five words that begin with a capital, or are such as stand within names. */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?!\\p{Ll})(?!\\p{IsLatin}{1,2}$)"
              + "(?:(?:\\P{Ll}\\S*|v[ao]n|de[rnl]?|d[aiou]s?|della|l[aeo]s?|el|al|y|e|bin|ibn|ben|te[rn]|zur?|a[fv])"
              + "(?:\\s|$)){1,5}");

  /** A comma also stands before a role: only what has the form of a name divides. */
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}.'’-]*(?:\\s+[\\p{L}.'’-]+){1,4}");

  private static final Pattern ROLE =
      Pattern.compile(
          "(?<!\\p{L})" + BylineLabels.PACKAGED.role() + "(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ROLE_ALONE =
      Pattern.compile(
          "(?:(?:senior|staff|leitender?|chief)\\s+)?" + BylineLabels.PACKAGED.role(),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern AGENCY =
      Pattern.compile(
          BylineLabels.PACKAGED.agency(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ADDRESS =
      Pattern.compile("https?://|www\\.|@|\\.(?:com|ru|ua|org|net)/", Pattern.CASE_INSENSITIVE);

  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+");

  private static final String NO_NAME_SIGNS = ":：?";

  /** What HighWire's journals write into the link to a person's papers. */
  private static final Pattern ORCID = Pattern.compile("View ORCID Profile\\s*");

  private Names() {}

  static List<String> authors(List<String> texts) {
    List<String> names = new ArrayList<>();
    for (String text : texts.stream().flatMap(Names::apart).toList()) {
      String clean = ORCID.matcher(Texts.clean(text)).replaceAll("");
      String bare = LABEL.matcher(clean).replaceFirst("");
      divide(bare).forEach(name -> names.add(BESIDE.matcher(name).replaceFirst("")));
    }
    return once(
        apart(names.stream().filter(Names::canBeAuthor).limit(MAX_COMPARED).toList()), MAX_AUTHORS);
  }

  private static Stream<String> apart(String text) {
    return TURNED.matcher(text).matches() ? Stream.of(text.split(";", -1)) : Stream.of(text);
  }

  /** The names of a line on the page, where nothing but a byline stands. */
  static List<String> byline(String line) {
    String bare = LABEL.matcher(Texts.clean(MAIL.matcher(line).replaceAll(" "))).replaceFirst("");
    String name = LABEL_WITHIN.matcher(bare).replaceFirst("");
    return authors(List.of(END.matcher(name).replaceFirst(""))).stream()
        .map(Names::withoutPlace)
        .filter(Names::looksLikeName)
        .toList();
  }

  /**
   * The names of a byline whose parts stand in elements of their own, without its label, roles and,
   * beside a person, agencies; none where a part may be something else.
   */
  static List<String> inPieces(List<String> pieces) {
    List<String> names = new ArrayList<>();
    for (String piece : pieces) {
      boolean isBeside = isBesideNames(piece);
      List<String> here = alone(LABEL.matcher(Texts.clean(piece)).replaceFirst(""));
      if (!isBeside && here.isEmpty()) {
        return List.of();
      }
      names.addAll(isBeside ? List.of() : here);
    }
    if (!names.stream().allMatch(Names::isShouted)) {
      names.removeIf(Names::isShouted); // the paper, beside people
    }
    return once(names, MAX_AUTHORS);
  }

  private static boolean isShouted(String name) {
    return name.codePoints().noneMatch(Character::isLowerCase);
  }

  private static boolean isBesideNames(String piece) {
    return piece.codePoints().noneMatch(Character::isLetter)
        || piece.codePoints().anyMatch(Character::isDigit)
        || LABEL.matcher(piece + " ").matches()
        || BETWEEN.matcher(" " + piece + " ").matches()
        || NO_NAME.matcher(piece).matches()
        || AGENCY.matcher(piece).matches()
        || ROLE.matcher(piece).find();
  }

  /** The names of a line that has nothing but names; else none. */
  static List<String> alone(String line) {
    List<String> names = SLASH.splitAsStream(line).flatMap(BETWEEN::splitAsStream).toList();
    return names.stream().allMatch(Names::isName) ? names : List.of();
  }

  /** "Ann Reed, Lisbon" */
  private static String withoutPlace(String name) {
    int comma = name.indexOf(", ");
    return comma > 0
            && Character.isUpperCase(name.codePointAt(comma + 2))
            && (NAME.matcher(name.substring(0, comma)).matches()
                || AGENCY.matcher(name.substring(0, comma)).matches())
        ? name.substring(0, comma)
        : name;
  }

  /** Whether a word says what an author is, or names an agency. */
  static boolean isNobody(String word) {
    return ROLE.matcher(word).find() || AGENCY.matcher(word).matches();
  }

  /** Whether a text has the form of a person's name. */
  static boolean isName(String text) {
    return text.length() <= LONGEST_SHOWN && NAME.matcher(text).matches() && looksLikeName(text);
  }

  private static boolean looksLikeName(String text) {
    return text.length() <= LONGEST_SHOWN
        && !NO_NAME.matcher(text).matches()
        && !ROLE_ALONE.matcher(text).matches()
        && !text.endsWith(",")
        && WORDS.matcher(text).matches()
        && text.codePoints().noneMatch(c -> Character.isDigit(c) || NO_NAME_SIGNS.indexOf(c) >= 0);
  }

  /** Tags in order, each once. */
  static List<String> tags(List<String> texts) {
    List<String> tags =
        texts.stream()
            .map(Texts::clean)
            .map(t -> t.startsWith("#") ? t.substring(1).strip() : t)
            .filter(t -> !t.isEmpty() && t.length() <= LONGEST_NAME)
            .toList();
    return once(tags, MAX_TAGS);
  }

  /** What stands behind the names, a role or an agency, is none of them. */
  private static List<String> divide(String text) {
    List<String> parts = List.of(BETWEEN.split(text));
    List<String> names = parts.stream().takeWhile(Names::isPerson).toList();
    boolean divides =
        names.size() > 1
            || (names.size() == 1
                && parts.size() > 1
                && (text.length() > LONGEST_NAME || ROLE.matcher(parts.get(1)).find()));
    return divides ? names : List.of(text);
  }

  private static boolean isPerson(String text) {
    return NAME.matcher(text).matches() && !ROLE.matcher(text).find();
  }

  /** "All articles of Jane Doe" beside "Jane Doe" is a link. */
  private static List<String> apart(List<String> names) {
    return names.stream()
        .filter(
            name ->
                names.stream()
                    .noneMatch(n -> n.indexOf(' ') > 0 && !n.equals(name) && name.contains(n)))
        .toList();
  }

  private static boolean canBeAuthor(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && name.codePoints().anyMatch(Character::isLetter)
        && !ADDRESS.matcher(name).find();
  }

  private static List<String> once(List<String> texts, int max) {
    Map<String, String> byKey = new LinkedHashMap<>();
    texts.forEach(t -> byKey.putIfAbsent(SameText.key(t), t));
    byKey.remove("");
    return byKey.values().stream().limit(max).toList();
  }
}
