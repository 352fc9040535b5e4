package dev.broadsheet.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyFileTest {
  @TempDir Path folder;

  @Test
  void staysOpenUnderInterruptedThreads() throws IOException {
    try (FileChannel file = open(folder.resolve("db"))) {
      Thread.currentThread().interrupt();
      file.write(bytes("0123456789"), 0);
      ByteBuffer read = ByteBuffer.allocate(4);
      file.read(read, 3);
      file.force(true);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(read.array()).isEqualTo("3456".getBytes(UTF_8));
      assertThat(file.truncate(5).size()).isEqualTo(5);
    }
    assertThat(folder.resolve("db")).hasContent("01234");
  }

  @Test
  void tellsWhyTheDiskRefuses() throws IOException {
    try (FileChannel full = open(Path.of("/dev/full"))) {
      assertThatThrownBy(() -> full.write(bytes("text"), 0))
          .isInstanceOf(IOException.class)
          .hasMessage("No space left on device");
    }
  }

  @Test
  void writesNothingIntoAFileThatWasTakenAwayOrReplaced() throws IOException {
    Path db = folder.resolve("db");
    try (FileChannel file = open(db)) {
      file.write(bytes("text"), 0);
      Files.delete(db);
      assertThatThrownBy(() -> file.write(bytes("more"), 0))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("it was taken away or replaced while it was in use");
      Files.createFile(db);
      assertThatThrownBy(() -> file.write(bytes("more"), 0)).isInstanceOf(IOException.class);
    }
    assertThat(db).isEmptyFile();
  }

  @Test
  void readsNothingWhenItIsClosed() throws IOException {
    FileChannel file = open(Files.createFile(folder.resolve("db")));
    file.close();
    assertThatThrownBy(() -> file.read(ByteBuffer.allocate(1), 0))
        .isInstanceOf(ClosedChannelException.class);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileUtils.open(SteadyFile.nameOf(file), "rw");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }
}
