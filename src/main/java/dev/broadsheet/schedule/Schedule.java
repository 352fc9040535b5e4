package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Budget;
import dev.broadsheet.adapter.SiteAdapter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which sites are crawled when, within what limits, and what is exported afterwards.
 *
 * @param name unique; the file's name without its ending where the file gives none
 * @param enabled whether its times count; it can be run by hand either way
 * @param sites by name
 * @param tags every site that carries one of them is taken too
 * @param languages every site in one of them is taken too; beside tags, sites that have both
 * @param jitter each run starts a random while after its time, shorter than this (default none)
 * @param file where it was read
 */
public record Schedule(
    String name,
    boolean enabled,
    Cron cron,
    List<String> sites,
    List<String> tags,
    List<String> languages,
    Duration jitter,
    Misfire misfire,
    Limits limits,
    Optional<Export> export,
    Path file) {

  /**
   * When a run takes no further page in hand.
   *
   * @param articles a site; empty: the crawl's own default
   * @param time of a site's crawl; empty: the crawl's own default
   */
  public record Limits(OptionalInt articles, Optional<Duration> time) {
    public static final Limits NONE = new Limits(OptionalInt.empty(), Optional.empty());

    public Limits {
      if (articles.isPresent() && articles.getAsInt() < 1) {
        throw new IllegalArgumentException(
            "articles must be 1 or more, found " + articles.getAsInt());
      }
      if (time.isPresent() && !time.get().isPositive()) {
        throw new IllegalArgumentException("time must be longer than nothing, found " + time.get());
      }
    }

    /** The same as what a run takes of a site. */
    public Budget budget() {
      return new Budget(articles.stream().boxed().findFirst(), Optional.empty(), time);
    }
  }

  /**
   * A corpus of the schedule's sites, written when a run is through.
   *
   * @param format by the name that {@code export --format} knows
   * @param out replaced as a whole; relative to the working folder
   */
  public record Export(String format, Path out) {
    public Export {
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(out, "out");
    }
  }

  public Schedule {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(cron, "cron");
    sites = List.copyOf(sites);
    tags = List.copyOf(tags);
    languages = List.copyOf(languages);
    if (jitter.isNegative()) {
      throw new IllegalArgumentException("jitter must not be negative, found " + jitter);
    }
    Objects.requireNonNull(misfire, "misfire");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(export, "export");
    Objects.requireNonNull(file, "file");
  }

  /** The enabled sites it means, in the adapters' order; one that is named twice is taken once. */
  public List<SiteAdapter> choose(Adapters adapters) {
    return adapters.all().stream()
        .filter(SiteAdapter::enabled)
        .filter(a -> sites.contains(a.site()) || isOfItsKinds(a))
        .toList();
  }

  private boolean isOfItsKinds(SiteAdapter site) {
    boolean tagged = tags.isEmpty() || site.tags().stream().anyMatch(tags::contains);
    boolean spoken = languages.isEmpty() || site.language().filter(languages::contains).isPresent();
    boolean asked = !tags.isEmpty() || !languages.isEmpty();
    return asked && tagged && spoken;
  }
}
