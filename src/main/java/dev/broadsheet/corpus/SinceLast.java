package dev.broadsheet.app;

import dev.broadsheet.archive.Durable;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.Exported;
import dev.broadsheet.export.Exporter;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.Card;
import dev.broadsheet.store.Deleted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * Exports what is new or changed since the last export of that kind to the same place in the same
 * format. How far that came is kept in the data folder, a small file for each, and put there last:
 * after a kill the same is exported again, and nothing is left out.
 */
final class SinceLast {
  private static final String ASIDE = ".part";

  private final ArticleStore articles;
  private final Path marks;

  /**
   * Exports of a store.
   *
   * @param marks the folder of the marks
   */
  SinceLast(ArticleStore articles, Path marks) {
    this.articles = articles;
    this.marks = marks;
  }

  /**
   * Writes what has changed, and beside it what of earlier exports holds no more: {@code
   * OUT.tombstones.jsonl}, empty where that is nothing.
   *
   * @param asked the question whose answer the filter is today
   * @param name the format's
   */
  Exported export(ArticleFilter filter, String asked, String name, ExportFormat format, Path out) {
    Path mark = mark(out, name, asked);
    long last = read(mark);
    return articles.atOneMoment(
        moment -> {
          // a store that was made anew counts anew
          long since = last <= moment.revision() ? last : 0;
          StringBuilder tombstones = new StringBuilder();
          long[] changed = changed(moment, filter, since, tombstones);
          moment.deletedSince(since, article -> bury(article, since, tombstones));
          Exported exported = Exporter.export(sink -> moment.articles(changed, sink), format, out);
          replace(out.resolveSibling(out.getFileName() + ".tombstones.jsonl"), tombstones);
          replace(mark, Long.toString(moment.revision()));
          return exported;
        });
  }

  private static long[] changed(
      ArticleMoment moment, ArticleFilter filter, long since, StringBuilder tombstones) {
    LongStream.Builder changed = LongStream.builder();
    moment.cards(
        filter,
        card -> {
          if (card.revision() > since) {
            bury(card, since, tombstones);
            if (card.withdrawn().isEmpty()) {
              changed.add(card.number());
            }
          }
        });
    return changed.build().toArray();
  }

  /** A card's number is the revision of its first version: what is later was never exported. */
  private static void bury(Card card, long since, StringBuilder tombstones) {
    if (card.number() <= since) {
      bury(card.id(), card.withdrawn().isPresent() ? "withdrawn" : "superseded", tombstones);
    }
  }

  /** Nothing is known any more of what it was like: it may never have fitted. */
  private static void bury(Deleted article, long since, StringBuilder tombstones) {
    if (article.number() <= since) {
      bury(article.id(), "deleted", tombstones);
    }
  }

  private static void bury(String id, String reason, StringBuilder tombstones) {
    tombstones.append("{\"id\":\"%s\",\"reason\":\"%s\"}\n".formatted(id, reason));
  }

  private Path mark(Path out, String format, String asked) {
    String key = format + " " + out.toAbsolutePath().normalize() + asked;
    return marks.resolve(UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString());
  }

  private static long read(Path mark) {
    try {
      return Files.exists(mark) ? Long.parseLong(Files.readString(mark).strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void replace(Path file, CharSequence text) {
    try {
      Path whole = file.toAbsolutePath();
      Files.createDirectories(whole.resolveSibling(""));
      Path aside = whole.resolveSibling(whole.getFileName() + ASIDE);
      Files.writeString(aside, text);
      Durable.sync(aside);
      Files.move(aside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Durable.sync(whole.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
