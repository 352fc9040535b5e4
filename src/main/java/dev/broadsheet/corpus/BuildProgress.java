package dev.broadsheet.corpus;

/** Is told how far a build is, while it is made. */
@FunctionalInterface
public interface BuildProgress {
  /** For who does not look. */
  BuildProgress UNSEEN = (done, all) -> {};

  /**
   * Another article was read.
   *
   * @param all that the build will have
   */
  void read(long done, long all);
}
