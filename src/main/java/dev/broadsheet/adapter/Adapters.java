package dev.broadsheet.adapter;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.normalize.HostNames;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The adapters of one or more folders. Broken files do not keep the others from loading: their
 * mistakes are told beside.
 *
 * @param all by site, in order of name
 * @param base the base {@code news} as an adapter of its own, for pages of unknown sites; zone UTC
 * @param platforms by name
 * @param mistakes of all files
 * @param generic whether the base reads the pages of every host that no adapter owns
 */
public record Adapters(
    List<SiteAdapter> all,
    SiteAdapter base,
    List<Platform> platforms,
    List<Mistake> mistakes,
    boolean generic) {
  public Adapters {
    all = List.copyOf(all);
    Objects.requireNonNull(base, "base");
    platforms = List.copyOf(platforms);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads every adapter.yaml below the folders, at any depth, and the bases in their folders {@code
   * base}; a later folder's site or base replaces an earlier one's of the same name. A file in the
   * place of a folder is an adapter, whatever its name. The base {@code news} is there without any
   * folder.
   */
  public static Adapters load(List<Path> folders) {
    return new AdapterLoader().load(folders);
  }

  /** The same, and any host that none of them owns is a site too, which the base reads. */
  public Adapters orGeneric() {
    return new Adapters(all, base, platforms, mistakes, true);
  }

  /**
   * Reads the text of one adapter, over the base {@code news} that comes with the program.
   *
   * @param file names the text in mistakes
   * @throws AdapterException with every mistake in it
   */
  public static SiteAdapter read(String text, Path file) {
    return read(text, file, List.of());
  }

  /**
   * The same, over the bases of these folders too.
   *
   * @param folders of adapters, as for {@link #load}
   */
  public static SiteAdapter read(String text, Path file, List<Path> folders) {
    Adapters read = new AdapterLoader().one(file, text, folders);
    if (!read.mistakes().isEmpty()) {
      throw new AdapterException(read.mistakes());
    }
    return read.all().getFirst();
  }

  /** Those of a site that has no adapter as its file, in a folder of the site's name, is broken. */
  public List<Mistake> mistakesOf(String site) {
    String file = "/" + site + "/adapter.yaml";
    return mistakes.stream()
        .filter(m -> ("/" + m.where().replace('\\', '/')).contains(file))
        .toList();
  }

  /** Those of the sites that are crawled when none is named. */
  public List<SiteAdapter> enabled() {
    return all.stream().filter(SiteAdapter::enabled).toList();
  }

  /**
   * Those of the sites named, in that order.
   *
   * @throws AdapterException when a site is not known, with near names; when its adapter is broken,
   *     with its mistakes
   */
  public List<SiteAdapter> named(List<String> sites) {
    List<SiteAdapter> found = new ArrayList<>();
    List<Mistake> unknown = new ArrayList<>();
    for (String site : sites) {
      bySite(site).ifPresentOrElse(found::add, () -> unknown.addAll(missing(site)));
    }
    if (!unknown.isEmpty()) {
      throw new AdapterException(unknown);
    }
    return List.copyOf(found);
  }

  private List<Mistake> missing(String site) {
    List<Mistake> broken = mistakesOf(site);
    return broken.isEmpty()
        ? List.of(Mistake.unknown("site", site, all.stream().map(SiteAdapter::site).toList()))
        : broken;
  }

  public Optional<SiteAdapter> bySite(String site) {
    return all.stream()
        .filter(a -> a.site().equals(site))
        .findFirst()
        .or(() -> generic ? Optional.of(base.ofSite(site)) : Optional.empty());
  }

  /**
   * The adapter that owns the address; on the same host the one whose article pattern fits goes
   * before others, then the one that names more of the path.
   */
  public Optional<SiteAdapter> byUrl(URI url) {
    List<SiteAdapter> owners =
        all.stream()
            .filter(a -> a.owns(url))
            .sorted(Comparator.comparingInt((SiteAdapter a) -> a.depth(url)).reversed())
            .toList();
    return owners.stream()
        .filter(a -> a.isArticle(url))
        .findFirst()
        .or(() -> owners.stream().findFirst())
        .or(
            () ->
                generic ? Optional.ofNullable(url.getHost()).map(this::ofHost) : Optional.empty());
  }

  /** The base of the platform that pages of one site are of; {@code news} where none is known. */
  public SiteAdapter baseOf(List<ParsedPage> pages) {
    return platforms.stream()
        .filter(platform -> pages.stream().allMatch(platform::isSeenOn))
        .map(Platform::base)
        .findFirst()
        .orElse(base);
  }

  private SiteAdapter ofHost(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return base.ofSite(HostNames.withoutWww(name));
  }
}
