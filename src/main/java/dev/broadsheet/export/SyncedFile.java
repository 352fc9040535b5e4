package dev.broadsheet.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new file that is on the disk when it is closed. */
final class SyncedFile extends FilterOutputStream {
  private final FileChannel channel;

  SyncedFile(Path file) throws IOException {
    this(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
  }

  private SyncedFile(FileChannel channel) {
    super(Channels.newOutputStream(channel));
    this.channel = channel;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    try {
      if (channel.isOpen()) {
        channel.force(true);
      }
    } finally {
      out.close();
    }
  }
}
