package dev.broadsheet.workshop;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.article.Page;
import dev.broadsheet.workshop.AdapterSaving.Opened;
import dev.broadsheet.workshop.AdapterSaving.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file in which the adapter of a desk stands, or will; it knows what was in it when it was read
 * or written last. Thread-safe.
 */
public final class DeskFile {
  private final AdapterFolders folders;
  private final Path begun;
  private Optional<Opened> opened;

  private DeskFile(AdapterFolders folders, Path begun, Optional<Opened> opened) {
    this.folders = folders;
    this.begun = begun;
    this.opened = opened;
  }

  /**
   * A file that is not there yet.
   *
   * @param place where it goes if its text stays as it is
   */
  static DeskFile fresh(AdapterFolders folders, Path place) {
    return new DeskFile(folders, place, Optional.empty());
  }

  /** A file that is there. */
  static DeskFile of(AdapterFolders folders, Opened opened) {
    return new DeskFile(folders, opened.file(), Optional.of(opened));
  }

  /**
   * Reads a text as that of the file.
   *
   * @throws AdapterException with every mistake in it
   */
  SiteAdapter read(String yaml) {
    return folders.read(yaml, begun);
  }

  /** The adapter's file, or where a new one goes, as its author knows it. */
  public synchronized String shown() {
    return Yaml.shown(opened.map(Opened::file).orElse(begun));
  }

  /** The file in which a text would be saved: the adapter's own, or where such a new one goes. */
  public synchronized String shown(String yaml) {
    if (opened.isPresent()) {
      return shown();
    }
    try {
      SiteAdapter adapter = read(yaml);
      return Yaml.shown(folders.place(adapter.site(), adapter.country()));
    } catch (AdapterException e) {
      return shown();
    }
  }

  /** Whether the adapter stands in a file. */
  public synchronized boolean isSaved() {
    return opened.isPresent();
  }

  /** What saving a text would do; nothing is written. */
  public synchronized Outcome look(String yaml) throws IOException {
    return new AdapterSaving(folders).look(yaml, opened);
  }

  /**
   * Writes a text to the file.
   *
   * @param seen of what is there and may be written over, as an outcome told it; empty for nothing
   */
  public synchronized Outcome save(String yaml, String seen) throws IOException {
    Outcome outcome = new AdapterSaving(folders).save(yaml, opened, seen);
    if (outcome instanceof Outcome.Saved saved) {
      opened = Optional.of(new Opened(saved.adapter().file(), saved.adapter().site(), yaml));
    }
    return outcome;
  }

  /**
   * Makes a case of a page, beside the file.
   *
   * @return empty where the page gives no article
   * @throws AdapterException where the text is not what is saved
   */
  synchronized Optional<Recording> record(String yaml, Page page) throws IOException {
    Opened saved =
        opened
            .filter(o -> o.text().equals(yaml))
            .orElseThrow(
                () -> wrong("is not saved: a case tells what the saved adapter makes of a page"));
    Optional<Recording> recording =
        Recording.of(page, folders.read(yaml, saved.file()), Optional.empty())
            .map(Recording::underFreeName);
    if (recording.isPresent()) {
      recording.get().write(false);
    }
    return recording;
  }

  /**
   * Runs the cases of the adapter that is saved.
   *
   * @throws AdapterException where none is
   */
  public synchronized SiteCheck check() {
    Opened saved = opened.orElseThrow(() -> wrong("is not saved"));
    return SiteCheck.of(folders.read(saved.text(), saved.file()));
  }

  private AdapterException wrong(String what) {
    return new AdapterException(List.of(new Mistake(shown(), "", what)));
  }
}
