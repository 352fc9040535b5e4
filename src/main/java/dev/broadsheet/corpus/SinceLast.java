package dev.broadsheet.corpus;

import dev.broadsheet.archive.Durable;
import dev.broadsheet.archive.FileHold;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.Exported;
import dev.broadsheet.export.Exporter;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleMoment;
import dev.broadsheet.store.ArticleStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Exports what is new or changed since the last export of that kind to the same place in the same
 * format. How far that came is kept in the data folder, a file for each, and put there last: after
 * a kill the same is exported again, and nothing is left out.
 */
public final class SinceLast {
  private static final String ASIDE = ".part";

  private final ArticleStore articles;
  private final Path marks;

  /**
   * Exports of a store.
   *
   * @param marks the folder of the marks
   */
  public SinceLast(ArticleStore articles, Path marks) {
    this.articles = articles;
    this.marks = marks;
  }

  /**
   * Writes what has changed, and beside it what of earlier exports holds no more: {@code
   * OUT.tombstones.jsonl}, empty where that is nothing.
   *
   * @param asked the question whose answer the filter is today
   * @param name the format's
   * @throws CorpusException if another does so at the same place
   */
  public Exported export(
      ArticleFilter filter, String asked, String name, ExportFormat format, Path out) {
    Path whole = out.toAbsolutePath().normalize();
    try (FileHold _ = hold(whole)) {
      Path file = marks.resolve(named(name + " " + whole + asked));
      Mark last = Mark.read(file);
      return articles.atOneMoment(moment -> export(moment, filter, last, file, format, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileHold hold(Path whole) throws IOException {
    return FileHold.take(marks.resolve(named(whole.toString()) + ".lock"))
        .orElseThrow(
            () ->
                new CorpusException(
                    whole + ": another export goes on there with --since-last; nothing was begun"));
  }

  private static Exported export(
      ArticleMoment moment,
      ArticleFilter filter,
      Mark last,
      Path mark,
      ExportFormat format,
      Path out) {
    Advance advance = Advance.of(last, moment, filter);
    Exported exported =
        Exporter.export(sink -> moment.articles(advance.changed(), sink), format, out);
    replace(out.resolveSibling(out.getFileName() + ".tombstones.jsonl"), advance.tombstones());
    replace(mark, advance.mark().toText());
    return exported;
  }

  private static void replace(Path file, String text) {
    try {
      Path whole = file.toAbsolutePath();
      Path aside = whole.resolveSibling(whole.getFileName() + ASIDE);
      Files.writeString(aside, text);
      Durable.sync(aside);
      Files.move(aside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Durable.sync(whole.resolveSibling(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String named(String key) {
    return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
