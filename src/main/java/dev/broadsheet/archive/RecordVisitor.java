package dev.broadsheet.archive;

/** Is shown the archive's pages, one after the other. */
public interface RecordVisitor {
  void record(RawRecord record);

  /** A place that can't be read; the rest of its file is left out. */
  void problem(CheckedPage.Unreadable place);
}
