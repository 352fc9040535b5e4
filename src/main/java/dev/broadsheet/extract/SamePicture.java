package dev.broadsheet.extract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether two addresses are of one picture in other sizes, as far as their words tell. */
final class SamePicture {
  private static final Pattern FILE =
      Pattern.compile(
          "([^/]*?)(?:[-_.]?\\d{2,4}x\\d{2,4}|[-_]scaled|@\\dx)?\\.(?:jpe?g|png|gif|webp|avif)$");

  /** A shorter name, or one of letters alone, is of many pictures: "original". */
  private static final Pattern TELLING = Pattern.compile("(?=.*[\\d_-])(?=.*\\p{L}).{8,}");

  private static final Pattern DIVIDER = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A number of a picture, or of its article; not its size or day. */
  private static final Pattern NUMBER =
      Pattern.compile("(?!\\d+x\\d+$)(?!20\\d{6}$)(?=.*\\d).{6,}");

  private SamePicture() {}

  /** Whether their files are called the same. */
  static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    Matcher a = FILE.matcher(path(one));
    Matcher b = FILE.matcher(path(other));
    return a.find()
        && b.find()
        && (path(one).equals(path(other))
            || (a.group(1).equals(b.group(1)) && TELLING.matcher(a.group(1)).matches()));
  }

  /** Whether they have a number in common, or the names of their files. */
  static boolean maybe(String one, String other) {
    Set<String> numbers = numbers(one);
    return same(one, other) || numbers(other).stream().anyMatch(numbers::contains);
  }

  private static Set<String> numbers(String address) {
    return DIVIDER
        .splitAsStream(path(address))
        .filter(NUMBER.asMatchPredicate())
        .collect(Collectors.toSet());
  }

  private static String path(String address) {
    return address.replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
  }
}
