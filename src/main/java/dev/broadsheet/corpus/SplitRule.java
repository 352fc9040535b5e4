package dev.broadsheet.corpus;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a corpus is divided for training, tuning and testing. A group of near-duplicates goes where
 * the one that was published first goes, so that no group is cut.
 */
public sealed interface SplitRule {

  /** Percents; together a hundred. */
  record Shares(int train, int dev, int test) {
    static final int WHOLE = 100;

    public Shares {
      if (train < 0 || dev < 0 || test < 0 || train + dev + test != WHOLE) {
        throw new IllegalArgumentException("shares must be percents that make 100");
      }
    }
  }

  /** So many of the sites, drawn by their names: a site never changes its split. */
  record SiteShares(Shares shares, long seed) implements SplitRule {
    public SiteShares {
      Objects.requireNonNull(shares, "shares");
    }
  }

  /** Sites by name; the others are for training. */
  record NamedSites(List<String> dev, List<String> test) implements SplitRule {
    public NamedSites {
      dev = List.copyOf(dev);
      test = List.copyOf(test);
    }
  }

  /** So many of the articles, the oldest for training, the newest for testing; in whole days. */
  record DateShares(Shares shares) implements SplitRule {
    public DateShares {
      Objects.requireNonNull(shares, "shares");
    }

    /** Whether each split that is to have a share begins on one of the days that there are. */
    boolean isMetBy(FromDays days) {
      return (shares.dev == 0 || days.dev.filter(FromDays::isThere).isPresent())
          && (shares.test == 0 || FromDays.isThere(days.test));
    }
  }

  /** What was published before the first of the days is for training. */
  record FromDays(Optional<LocalDate> dev, LocalDate test) implements SplitRule {
    /** After all days: what begins then has none. */
    static final LocalDate NEVER = LocalDate.MAX;

    public FromDays {
      Objects.requireNonNull(dev, "dev");
      Objects.requireNonNull(test, "test");
    }

    private static boolean isThere(LocalDate day) {
      return day.isBefore(NEVER);
    }
  }
}
