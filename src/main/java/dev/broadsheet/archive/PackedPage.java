package dev.broadsheet.archive;

import dev.broadsheet.article.Page;
import java.util.Optional;
import org.netpreserve.jwarc.WarcCaptureRecord;

/** A page, compressed and ready to be written. */
public final class PackedPage {
  private final Page page;
  private final WarcCaptureRecord record;
  private final Optional<RawRef> original;
  private final byte[] compressed;

  PackedPage(Page page, WarcCaptureRecord record, Optional<RawRef> original, byte[] compressed) {
    this.page = page;
    this.record = record;
    this.original = original;
    this.compressed = compressed;
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
}
