package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cases of a site: the folder {@code cases} beside its adapter. */
public final class Cases {
  private static final String FOLDER = "cases";

  private Cases() {}

  /** Where the cases of an adapter lie, whether there are any or not. */
  public static Path folder(SiteAdapter adapter) {
    return adapter.file().resolveSibling(FOLDER);
  }

  /**
   * Reads all cases of an adapter, in the order of their names; what is wrong with one is added to
   * the mistakes, and the others are read all the same.
   */
  public static List<Case> read(SiteAdapter adapter, List<Mistake> mistakes) {
    List<Case> cases = new ArrayList<>();
    for (Path file : files(folder(adapter))) {
      String name = file.toString();
      if (name.endsWith(CaseFile.ENDING)) {
        CaseFile.read(file, adapter, mistakes).ifPresent(cases::add);
      } else if (name.endsWith(CaseFile.PAGE_ENDING)) {
        Path expectations = expectations(name);
        if (!Files.exists(expectations)) {
          mistakes.add(
              new Mistake(
                  Yaml.shown(file),
                  "",
                  "found a page of which nothing is expected, expected "
                      + expectations.getFileName()
                      + " beside it"));
        }
      }
    }
    return cases;
  }

  /** The case to which a page's file belongs, if there is one and its file is right. */
  public static Optional<Case> ofPage(Path page, SiteAdapter adapter) {
    String name = page.toString();
    if (!name.endsWith(CaseFile.PAGE_ENDING)) {
      return Optional.empty();
    }
    Path file = expectations(name);
    return Files.isRegularFile(file)
        ? CaseFile.read(file, adapter, new ArrayList<>())
        : Optional.empty();
  }

  private static Path expectations(String page) {
    return Path.of(
        page.substring(0, page.length() - CaseFile.PAGE_ENDING.length()) + CaseFile.ENDING);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
