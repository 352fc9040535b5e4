package dev.broadsheet.bench.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Precision;
import dev.broadsheet.testing.Invented;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Articles of invented words, the same in each run. */
public final class Invention {
  private static final int WORDS = 60_000;
  private static final int DAYS = 730;
  private static final OffsetDateTime FIRST = OffsetDateTime.parse("2024-04-01T12:30:00Z");

  private final int words;
  private final Random random = new Random(5);
  private final List<String> vocabulary = IntStream.range(0, WORDS).mapToObj(n -> word()).toList();

  /** Of articles of 3 KB of text. */
  public Invention() {
    this(50);
  }

  /**
   * Of articles of other lengths.
   *
   * @param words of each of eight paragraphs
   */
  public Invention(int words) {
    this.words = words;
  }

  /** An article that was published on a day of two years. */
  public Article article(URI url, String site) {
    return Invented.of(site, url.toString(), text(8))
        .lead(text(25))
        .body(IntStream.range(0, 8).<Block>mapToObj(n -> new Block.Paragraph(text(words))).toList())
        .published(Optional.of(new Moment(FIRST.plusDays(random.nextInt(DAYS)), Precision.MINUTE)))
        .authors(text(2))
        .tags(IntStream.range(0, 4).mapToObj(n -> text(1)).toList())
        .section("news")
        .language("en")
        .fetched(Instant.parse("2026-03-29T12:00:00Z"))
        .provenance(
            Map.of(Field.TITLE, "h1", Field.BODY, "article", Field.PUBLISHED, "time@datetime"))
        .made();
  }

  /** The word that most articles have. */
  public String commonest() {
    return vocabulary.getFirst();
  }

  /** Words as often as in a language: few are common. */
  String text(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> vocabulary.get((int) (WORDS * Math.pow(random.nextDouble(), 4))))
        .collect(Collectors.joining(" "));
  }

  private String word() {
    return random
        .ints(3 + random.nextInt(8), 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
