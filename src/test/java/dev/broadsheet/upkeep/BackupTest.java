package dev.broadsheet.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.archive.ArchiveOptions;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoreCounts;
import dev.broadsheet.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Backup.Maker MAKER =
      new Backup.Maker("1.2", Map.of("harbour.example", "0000aaaa", "ferry.example", "0000bbbb"));

  @TempDir Path folder;

  @Test
  void bringsBackWhatWasStoredAtOneMomentWhileOthersWrite() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Manifest made;
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      Files.writeString(data.folder().resolve("settings.yaml"), "drift: {pages: 30}\n");
      IntStream.range(0, 30).forEach(i -> data.add(i, "The ferry waits."));
      Thread writer =
          Thread.ofPlatform()
              .start(
                  () ->
                      IntStream.iterate(30, i -> !stop.get(), i -> i + 1)
                          .forEach(i -> data.add(i, "The ferry sails at last.")));
      made = backup(data, true);
      stop.set(true);
      writer.join();
    }

    Manifest restored = Restore.from(file(), folder.resolve("new"), line -> {});

    assertThat(restored).isEqualTo(made);
    assertThat(made.counts().articles()).isGreaterThanOrEqualTo(30);
    try (Store store = Store.open(folder.resolve("new"), CLOCK);
        RawArchive archive = archive("new")) {
      assertThat(store.counts()).isEqualTo(made.counts());
      List<String> stored = DataFolder.stored(store, archive);
      assertThat(stored).hasSize((int) made.counts().versions());
      try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
        assertThat(DataFolder.stored(data.store(), data.archive())).containsAll(stored);
      }
    }
    assertThat(folder.resolve("new/settings.yaml")).hasContent("drift: {pages: 30}");
    assertThat(names(folder)).containsExactlyInAnyOrder("backup.zip", "data", "new");
  }

  @Test
  void leavesOutAPageThatIsJustBeingWritten() throws IOException {
    Path file;
    long whole;
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      data.add(1, "One.");
      file = data.folder().resolve("archive").resolve(data.add(2, "Two.").file());
      whole = Files.size(file);
      data.addPage(3, "Three.", Optional.empty());
      try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
        cut.setLength(whole + (Files.size(file) - whole) / 2);
      }
      assertThat(backup(data, true).archive().bytes()).isEqualTo(whole);
    }
    Restore.from(file(), folder.resolve("new"), line -> {});
    assertThat(Files.size(folder.resolve("new").resolve(folder.resolve("data").relativize(file))))
        .isEqualTo(whole);
  }

  @Test
  void leavesTheArchiveOutWhereThatIsWantedAndSaysSo() {
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      data.add(1, "One.");
      backup(data, false);
    }
    Manifest restored = Restore.from(file(), folder.resolve("new"), line -> {});
    assertThat(restored.archive().included()).isFalse();
    assertThat(restored.archive().files()).isEqualTo(1);
    assertThat(restored.counts()).isEqualTo(new StoreCounts(1, 1, 1, 0));
    assertThat(restored.adaptersUnlike(Map.of("harbour.example", "0000aaaa"))).isEqualTo(1);
    assertThat(folder.resolve("new/archive")).doesNotExist();
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      backup(data, true);
    }
    Restore.from(file(), folder.resolve("new"), line -> {});
    for (Path secret : List.of(file(), folder.resolve("new/broadsheet.password"))) {
      assertThat(Files.getPosixFilePermissions(secret))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void isNotWrittenOverAFolder() throws IOException {
    Files.createDirectory(file());
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      assertThatThrownBy(() -> backup(data, true))
          .isInstanceOf(UpkeepException.class)
          .hasMessageContaining("backup.zip: is a folder, expected a file such as");
    }

    assertThat(file()).isEmptyDirectory();
  }

  @Test
  void restoresNothingIntoAFolderThatHoldsSomething() throws IOException {
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      backup(data, true);
    }
    Path note = Files.writeString(Files.createDirectory(folder.resolve("new")).resolve("n"), "");
    assertThatThrownBy(() -> Restore.from(file(), folder.resolve("new"), line -> {}))
        .isInstanceOf(UpkeepException.class)
        .hasMessageContaining("found n there, expected an empty folder");
    assertThat(names(note.getParent())).containsExactly("n");
  }

  @Test
  void restoresNothingOfADamagedFile() throws IOException {
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      data.add(1, "One.");
      backup(data, true);
    }
    try (FileSystem zip = FileSystems.newFileSystem(file())) {
      Files.writeString(zip.getPath("broadsheet.password"), "0".repeat(32) + "\n");
    }
    assertThatThrownBy(() -> Restore.from(file(), folder.resolve("new"), line -> {}))
        .hasMessageContaining("broadsheet.password is damaged");
    try (RandomAccessFile cut = new RandomAccessFile(file().toFile(), "rw")) {
      cut.setLength(cut.length() - 100);
    }
    assertThatThrownBy(() -> Restore.from(file(), folder.resolve("new"), line -> {}))
        .hasMessageContaining("no backup, or not a whole one");
    assertThat(names(folder.resolve("new"))).isEmpty();
  }

  @Test
  void restoresNothingOfANewerBackupAndNothingOutsideTheFolder() throws IOException {
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      backup(data, true);
    }
    String manifest = edit(text -> text.replace("\"tables\" : ", "\"tables\" : 9"));
    assertThatThrownBy(() -> Restore.from(file(), folder.resolve("new"), line -> {}))
        .hasMessageContaining("made by a newer Broadsheet (1.2)");
    edit(text -> manifest.replace("settings.yaml", "x").replace("broadsheet.mv.db", "../evil"));
    assertThatThrownBy(() -> Restore.from(file(), folder.resolve("new"), line -> {}))
        .hasMessageContaining("found \"../evil\" in it");
    assertThat(names(folder)).containsExactlyInAnyOrder("backup.zip", "data");
  }

  @Test
  void opensNoFolderIntoWhichARestoreDidNotEnd() throws IOException {
    try (DataFolder data = new DataFolder(folder.resolve("data"), CLOCK)) {
      backup(data, true);
    }
    Path cutOff = Files.createDirectories(Store.restoring(folder.resolve("new")));
    Files.writeString(cutOff.resolve("broadsheet.mv.db"), "half");
    assertThatThrownBy(() -> Store.open(folder.resolve("new"), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("a restore into this folder did not end");

    Restore.from(file(), folder.resolve("new"), line -> {});

    Store.open(folder.resolve("new"), CLOCK).close();
  }

  private Manifest backup(DataFolder data, boolean withArchive) {
    return new Backup(data.folder(), data.store(), data.archive(), CLOCK)
        .to(file(), MAKER, withArchive, line -> {});
  }

  /** Changes the manifest; gives it as it was. */
  private String edit(UnaryOperator<String> change) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file())) {
      Path manifest = zip.getPath(Backup.MANIFEST);
      String text = Files.readString(manifest, StandardCharsets.UTF_8);
      Files.writeString(manifest, change.apply(text));
      return text;
    }
  }

  private Path file() {
    return folder.resolve("backup.zip");
  }

  private RawArchive archive(String data) {
    return new RawArchive(folder.resolve(data).resolve("archive"), ArchiveOptions.DEFAULT, CLOCK);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
