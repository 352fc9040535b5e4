package dev.broadsheet.extract;

import dev.broadsheet.article.Block;
import dev.broadsheet.normalize.Languages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Marks the blocks that are in another language than their article: a Ukrainian caption in a
 * Russian page. What the page declares is believed unless the letters deny it. Else the letters
 * have to stand out among the body's, and the text has to be long enough to be told: names, short
 * and mixed texts stay as they are.
 */
final class ForeignBlocks {
  /** Of a text of this many letters the detector's word counts against the page's. */
  private static final int TOLD = 60;

  /** Languages of one script are told apart where both halves of the text can be told. */
  private static final int LONG = 2 * TOLD;

  private static final int FEWEST_WORDS = 3;

  /**
   * So many marked letters more or less than the rest lets expect, and so many times, stand out.
   */
  private static final int MORE = 3;

  private static final int TIMES = 4;

  private final String language;
  private final List<Block> blocks;
  private final List<Letters> each = new ArrayList<>();
  private final Letters all = new Letters();
  private final Map<String, Integer> declared = new HashMap<>();
  private final Optional<String> detected;

  private ForeignBlocks(List<Block> blocks, String language) {
    this.blocks = blocks;
    this.language = language;
    for (Block block : blocks) {
      Letters letters = Letters.of(words(block));
      each.add(letters);
      all.add(letters);
      block.language().ifPresent(l -> declared.merge(l, letters.count(), Integer::sum));
    }
    detected = each.stream().anyMatch(this::standsOut) ? detectRest() : Optional.empty();
  }

  /**
   * The blocks, each with its language where that is another than the article's.
   *
   * @param blocks each with the language that the page declares for it, if any
   */
  static List<Block> mark(List<Block> blocks, Optional<String> language) {
    if (language.isEmpty()) {
      return blocks.stream().map(b -> b.in(Optional.empty())).toList();
    }
    ForeignBlocks marker = new ForeignBlocks(blocks, language.get());
    List<Block> marked = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Optional<String> other = marker.foreign(i);
      marked.add(other.equals(block.language()) ? block : block.in(other));
    }
    return marked;
  }

  private Optional<String> foreign(int i) {
    return blocks
        .get(i)
        .language()
        .filter(told -> isBelieved(told, i))
        .or(() -> byLetters(each.get(i)).filter(told -> !isDenied(told, i)))
        .or(() -> standsOut(each.get(i)) ? detected(i) : Optional.empty());
  }

  /** A language that most of the body declares is a template's, as the text is not in it. */
  private boolean isBelieved(String told, int i) {
    return !told.equals(language)
        && each.get(i).script() == Letters.scriptOf(told)
        && 2 * declared.getOrDefault(told, 0) < all.count()
        && !isDenied(told, i);
  }

  private boolean isDenied(String told, int i) {
    Letters letters = each.get(i);
    return (told.equals("uk") && letters.russian() > 0)
        || (told.equals("ru") && letters.ukrainian() > 0)
        || (letters.count() >= TOLD
            && Languages.detect(words(blocks.get(i))).filter(d -> !d.equals(told)).isPresent());
  }

  /** Ukrainian in Russian and Russian in Ukrainian show in a few words. */
  private Optional<String> byLetters(Letters letters) {
    boolean ukrainian =
        language.equals("ru")
            && letters.russian() == 0
            && letters.ukrainian() >= Math.max(FEWEST_WORDS, letters.smallWords() / 4);
    boolean russian =
        language.equals("uk")
            && letters.ukrainian() == 0
            && letters.russian() >= Math.max(FEWEST_WORDS - 1, letters.smallWords() / 20)
            && letters.smallWords() > FEWEST_WORDS;
    if (!letters.isProse() || !(ukrainian || russian)) {
      return Optional.empty();
    }
    return Optional.of(ukrainian ? "uk" : "ru");
  }

  /** Whether the letters are so unlike the body's that the text may be in another language. */
  private boolean standsOut(Letters letters) {
    if (letters.count() < TOLD || !letters.isProse()) {
      return false;
    }
    if (letters.script() != all.script()) {
      return true;
    }
    int found = letters.marked();
    int elsewhere = Math.max(1, all.count() - letters.count());
    double expected = (all.marked() - found) * (double) letters.count() / elsewhere;
    return letters.count() >= LONG
        && Math.abs(found - expected) >= MORE
        && (found > TIMES * expected || expected > TIMES * found);
  }

  /** The detector's names of languages may differ from the page's: both texts are asked for. */
  private Optional<String> detected(int i) {
    return detect(words(blocks.get(i)))
        .filter(told -> Letters.scriptOf(told) == each.get(i).script())
        .filter(Predicate.not(language::equals))
        .filter(told -> !detected.filter(told::equals).isPresent());
  }

  /** What the detector says of all that does not stand out. */
  private Optional<String> detectRest() {
    String rest =
        IntStream.range(0, blocks.size())
            .filter(k -> !standsOut(each.get(k)))
            .mapToObj(k -> words(blocks.get(k)))
            .collect(Collectors.joining("\n"));
    return Languages.isSurely(language, rest) ? Optional.of(language) : Languages.detect(rest);
  }

  /** Of a long text both halves have to be in the language, else it is mixed, or no language. */
  private static Optional<String> detect(String text) {
    Optional<String> told = Languages.detect(text);
    int half = text.length() / 2;
    boolean whole =
        Letters.of(text).count() < LONG
            || Stream.of(text.substring(0, half), text.substring(half))
                .allMatch(part -> Languages.detect(part).equals(told));
    return told.filter(_ -> whole);
  }

  private static String words(Block block) {
    return block instanceof Block.Figure figure
        ? figure.image().caption().orElse("")
        : block.text();
  }
}
