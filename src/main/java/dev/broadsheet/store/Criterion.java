package dev.broadsheet.store;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One thing that is asked of an article. */
public sealed interface Criterion {
  /** It is of one of these sites. */
  record Sites(List<String> any) implements Criterion {
    public Sites {
      any = notEmpty(any);
    }
  }

  /** It is in one of these languages: {@code pt} is also asked of {@code pt-BR}. */
  record Languages(List<String> any) implements Criterion {
    public Languages {
      any = notEmpty(any);
    }
  }

  /** It has one of these tags, in any case. All of several are several criteria. */
  record Tags(List<String> any) implements Criterion {
    public Tags {
      any = notEmpty(any);
    }
  }

  /** It was published within these days, in its own offset; undated articles are out. */
  record Published(Days days) implements Criterion {
    public Published {
      Objects.requireNonNull(days, "days");
    }
  }

  /** Its first version was fetched within these days, in UTC. */
  record Taken(Days days) implements Criterion {
    public Taken {
      Objects.requireNonNull(days, "days");
    }
  }

  /** It has so many words, the bounds included. */
  record Words(Optional<Integer> from, Optional<Integer> to) implements Criterion {
    public Words {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  /** Its page says that it can be read without paying. */
  record Free() implements Criterion {}

  /**
   * It lacks nothing, as {@link Card#complete} tells; or, where that is asked, it lacks something.
   */
  record Complete(boolean holds) implements Criterion {}

  /** It is one of these, by their ids. */
  record Ids(List<String> any) implements Criterion {
    public Ids {
      any = notEmpty(any);
    }
  }

  /** It is one of these, by the numbers of their cards; what was found elsewhere. */
  record Numbers(List<Long> any) implements Criterion {
    public Numbers {
      any = List.copyOf(any);
    }

    public static Numbers of(long... any) {
      return new Numbers(Arrays.stream(any).boxed().toList());
    }
  }

  /** It is of this group of near-duplicates. */
  record Group(String id) implements Criterion {
    public Group {
      Objects.requireNonNull(id, "id");
    }
  }

  /** From a day to a day, both included; an absent bound does not bind. */
  record Days(Optional<LocalDate> from, Optional<LocalDate> to) {
    public Days {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  private static List<String> notEmpty(List<String> any) {
    if (any.isEmpty()) {
      throw new IllegalArgumentException("nothing can be one of none");
    }
    return List.copyOf(any);
  }
}
