package dev.broadsheet.store;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What lets a new file be read by its owner alone, where the file system can. */
public final class OwnerOnly {
  private OwnerOnly() {}

  public static FileAttribute<?>[] file(Path file) {
    return of(file, "rw-------");
  }

  public static FileAttribute<?>[] folder(Path folder) {
    return of(folder, "rwx------");
  }

  private static FileAttribute<?>[] of(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
