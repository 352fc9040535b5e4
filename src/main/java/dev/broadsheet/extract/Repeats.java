package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes out of a body what only repeats title, subtitle, lead or a sentence of its own. */
final class Repeats {
  /** A repeated title stands at the head, or as a heading anywhere; further down it is text. */
  private static final int HEAD = 4;

  /** Shorter quotes may well be said twice. */
  private static final int SHORTEST_PULLED = 30;

  /** A page with more quotes shows posts of others; each costs a look at the whole text. */
  private static final int MOST_QUOTES = 50;

  private static final int LONGEST_SPEAKER = 100;

  /** Letters beside the names: "by", "and", "기자". */
  private static final int LONGEST_ROLE = 6;

  private static final int SHORTEST_TITLE = 20;

  /** Letters before a repeated title: "share", or "you are here: home, town". */
  private static final int LONGEST_LABEL = 8;

  private static final int LONGEST_WAY = 60;

  /** A line that only divides. */
  private static final Pattern RULE = Pattern.compile("[\\s*=~·•.…#+|/\\\\–—-]+");

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
    int[] texts = {0};
    return blocks.stream()
        .filter(
            block -> {
              String text = block.text();
              boolean atHead =
                  (!text.isEmpty() && texts[0]++ < HEAD) || block instanceof Block.Heading;
              return text.isEmpty() || !atHead || !repeats(block, said);
            })
        .filter(block -> !isRule(block))
        .toList();
  }

  private static boolean isRule(Block block) {
    String text = block.text();
    return !text.isEmpty()
        && (RULE.matcher(text).matches()
            || (block instanceof Block.Heading && SameText.key(text).isEmpty()));
  }

  /** Whether a block says one of the texts, or the way to it or a button's word before it. */
  private static boolean repeats(Block block, Set<String> said) {
    String key = SameText.key(block.text());
    if (block instanceof Block.Listing list) {
      return said.contains(SameText.key(list.items().getLast()));
    }
    int label = Residue.of(block.text()).isPresent() ? LONGEST_WAY : LONGEST_LABEL;
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

  /** The body without a last line that names its authors, with a role or an address at most. */
  static List<Block> withoutByline(List<Block> blocks, List<String> authors) {
    int last = blocks.size() - 1;
    while (last > 0 && blocks.get(last).text().isEmpty()) {
      last--;
    }
    if (last <= 0 || !isByline(blocks.get(last).text(), authors)) {
      return blocks;
    }
    List<Block> rest = new ArrayList<>(blocks);
    rest.remove(last);
    return rest;
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
    return text.length() <= LONGEST_SPEAKER && "—–-".indexOf(text.charAt(0)) >= 0;
  }
}
