package dev.broadsheet.upkeep;

import dev.broadsheet.archive.FileTree;
import dev.broadsheet.article.Sha256;
import dev.broadsheet.store.Store;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Brings a backup into an empty data folder. Everything is unpacked and checked in a folder inside
 * it; while that is there, nobody can open the data folder. So a restore that is cut off leaves
 * nothing that could be taken for a whole one.
 */
public final class Restore {
  private static final Pattern NAMES =
      Pattern.compile(
          "broadsheet\\.mv\\.db|broadsheet\\.password|settings\\.yaml"
              + "|archive/\\d{4}/\\d{2}/[\\w.-]+\\.warc\\.gz");
  private static final int MAX_MANIFEST = 64 << 20;

  /** What lies in the data folder itself, in the order in which it is put there. */
  private static final List<String> PARTS =
      List.of("archive", Backup.SETTINGS, Backup.PASSWORD, Backup.DATABASE);

  private final Path file;
  private final Path data;
  private final Path aside;

  private Restore(Path file, Path data) {
    this.file = file;
    this.data = data;
    this.aside = Store.restoring(data);
  }

  /**
   * Restores.
   *
   * @param data the folder, which is made where it is not there
   * @param progress takes a line about each step
   * @throws UpkeepException when the folder holds something, or the file is no whole backup; then
   *     nothing is restored
   */
  public static Manifest from(Path file, Path data, Consumer<String> progress) {
    Path folder = data.toAbsolutePath().normalize();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new Restore(file, folder).all(zip, progress);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new UpkeepException(file + ": no such file");
    } catch (ZipException e) {
      throw new UpkeepException(
          file + ": no backup, or not a whole one (" + e.getMessage() + "); take another one");
    } catch (IOException e) {
      throw UpkeepException.of(folder, "the restore was given up", e);
    }
  }

  private Manifest all(ZipFile zip, Consumer<String> progress) throws IOException {
    Manifest manifest = manifest(zip);
    requireEmpty();
    Files.createDirectories(data);
    Folders.fresh(aside);
    boolean begun = false;
    try {
      Room.require(data, manifest.bytes(), "use a folder on another disk");
      for (Manifest.Entry entry : manifest.files()) {
        progress.accept("unpacking " + entry.name());
        unpack(zip, entry);
      }
      begun = true;
      for (String part : PARTS) {
        if (Files.exists(aside.resolve(part))) {
          Files.move(aside.resolve(part), data.resolve(part));
        }
      }
      Files.delete(aside);
      return manifest;
    } finally {
      if (!begun) {
        FileTree.delete(aside);
      }
    }
  }

  private Manifest manifest(ZipFile zip) throws IOException {
    ZipEntry entry = zip.getEntry(Backup.MANIFEST);
    if (entry == null || entry.getSize() > MAX_MANIFEST) {
      throw new UpkeepException(file + ": found no manifest, expected a backup of Broadsheet");
    }
    Manifest manifest;
    try (InputStream in = zip.getInputStream(entry)) {
      manifest = Manifest.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new UpkeepException(file + ": the manifest can't be read: " + e.getMessage());
    }
    if (manifest.format() > Manifest.FORMAT || manifest.tables() > Store.VERSION) {
      throw new UpkeepException(
          "%s: the backup was made by a newer Broadsheet (%s); restore it by that one"
              .formatted(file, manifest.version()));
    }
    Optional<String> strange =
        manifest.files().stream()
            .map(Manifest.Entry::name)
            .filter(n -> !NAMES.matcher(n).matches())
            .findFirst();
    if (strange.isPresent()) {
      throw new UpkeepException(
          file + ": found \"" + strange.get() + "\" in it, which is nothing of a data folder");
    }
    return manifest;
  }

  private void requireEmpty() throws IOException {
    List<String> found =
        Folders.names(data).stream().filter(n -> !data.resolve(n).equals(aside)).toList();
    if (!found.isEmpty()) {
      throw new UpkeepException(
          "%s: found %s there, expected an empty folder. Move that away, or name another folder by --data"
              .formatted(data, String.join(", ", found)));
    }
  }

  private void unpack(ZipFile zip, Manifest.Entry entry) throws IOException {
    ZipEntry packed = zip.getEntry(entry.name());
    if (packed == null) {
      throw new UpkeepException(
          file + ": found no " + entry.name() + ", which its manifest names; take another one");
    }
    Path target = aside.resolve(entry.name());
    Files.createDirectories(target.getParent());
    boolean secret = !entry.name().startsWith(Backup.ARCHIVE);
    DigestInputStream in = new DigestInputStream(zip.getInputStream(packed), Sha256.begin());
    try (in;
        OutputStream out =
            Files.newOutputStream(secret ? Folders.file(target) : Files.createFile(target))) {
      in.transferTo(out);
    }
    String found = HexFormat.of().formatHex(in.getMessageDigest().digest());
    if (!found.equals(entry.sha256())) {
      throw new UpkeepException(
          "%s: %s is damaged: found the SHA-256 %s, expected %s. Take another backup"
              .formatted(file, entry.name(), found, entry.sha256()));
    }
  }
}
