package dev.broadsheet.archive;

import dev.broadsheet.article.Page;
import org.netpreserve.jwarc.WarcCaptureRecord;

/** A page, compressed and ready to be written. */
public final class PackedPage {
  private final Page page;
  private final WarcCaptureRecord record;
  private final byte[] compressed;

  PackedPage(Page page, WarcCaptureRecord record, byte[] compressed) {
    this.page = page;
    this.record = record;
    this.compressed = compressed;
  }

  Page page() {
    return page;
  }

  WarcCaptureRecord record() {
    return record;
  }

  byte[] compressed() {
    return compressed;
  }
}
