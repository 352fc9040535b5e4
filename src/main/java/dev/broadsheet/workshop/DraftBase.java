package dev.broadsheet.workshop;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The base that a draft extends.
 *
 * @param folders of adapters in which it is, beside those that come with the program
 */
public record DraftBase(String name, List<Path> folders) {
  static final DraftBase NEWS = new DraftBase("news", List.of());

  public DraftBase {
    Objects.requireNonNull(name, "name");
    folders = List.copyOf(folders);
  }

  /** Whether a rule that sites of this platform have in common gave the field. */
  boolean reads(Article article, Field field) {
    return !name.equals(NEWS.name())
        && article.provenance().getOrDefault(field, "").startsWith(name + "/");
  }
}
