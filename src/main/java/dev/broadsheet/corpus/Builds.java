package dev.broadsheet.corpus;

import dev.broadsheet.archive.Durable;
import dev.broadsheet.archive.FileHold;
import dev.broadsheet.archive.FileTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The builds of a corpus in one place: a folder each, called by its number. A build is written
 * aside, and becomes one by its name when it is whole; what a killed process left aside is taken
 * away by the next.
 */
public final class Builds {
  private static final Pattern NUMBER = Pattern.compile("\\d{3,9}");
  private static final String ASIDE = ".building";
  private static final String LOCK = ".lock";

  private final String corpus;
  private final Path place;

  /**
   * The builds of a corpus.
   *
   * @param place its own folder, which need not be there
   */
  public Builds(String corpus, Path place) {
    this.corpus = corpus;
    this.place = place;
  }

  /** What writes a build; says whether there is something new in it. */
  interface Writing {
    boolean write(Path aside) throws IOException;
  }

  /** All of them, the first one first. */
  public List<Build> all() {
    return numbers().stream().map(this::read).toList();
  }

  /** The build of a number, if there is one. */
  public Optional<Build> find(int number) {
    return numbers().stream().filter(n -> n == number).findFirst().map(this::read);
  }

  /** The last build before that of a number. */
  public Optional<Build> before(int number) {
    return numbers().stream().filter(n -> n < number).reduce((one, next) -> next).map(this::read);
  }

  /** How many bytes of a build that is being made are written by now. */
  public long written() {
    try (Stream<Path> files = Files.walk(place.resolve(ASIDE))) {
      return files.map(Path::toFile).mapToLong(File::length).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // not begun, or it has just become whole
    }
  }

  /** The one that was made last. */
  public Optional<Build> last() {
    List<Integer> numbers = numbers();
    return numbers.isEmpty() ? Optional.empty() : Optional.of(read(numbers.getLast()));
  }

  /**
   * The build of a number.
   *
   * @throws CorpusException if there is none
   */
  public Build byNumber(int number) {
    return find(number)
        .orElseThrow(
            () ->
                new CorpusException(
                    "%s: no build %d in %s, expected one of %s"
                        .formatted(corpus, number, place, numbers())));
  }

  /**
   * How a build differs from another.
   *
   * @param told takes what became of each article that is not the same, and its id
   */
  public Difference difference(
      Build before, Build after, BiConsumer<Difference.Kind, String> told) {
    try {
      return Difference.between(before.folder(), after.folder(), told);
    } catch (IOException e) {
      throw CorpusException.of(corpus, e);
    }
  }

  /**
   * Adds a build, as a whole or not at all.
   *
   * @return the new one; the last where there was nothing new to write
   * @throws CorpusException if another is being made, or the place can't be written to
   */
  Build add(int number, Writing writing) {
    Path aside = place.resolve(ASIDE);
    try {
      FileTree.delete(aside);
      Files.createDirectory(aside);
      if (writing.write(aside)) {
        Path whole = folder(number);
        FileTree.sync(aside);
        Files.move(aside, whole, StandardCopyOption.ATOMIC_MOVE);
        Durable.sync(place);
        return read(number);
      }
      return last().orElseThrow(() -> new IllegalStateException("nothing new, and no build"));
    } catch (UncheckedIOException e) {
      throw CorpusException.of(
          corpus, Objects.requireNonNullElseGet(e.getCause(), () -> new IOException(e)));
    } catch (IOException e) {
      throw CorpusException.of(corpus, e);
    } finally {
      deleteQuietly(aside);
    }
  }

  /** Keeps other processes and threads from building until it is closed. */
  FileHold hold() throws IOException {
    return FileHold.take(place.resolve(LOCK))
        .orElseThrow(
            () ->
                new CorpusException(
                    "%s: is being built in %s by another; nothing was begun"
                        .formatted(corpus, place)));
  }

  private List<Integer> numbers() {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(place)) {
      return folders
          .filter(Builds::isNumbered)
          .map(f -> Integer.valueOf(String.valueOf(f.getFileName())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw CorpusException.of(corpus, e);
    }
  }

  /** Whether this is the folder of a build, by its name. */
  static boolean isNumbered(Path folder) {
    return Files.isDirectory(folder)
        && NUMBER.matcher(String.valueOf(folder.getFileName())).matches();
  }

  private Build read(int number) {
    try {
      return new Build(folder(number), Manifest.read(folder(number)));
    } catch (IOException e) {
      throw CorpusException.of(corpus, e);
    }
  }

  private Path folder(int number) {
    return place.resolve("%03d".formatted(number));
  }

  private static void deleteQuietly(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      // the next build tries it again, and tells why it can't
    }
  }
}
