package dev.broadsheet.crawl;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Link;
import dev.broadsheet.normalize.CanonicalUrl;
import dev.broadsheet.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The addresses of a text file, one a line; empty lines and those that begin with # tell none.
 *
 * @param bySite those that are an article's of a known site
 * @param leftOut how many of what were not wanted
 */
public record UrlList(Map<SiteAdapter, List<Link>> bySite, Map<String, Integer> leftOut) {
  /** Some editors begin a file with it. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final URI NOWHERE = URI.create("https://nowhere.invalid/");

  public UrlList {
    bySite = Map.copyOf(bySite);
    leftOut = Map.copyOf(leftOut);
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it can't be read
   */
  public static UrlList read(Path file, Adapters adapters) {
    Map<SiteAdapter, List<Link>> bySite = new HashMap<>();
    Map<String, Integer> leftOut = new TreeMap<>();
    for (String line : lines(file)) {
      Optional<URI> url =
          CanonicalUrl.resolve(NOWHERE, line).filter(u -> !NOWHERE.getHost().equals(u.getHost()));
      Optional<SiteAdapter> site = url.flatMap(adapters::byUrl);
      if (url.isEmpty()) {
        leftOut.merge("lines without a web address", 1, Integer::sum);
      } else if (site.isEmpty()) {
        leftOut.merge("addresses of sites without an adapter", 1, Integer::sum);
      } else if (!site.get().isArticle(url.orElseThrow())) {
        leftOut.merge("addresses that are no article's", 1, Integer::sum);
      } else {
        bySite
            .computeIfAbsent(site.get(), s -> new ArrayList<>())
            .add(Link.of(url.orElseThrow(), String.valueOf(file.getFileName())));
      }
    }
    return new UrlList(bySite, leftOut);
  }

  private static List<String> lines(Path file) {
    try {
      // a remark may be in any charset
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replace(BYTE_ORDER_MARK, "").strip())
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the list can't be read: " + e.getMessage(), e);
    }
  }

  /**
   * Adds the addresses to those that are known.
   *
   * @return the sites concerned, for a crawl that asks no sources
   */
  public List<SiteAdapter> offer(Store store) {
    bySite.forEach((site, links) -> store.frontier().offer(site.site(), links));
    return bySite.keySet().stream().map(SiteAdapter::withoutSources).toList();
  }
}
