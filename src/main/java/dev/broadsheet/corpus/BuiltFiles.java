package dev.broadsheet.corpus;

import dev.broadsheet.article.Sha256;
import dev.broadsheet.corpus.Manifest.BuiltFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The files of a build, and their digests. */
final class BuiltFiles {
  private static final int BUFFER = 1 << 16;

  private BuiltFiles() {}

  /** Every file below a folder but the manifest, in order of path. */
  static List<BuiltFile> of(Path folder) throws IOException {
    List<BuiltFile> files = new ArrayList<>();
    for (String path : paths(folder)) {
      files.add(of(folder, path));
    }
    return files;
  }

  static List<String> paths(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> path(folder, f))
          .filter(path -> !path.equals(Manifest.NAME))
          .sorted()
          .toList();
    }
  }

  /** What no build has: empty folders, and links that lead to no file; in order of path. */
  static List<String> strays(Path folder) throws IOException {
    List<String> strays = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.filter(f -> !Files.isRegularFile(f)).sorted().toList()) {
        if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) || isEmpty(each)) {
          strays.add(path(folder, each));
        }
      }
    }
    return strays;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static String path(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  static BuiltFile of(Path folder, String path) throws IOException {
    MessageDigest digest = Sha256.begin();
    long bytes = 0;
    try (InputStream in = Files.newInputStream(folder.resolve(path))) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
        bytes += read;
      }
    }
    return new BuiltFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
  }

  /** Reads a text as far as it goes: damaged bytes are wrong characters, and no failure. */
  static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }

  /** Gives a build the articles of an earlier one: the same files, where the disk can do that. */
  static void link(Build ground, Path folder) throws IOException {
    for (BuiltFile file : ground.manifest().files()) {
      if (file.path().startsWith(Manifest.DATA)) {
        Path from = ground.folder().resolve(file.path());
        Path to = folder.resolve(file.path());
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        try {
          Files.createLink(to, from);
        } catch (IOException | UnsupportedOperationException e) {
          Files.copy(from, to);
        }
      }
    }
  }
}
