package dev.broadsheet.store;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that is wrong for a while.
 *
 * @param subject the schedule or site that it concerns; of the disk: the folder
 * @param words in one line
 * @param channels the ways in which it was told, and in which its end is told
 */
public record Trouble(
    Kind kind,
    String subject,
    Instant since,
    Instant noticed,
    String words,
    List<String> channels) {

  /** What is wrong. */
  public enum Kind {
    RUN_FAILED,
    SITE_FAILING,
    NOTHING_NEW,
    DISK_SHORT,
    CANARY_FAILED;

    /** As notices and metrics call it: {@code run-failed}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Trouble {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(noticed, "noticed");
    Objects.requireNonNull(words, "words");
    channels = List.copyOf(channels);
  }
}
