package dev.broadsheet.archive;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Raw pages in gzip WARC 1.1 files below a folder, by year and month. Thread-safe; several
 * processes may write at a time, each to files of its own.
 *
 * <p>Trouble with the disk is an {@link UncheckedIOException} whose message names the file.
 */
public final class RawArchive implements AutoCloseable {
  private static final Pattern OURS =
      Pattern.compile("\\d{4}/\\d{2}/broadsheet-\\d{8}T\\d{6}-\\d{5}\\.warc\\.gz");

  /** Far longer than a page takes to be written. */
  private static final Duration REST = Duration.ofMinutes(1);

  private final Path folder;
  private final ArchiveOptions options;
  private final Clock clock;
  private @Nullable WarcFile inHand;

  /** An archive below the folder, which is made when the first page is written. */
  public RawArchive(Path folder, ArchiveOptions options, Clock clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.options = options;
    this.clock = clock;
  }

  /** Compresses a page: the costly part of writing it, which many threads may do at a time. */
  public PackedPage pack(Page page) {
    return pack(page, Optional.empty());
  }

  /**
   * Compresses a page.
   *
   * @param earlier where an earlier page of the address is: if the body is the same it is not kept
   *     again
   */
  public PackedPage pack(Page page, Optional<RawRef> earlier) {
    Optional<Payload> same =
        page.via() == Page.Via.HTTP
            ? earlier.flatMap(this::payload).filter(p -> p.isOf(page))
            : Optional.empty();
    WarcPage.Draft capture =
        same.map(payload -> WarcPage.revisit(page, payload))
            .orElseGet(() -> WarcPage.capture(page));
    try {
      return new PackedPage(
          page,
          capture.record(),
          same.map(Payload::place),
          member(capture),
          page.sent().isEmpty()
              ? Optional.empty()
              : Optional.of(member(WarcPage.sent(page.sent().get(), capture.record().id()))));
    } catch (IOException e) {
      throw failure(page, e);
    }
  }

  private static byte[] member(WarcPage.Draft draft) throws IOException {
    return WarcFile.member(draft.record(), draft.block());
  }

  /** What an earlier page had; nothing if that can't be read any more: then there is no saving. */
  private Optional<Payload> payload(RawRef ref) {
    try (WarcCursor cursor = cursor(ref)) {
      return cursor.payload();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a page; it has left the process when this returns. A write that fails (a full disk)
   * leaves nothing behind.
   *
   * @param site whose adapter reads the page
   * @param link what led to the page
   */
  public RawRef append(String site, Link link, PackedPage packed) {
    try {
      return write(packed, site, link);
    } catch (IOException e) {
      throw failure(packed.page(), e);
    }
  }

  /** Packs and writes a page. */
  public RawRef append(String site, Link link, Page page) {
    return append(site, link, pack(page));
  }

  private UncheckedIOException failure(Page page, IOException e) {
    return new UncheckedIOException(
        "%s: the page %s could not be archived: %s".formatted(folder, page.url(), e.getMessage()),
        e);
  }

  private synchronized RawRef write(PackedPage packed, String site, Link link) throws IOException {
    WarcFile file = file();
    Instant written = file.stamp(clock.instant());
    List<byte[]> members = new ArrayList<>(List.of(packed.compressed()));
    members.add(member(WarcPage.context(packed, site, link, written)));
    packed.sent().ifPresent(members::add);
    members.addAll(request(packed.page(), packed.record().id()));
    return new RawRef(file.name(), file.write(members));
  }

  /** The request of a page, where that is known. */
  private static List<byte[]> request(Page page, URI answer) throws IOException {
    return page.asked().isEmpty() ? List.of() : List.of(member(WarcPage.request(page, answer)));
  }

  /**
   * Writes down that a page, asked for again, had not changed; it is no page of its own.
   *
   * @param answer with status 304
   * @param known what was told the server of the page at hand
   * @param earlier where that may be
   */
  public void appendUnchanged(Page answer, Validators known, Optional<RawRef> earlier) {
    WarcPage.Draft revisit =
        WarcPage.notModified(
            answer, earlier.flatMap(this::payload).filter(p -> p.validators().equals(known)));
    try {
      List<byte[]> members = new ArrayList<>(List.of(member(revisit)));
      members.addAll(request(answer, revisit.record().id()));
      write(members);
    } catch (IOException e) {
      throw failure(answer, e);
    }
  }

  private synchronized void write(List<byte[]> members) throws IOException {
    file().write(members);
  }

  /** The file in hand, or a new one where that is full. */
  private WarcFile file() throws IOException {
    WarcFile file = inHand;
    if (file != null && file.size() >= options.maxFileBytes()) {
      close();
      file = null;
    }
    if (file == null) {
      file = WarcFile.create(folder, clock.instant());
      inHand = file;
    }
    return file;
  }

  /** The size on disk. */
  public long bytes() {
    return files().stream().mapToLong(this::bytes).sum();
  }

  /** The size of a file. */
  public long bytes(String file) {
    try {
      return Files.size(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What takes files out of the archive. */
  public Thinning thinning() {
    return new Thinning(folder, this::files, options.maxBodyBytes());
  }

  /**
   * The files that were taken out of it, and of how many versions of articles each was the source.
   */
  public Map<String, Long> dropped() {
    try {
      return Thinning.dropped(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The archive's files in order of name, each as long as its pages are whole: one that is just
   * being written is left out.
   */
  public List<ArchiveFile> wholeFiles() {
    List<ArchiveFile> whole = new ArrayList<>();
    for (String file : files()) {
      Path path = folder.resolve(file);
      try {
        whole.add(new ArchiveFile(file, path, isAtRest(path) ? Files.size(path) : end(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(message(file, 0, e), e);
      }
    }
    return whole;
  }

  private boolean isAtRest(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(REST));
  }

  private long end(String file) throws IOException {
    try (WarcCursor cursor = new WarcCursor(folder, file, 0, options.maxBodyBytes())) {
      return cursor.end();
    }
  }

  /**
   * Shows every page in the order of writing, across files that were written at the same time too.
   */
  public void forEach(RecordVisitor visitor) {
    try (PageMerge merge = new PageMerge(this, visitor)) {
      merge.run();
    }
  }

  /**
   * A place where reading came to an end.
   *
   * @param isEnd whether the whole file had been taken in by then
   */
  CheckedPage.Unreadable unreadable(RawRef place, boolean isEnd, IOException e) {
    return new CheckedPage.Unreadable(
        place, isEnd && e instanceof EOFException, message(place.file(), place.offset(), e));
  }

  /** What copies pages into another WARC file. */
  public PageCopy copyTo(OutputStream out) {
    return new PageCopy(this, folder, out);
  }

  /**
   * Checks a file's pages, beginning at one of them or at 0.
   *
   * @throws IllegalArgumentException if it is no name of the archive's files
   */
  public PageCheck check(RawRef from) {
    requireOurs(from);
    return new PageCheck(this, from);
  }

  /** The page at a place that {@link #append} or {@link #forEach} gave. */
  public Page read(RawRef ref) {
    return record(ref).page();
  }

  /** The page at a place, with what was known of it. */
  public RawRecord record(RawRef ref) {
    try (WarcCursor cursor = cursor(ref)) {
      return cursor.next().orElseThrow(() -> new EOFException("no page there")).record();
    } catch (IOException e) {
      throw new UncheckedIOException(message(ref.file(), ref.offset(), e), e);
    }
  }

  WarcCursor cursor(RawRef ref) throws IOException {
    requireOurs(ref);
    return new WarcCursor(folder, ref.file(), ref.offset(), options.maxBodyBytes());
  }

  private static void requireOurs(RawRef ref) {
    if (!OURS.matcher(ref.file()).matches()) {
      throw new IllegalArgumentException("no file of the archive: " + ref.file());
    }
  }

  /** The names of the files in their order, below the folder and with slashes. */
  public List<String> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder, 3)) {
      return found
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .filter(OURS.asMatchPredicate())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          folder + ": the archive can't be listed: " + e.getMessage(), e);
    }
  }

  String message(String file, long offset, IOException e) {
    String what =
        e instanceof EOFException
            ? "the file ends inside a page, as after a crash while it was written"
            : "the record can't be read: " + e.getMessage();
    return "%s: at byte %d: %s".formatted(folder.resolve(file), offset, what);
  }

  static void close(WarcCursor cursor) {
    try {
      cursor.close();
    } catch (IOException e) {
      // it was only read
    }
  }

  /** Closes the file in hand, after its bytes have reached the disk. */
  @Override
  public synchronized void close() {
    WarcFile file = inHand;
    inHand = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(
            "%s: the file could not be brought to the disk: %s"
                .formatted(folder.resolve(file.name()), e.getMessage()),
            e);
      }
    }
  }
}
