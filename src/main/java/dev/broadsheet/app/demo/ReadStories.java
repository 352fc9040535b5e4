package dev.broadsheet.app.demo;

import dev.broadsheet.article.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which stories with a correction were read before, kept as empty files: the correction follows the
 * first reading, in the next run of the newsroom too. Thread-safe.
 *
 * @param folder holds a file for each story that was read
 */
record ReadStories(Path folder) {

  boolean contains(Story story) {
    return story.corrected() != null && Files.exists(file(story));
  }

  void add(Story story) {
    if (story.corrected() == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      Files.write(file(story), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Story story) {
    return folder.resolve(Article.idOf(URI.create(story.path())));
  }
}
