package dev.broadsheet.console;

import dev.broadsheet.store.PrivateFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tokens that let people in, as files of the data folder that only their owner may read: one
 * lasting token for each role, and links that open once. Only digests are kept. Whoever may write
 * into the folder may let himself in, and needs no running console to do so.
 */
public final class Access {
  /** How long a link that opens once waits to be used. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Path folder;
  private final Clock clock;

  private Access(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * The tokens of a folder.
   *
   * @param folder that the console has in the data folder; made if there is none
   */
  public static Access in(Path folder, Clock clock) throws IOException {
    Files.createDirectories(folder);
    return new Access(folder, clock);
  }

  /**
   * Makes the tokens that there are none of; they are not told again.
   *
   * @return those that were made
   */
  public Map<Role, String> makeTokens() throws IOException {
    Map<Role, String> made = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (Files.notExists(lasting(role))) {
        String token = Secrets.fresh();
        try {
          PrivateFile.create(lasting(role), Secrets.digest(token));
          made.put(role, token);
        } catch (FileAlreadyExistsException e) {
          // another process was faster, and tells its own
        }
      }
    }
    return made;
  }

  /** Makes a token that opens once, within ten minutes. */
  public String oneTimeToken(Role role) throws IOException {
    removeExpired();
    String token = Secrets.fresh();
    PrivateFile.create(once(role, Secrets.digest(token)), "");
    return token;
  }

  /** What a token lets its bearer do; one that opens once is spent by the question. */
  Optional<Role> role(String token) throws IOException {
    String digest = Secrets.digest(token);
    for (Role role : Role.values()) {
      if (isLasting(role, digest) || isOnce(role, digest)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  private boolean isLasting(Role role, String digest) throws IOException {
    try {
      return Secrets.same(Files.readString(lasting(role)).strip(), digest);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private boolean isOnce(Role role, String digest) throws IOException {
    Path file = once(role, digest);
    return Files.exists(file) && !isExpired(file) && Files.deleteIfExists(file);
  }

  private void removeExpired() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(Access::isOnce).toList();
    }
    for (Path file : files) {
      if (isExpired(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isOnce(Path file) {
    String name = file.getFileName().toString();
    return DIGEST.matcher(name.substring(name.indexOf('-') + 1)).matches();
  }

  private boolean isExpired(Path file) throws IOException {
    Instant made = Files.getLastModifiedTime(file).toInstant();
    return made.plus(PATIENCE).isBefore(clock.instant());
  }

  private Path lasting(Role role) {
    return folder.resolve(name(role) + ".token");
  }

  private Path once(Role role, String digest) {
    return folder.resolve(name(role) + "-" + digest);
  }

  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
