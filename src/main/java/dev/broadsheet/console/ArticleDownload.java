package dev.broadsheet.console;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.export.ArticleSink;
import dev.broadsheet.export.ExportFormat;
import dev.broadsheet.export.FileFormat;
import dev.broadsheet.export.FormatKind;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.StoreException;
import io.javalin.http.Context;
import io.javalin.http.TooManyRequestsResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends articles as a file while they are read, one by one. A file that can't be finished is broken
 * off, so that it is not taken for a whole one.
 */
final class ArticleDownload {
  private static final Logger LOG = LoggerFactory.getLogger(ArticleDownload.class);

  /** Each holds one of the store's connections for as long as its reader takes. */
  private static final int MOST = 2;

  private static final Path NAME = Path.of("articles");

  private final ArticleStore articles;
  private final RawArchive archive;
  private final Semaphore places = new Semaphore(MOST);

  ArticleDownload(ArticleStore articles, RawArchive archive) {
    this.articles = articles;
    this.archive = archive;
  }

  /** The names of the formats that are one file and need no options. */
  List<String> formats() {
    return ExportFormat.kinds().stream()
        .filter(kind -> file(kind).isPresent())
        .map(FormatKind::name)
        .toList();
  }

  private Optional<FileFormat> file(FormatKind kind) {
    try {
      return kind.with(Map.of(), NAME, () -> archive) instanceof FileFormat file
          ? Optional.of(file)
          : Optional.empty();
    } catch (AdapterException e) {
      return Optional.empty(); // it has an option that must be given
    }
  }

  /** Sends the articles that are meant. */
  void send(ArticleFilter filter, String formatName, Context context) throws IOException {
    FileFormat format =
        ExportFormat.byName(formatName)
            .flatMap(this::file)
            .orElseThrow(() -> Request.badRequest("format: expected one of " + formats()));
    if (!places.tryAcquire()) {
      throw new TooManyRequestsResponse();
    }
    try {
      String name = NAME + "." + format.extension();
      context
          .contentType("application/octet-stream")
          .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
      stream(filter, format, context);
    } finally {
      places.release();
    }
  }

  private void stream(ArticleFilter filter, FileFormat format, Context context) throws IOException {
    try (ArticleSink sink = format.open(context.outputStream())) {
      try {
        articles.forEachStored(
            filter,
            article -> {
              try {
                sink.write(article);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      } catch (UncheckedIOException | StoreException e) {
        LOG.debug("A download was broken off", e);
        ServletContextRequest.getServletContextRequest(context.req()).getServletChannel().abort(e);
      }
    }
  }
}
