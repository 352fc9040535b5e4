package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes out of a body what only repeats title, subtitle, lead or a sentence of its own. */
final class Repeats {
  /**
   * So many lines are a body's head, where title and byline stand again; a title may as well as a
   * heading anywhere. Further down it is text.
   */
  static final int HEAD = 4;

  /** Shorter quotes may well be said twice. */
  private static final int SHORTEST_PULLED = 30;

  /** A page with more quotes shows posts of others; each costs a look at the whole text. */
  private static final int MOST_QUOTES = 50;

  private static final int LONGEST_SPEAKER = 100;

  /** Letters beside the names: "by", "and", "기자". */
  private static final int LONGEST_ROLE = 6;

  /** Names and addresses of many. */
  private static final int LONGEST_BYLINE = 300;

  private static final int SHORTEST_TITLE = 20;

  /** Letters before a repeated title: "share", or "you are here: home, town". */
  private static final int LONGEST_LABEL = 8;

  private static final int LONGEST_WAY = 60;

  /** A line that only divides. */
  private static final Pattern RULE = Pattern.compile("[\\s*=~·•.…#+|<>/\\\\–—-]+");

  /** Where a template should have put something: {@code $$LEAD$$}, {@code {{lead}}}. */
  private static final Pattern OPEN_PLACE =
      Pattern.compile(
          "(\\$\\$|%%|##)[\\w .-]+\\1|\\{\\{[^{}]*\\}\\}|\\[\\[?[a-z]+[_:][\\w:-]*\\]\\]?");

  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");

  private Repeats() {}

  static List<Block> without(
      List<Block> blocks, Optional<String> title, Optional<String> subtitle) {
    Set<String> said =
        Stream.of(title, subtitle)
            .flatMap(Optional::stream)
            .map(SameText::key)
            .filter(k -> !k.isEmpty())
            .collect(Collectors.toSet());
    List<Block> kept = new ArrayList<>();
    int texts = 0;
    for (Block block : blocks) {
      boolean isFirst = !block.text().isEmpty() && texts++ == 0;
      boolean mayRepeat = texts <= HEAD || block instanceof Block.Heading;
      boolean isText = !isNoText(block) && !(mayRepeat && repeats(block, said, isFirst));
      if (block.text().isEmpty() || isText) {
        kept.add(block);
      }
    }
    return kept;
  }

  private static boolean isNoText(Block block) {
    String text = block.text();
    return !text.isEmpty()
        && (RULE.matcher(text).matches()
            || OPEN_PLACE.matcher(text).matches()
            || (block instanceof Block.Heading && SameText.key(text).isEmpty()));
  }

  /** Whether a block says one of the texts, with the way to it, a kicker or a button before it. */
  private static boolean repeats(Block block, Set<String> said, boolean isFirst) {
    String key = SameText.key(block.text());
    if (block instanceof Block.Listing list) {
      return said.contains(SameText.key(list.items().getLast()));
    }
    boolean way =
        (isFirst && block instanceof Block.Heading) || Residue.of(block.text()).isPresent();
    int label = way ? LONGEST_WAY : LONGEST_LABEL;
    return said.contains(key)
        || said.stream()
            .anyMatch(
                s ->
                    s.length() >= SHORTEST_TITLE
                        && key.length() - s.length() <= label
                        && key.endsWith(s));
  }

  /** The body without its first texts where they are the lead. */
  static List<Block> withoutLead(List<Block> blocks, String lead) {
    String key = SameText.key(lead);
    StringBuilder said = new StringBuilder();
    List<Block> rest = new ArrayList<>();
    for (Block block : blocks) {
      if (block.text().isEmpty() || said.length() >= key.length()) {
        rest.add(block);
      } else {
        said.append(SameText.key(block.text()));
      }
    }
    return said.toString().equals(key) ? rest : blocks;
  }

  /** The body without lines at its head and end that name its authors, with a role at most. */
  static List<Block> withoutByline(List<Block> blocks, List<String> authors) {
    List<Block> texts = blocks.stream().filter(b -> !b.text().isEmpty()).toList();
    if (texts.size() < 2) {
      return blocks;
    }
    Set<Block> bylines = Collections.newSetFromMap(new IdentityHashMap<>());
    Stream.concat(texts.stream().limit(HEAD), Stream.of(texts.getLast()))
        .filter(line -> line.text().length() <= LONGEST_BYLINE && isByline(line.text(), authors))
        .forEach(bylines::add);
    return bylines.isEmpty() ? blocks : blocks.stream().filter(b -> !bylines.contains(b)).toList();
  }

  private static boolean isByline(String text, List<String> authors) {
    String line =
        SameText.key(text.indexOf('@') < 0 ? text : ADDRESS.matcher(text).replaceAll(" "));
    String rest = line;
    for (String author : authors) {
      rest = rest.replace(SameText.key(author), "");
    }
    return rest.length() < line.length() && rest.length() <= LONGEST_ROLE;
  }

  /** The body without quotes that lift a sentence out of its paragraphs, and their speakers. */
  static List<Block> withoutPullQuotes(List<Block> blocks) {
    long quotes = blocks.stream().filter(Block.Quote.class::isInstance).count();
    if (quotes == 0 || quotes > MOST_QUOTES) {
      return blocks;
    }
    String told =
        blocks.stream()
            .filter(Block.Paragraph.class::isInstance)
            .map(b -> SameText.key(b.text()))
            .collect(Collectors.joining("\n"));
    List<Block> kept = new ArrayList<>();
    boolean pulled = false;
    for (Block block : blocks) {
      pulled =
          block instanceof Block.Quote quote
              && (isPulled(quote.text(), told) || (pulled && isSpeaker(quote.text())));
      if (!pulled) {
        kept.add(block);
      }
    }
    return kept;
  }

  private static boolean isPulled(String quote, String told) {
    String key = SameText.key(quote);
    return key.length() >= SHORTEST_PULLED && told.contains(key);
  }

  private static boolean isSpeaker(String text) {
    return text.length() <= LONGEST_SPEAKER
        && ("—–-".indexOf(text.charAt(0)) >= 0
            || ".!?…\"”“»".indexOf(text.charAt(text.length() - 1)) < 0);
  }
}
