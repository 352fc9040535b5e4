package dev.broadsheet.extract;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.TextNode;

/**
 * A person's name as readers see it, where the metadata has but a part of it, or turns it round.
 */
final class ShownName {
  private static final Pattern TURNED =
      Pattern.compile("(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?), (\\p{Lu}[\\p{L}.'’ -]+)");

  private static final Pattern WORD = Pattern.compile("\\p{Lu}\\p{Ll}+");

  private final PageWalk walk;

  ShownName(PageWalk walk) {
    this.walk = walk;
  }

  /** "Stella Gilman" for "Gilman, Stella" and for "Stella", if the page shows that. */
  String of(String name) {
    Matcher turned = TURNED.matcher(name);
    if (turned.matches()) {
      String round = turned.group(2) + " " + turned.group(1);
      return walk.shows(round) ? round : name;
    }
    return WORD.matcher(name).matches() && !Names.isNobody(name) ? whole(name).orElse(name) : name;
  }

  /** The only name on the page that begins or ends with a word. */
  private Optional<String> whole(String word) {
    Set<String> names = new TreeSet<>();
    walk.each(
        (node, at) -> {
          if (node instanceof TextNode text && mayHave(text, word)) {
            Optional.ofNullable(text.parentElement())
                .map(element -> new ShownLine(element, text.text().strip(), at))
                .filter(line -> Names.isName(line.text()) && hasAtEnd(line.text(), word))
                .filter(this::isHere)
                .ifPresent(line -> names.add(line.text()));
          }
        });
    return names.size() == 1 ? names.stream().findFirst() : Optional.empty();
  }

  /** Systems put the author into a sidebar beside the text. */
  private boolean isHere(ShownLine line) {
    return line.nearness(walk) == 3 || !line.isElsewhere(walk);
  }

  private static boolean mayHave(TextNode text, String word) {
    return text.getWholeText().contains(word)
        && text.parentElement() != null
        && Markup.isSeen(text);
  }

  private static boolean hasAtEnd(String name, String word) {
    String[] words = name.split(" ", -1);
    return Arrays.asList(words[0], words[words.length - 1]).contains(word);
  }
}
