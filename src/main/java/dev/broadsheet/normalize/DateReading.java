package dev.broadsheet.normalize;

import dev.broadsheet.article.Moment;
import java.util.Objects;
import java.util.Optional;

/** What became of a text that should be a date. */
public sealed interface DateReading {

  /**
   * It is one.
   *
   * @param relative whether it was told by its distance from the time of fetching ("3 hours ago"):
   *     then it is most exact when it is first read
   */
  record Read(Moment moment, boolean relative) implements DateReading {
    public Read {
      Objects.requireNonNull(moment, "moment");
    }
  }

  /**
   * It is none that can be trusted.
   *
   * @param reason says what was found and what is wrong with it, fit for a problem's message
   */
  record Refused(String reason) implements DateReading {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The moment, if there is one. */
  default Optional<Moment> found() {
    return switch (this) {
      case Read read -> Optional.of(read.moment);
      case Refused refused -> Optional.empty();
    };
  }
}
