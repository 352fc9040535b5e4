package dev.broadsheet.archive;

import dev.broadsheet.article.Page;
import java.util.Optional;
import org.netpreserve.jwarc.WarcCaptureRecord;

/**
 * A page, compressed and ready to be written; of a rendered one also the answer as it was sent,
 * where that is known.
 */
public final class PackedPage {
  private final Page page;
  private final WarcCaptureRecord record;
  private final Optional<RawRef> original;
  private final byte[] compressed;
  private final Optional<byte[]> sent;

  PackedPage(
      Page page,
      WarcCaptureRecord record,
      Optional<RawRef> original,
      byte[] compressed,
      Optional<byte[]> sent) {
    this.page = page;
    this.record = record;
    this.original = original;
    this.compressed = compressed;
    this.sent = sent;
  }

  Page page() {
    return page;
  }

  WarcCaptureRecord record() {
    return record;
  }

  /** Where the body is, if an earlier record holds it. */
  Optional<RawRef> original() {
    return original;
  }

  byte[] compressed() {
    return compressed;
  }

  Optional<byte[]> sent() {
    return sent;
  }
}
