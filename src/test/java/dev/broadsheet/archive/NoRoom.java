package dev.broadsheet.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process that can write no byte into any file, as on a full disk, and archives a page. */
final class NoRoom {
  private NoRoom() {}

  static Process process(Path folder) throws IOException {
    return new ProcessBuilder(
            "bash",
            "-c",
            "ulimit -f 0; exec \"$0\" \"$@\"",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            NoRoom.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** Says why it could not, and which files of the folder it holds open then. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (RawArchive archive = RawArchiveTest.archiveOf(folder)) {
      archive.append("s", RawArchiveTest.LINK, RawArchiveTest.emptyPage());
    } catch (UncheckedIOException e) {
      System.out.println(e.getMessage());
    }
    openFiles()
        .filter(file -> file.startsWith(folder))
        .forEach(file -> System.out.println("open: " + file));
  }

  /** The files that this process holds open. */
  static Stream<Path> openFiles() throws IOException {
    Stream.Builder<Path> files = Stream.builder();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        if (Files.isSymbolicLink(descriptor)) {
          files.add(Files.readSymbolicLink(descriptor));
        }
      }
    }
    return files.build();
  }
}
