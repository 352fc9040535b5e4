package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.article.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes adapters where adapters are kept, and nowhere else. */
public final class AdapterSaving {
  private static final Path UNPLACED = Path.of("adapter.yaml");

  /** A site's name becomes the name of a folder. */
  private static final Pattern SITE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

  private final AdapterFolders folders;

  AdapterSaving(AdapterFolders folders) {
    this.folders = folders;
  }

  /** What became of it, or would. */
  public sealed interface Outcome {
    /** Nothing was written yet, and nothing is in the way. */
    record Ready(Path file, TextChange change) implements Outcome {
      public Ready {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(change, "change");
      }
    }

    /** It stands in the file. */
    record Saved(SiteAdapter adapter) implements Outcome {
      public Saved {
        Objects.requireNonNull(adapter, "adapter");
      }
    }

    /** Nothing was written: the text is no adapter, or its place is none. */
    record Wrong(List<Mistake> mistakes) implements Outcome {
      public Wrong {
        mistakes = List.copyOf(mistakes);
      }
    }

    /**
     * Nothing was written: somebody else changed the file meanwhile.
     *
     * @param change from what is there
     * @param seen by it whoever saw the change may write over what is there
     */
    record ChangedMeanwhile(TextChange change, String seen) implements Outcome {
      public ChangedMeanwhile {
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(seen, "seen");
      }
    }

    /**
     * Nothing was written: a new adapter's site has one already, or its file is there.
     *
     * @param change from what is there
     * @param seen by it whoever saw the change may write over what is there
     */
    record AlreadyThere(Path file, String site, TextChange change, String seen) implements Outcome {
      public AlreadyThere {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(seen, "seen");
      }
    }
  }

  /**
   * Tells what writing the text of an adapter would do.
   *
   * @param known the adapter's file and what was in it when it was opened; empty for a new site
   */
  Outcome look(String text, Optional<Opened> known) throws IOException {
    return look(text, known, "");
  }

  private Outcome look(String text, Optional<Opened> known, String seen) throws IOException {
    try {
      SiteAdapter adapter = folders.read(text, known.map(Opened::file).orElse(UNPLACED));
      Path file = file(adapter, known);
      Optional<Mistake> misplaced = misplaced(adapter, file, known);
      if (misplaced.isPresent()) {
        return new Outcome.Wrong(List.of(misplaced.get()));
      }
      String now = Files.exists(file) ? Files.readString(file) : "";
      String digest = Sha256.hex(now);
      TextChange change = TextChange.of(now, text);
      if (now.equals(known.map(Opened::text).orElse("")) || seen.equals(digest)) {
        return new Outcome.Ready(file, change);
      }
      return known.isPresent()
          ? new Outcome.ChangedMeanwhile(change, digest)
          : new Outcome.AlreadyThere(file, adapter.site(), change, digest);
    } catch (AdapterException e) {
      return new Outcome.Wrong(e.mistakes());
    }
  }

  /** A site has one adapter: another text for it is meant for the same file. */
  private Path file(SiteAdapter adapter, Optional<Opened> known) {
    return known
        .map(Opened::file)
        .or(() -> folders.file(adapter.site()))
        .orElseGet(() -> folders.place(adapter.site(), adapter.country()));
  }

  /**
   * Writes the text of an adapter.
   *
   * @param known the adapter's file and what was in it when it was opened; empty for a new site
   * @param seen of what is there and may be written over; empty: nothing may
   */
  Outcome save(String text, Optional<Opened> known, String seen) throws IOException {
    Outcome outcome = look(text, known, seen);
    if (!(outcome instanceof Outcome.Ready ready)) {
      return outcome;
    }
    write(text, ready.file());
    folders.changed().run();
    return new Outcome.Saved(folders.read(text, ready.file()));
  }

  /**
   * A file as it was when somebody began to change it.
   *
   * @param site whose adapter it is
   */
  public record Opened(Path file, String site, String text) {
    public Opened {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(site, "site");
      Objects.requireNonNull(text, "text");
    }
  }

  private Optional<Mistake> misplaced(SiteAdapter adapter, Path file, Optional<Opened> known)
      throws IOException {
    String site = adapter.site();
    if (!SITE.matcher(site).matches() || site.contains("..")) {
      return mistake(file, "site", "found \"" + site + "\", expected a name such as example.org");
    }
    if (known.filter(k -> !k.site().equals(site)).isPresent()) {
      return mistake(
          file,
          "site",
          "found \"%s\", expected \"%s\": another site is another file"
              .formatted(site, known.orElseThrow().site()));
    }
    return folders.hold(file)
        ? Optional.empty()
        : mistake(file, "", "lies outside of the folders of adapters: nothing is written there");
  }

  private static Optional<Mistake> mistake(Path file, String path, String what) {
    return Optional.of(new Mistake(Yaml.shown(file), path, what));
  }

  /** Whole or not at all. */
  private static void write(String text, Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path fresh = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
