package dev.broadsheet.workshop;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What can be done about a site whose pages changed. Nothing of it is written yet. */
public sealed interface Repair {

  /** Pages that could not be used, and why. */
  List<String> troubles();

  /**
   * The adapter still reads the pages as they are known.
   *
   * @param pages that were looked at
   */
  record Unbroken(int pages, List<String> troubles) implements Repair {
    public Unbroken {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * Something is broken, or may be, and nothing better was found.
   *
   * @param pages that were looked at; none: there was nothing to compare with
   */
  record Hopeless(int pages, List<FieldRepair> fields, List<String> troubles) implements Repair {
    public Hopeless {
      fields = List.copyOf(fields);
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * A better adapter.
   *
   * @param old the adapter as it is
   * @param pages that were looked at
   * @param fields that are broken, also those for which nothing was found
   * @param before the text of its file
   * @param after the text that is proposed
   * @param cases the site's cases, read by the new adapter
   * @param failing names of those that passed by the old one and no longer do
   * @param recorded a case of a page as it is now
   */
  record Proposal(
      SiteAdapter old,
      int pages,
      List<FieldRepair> fields,
      String before,
      String after,
      List<CaseResult> cases,
      List<String> failing,
      Optional<Recording> recorded,
      List<String> notes,
      List<String> troubles)
      implements Repair {
    private static final int CONTEXT = 3;

    public Proposal {
      Objects.requireNonNull(old, "old");
      fields = List.copyOf(fields);
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(after, "after");
      cases = List.copyOf(cases);
      failing = List.copyOf(failing);
      Objects.requireNonNull(recorded, "recorded");
      notes = List.copyOf(notes);
      troubles = List.copyOf(troubles);
    }

    /** The adapter's file as it is against as it would be, in the form of {@code diff -u}. */
    public List<String> diff() {
      String name = Yaml.shown(old.file());
      List<String> lines = before.lines().toList();
      return UnifiedDiffUtils.generateUnifiedDiff(
          name, name, lines, DiffUtils.diff(lines, after.lines().toList()), CONTEXT);
    }

    /**
     * Writes the adapter, as a whole or not at all, and the case beside it.
     *
     * @throws IOException also where the file was changed meanwhile
     */
    public void write() throws IOException {
      Path file = old.file().toRealPath();
      if (!Files.readString(file).equals(before)) {
        throw new IOException(Yaml.shown(file) + " was changed meanwhile: nothing was written");
      }
      Path aside = file.resolveSibling("." + file.getFileName() + ".new");
      Files.writeString(aside, after);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (recorded.isPresent()) {
        recorded.get().write(false);
      }
    }
  }
}
