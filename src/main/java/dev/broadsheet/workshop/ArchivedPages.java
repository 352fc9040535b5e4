package dev.broadsheet.workshop;

import dev.broadsheet.archive.CheckedPage;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRecord;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.archive.RecordVisitor;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Page;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The newest page of each address of a site, from the archive. */
final class ArchivedPages {
  private final RawArchive archive;
  private final SequencedMap<URI, Newest> pages = new LinkedHashMap<>();
  private final Map<String, URI> addresses = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private record Newest(RawRef ref, Instant fetched) {}

  /** Looks through the archive. */
  ArchivedPages(RawArchive archive, String site) {
    this.archive = archive;
    archive.forEach(
        new RecordVisitor() {
          @Override
          public void record(RawRecord record) {
            if (record.site().equals(site)) {
              add(record);
            }
          }

          @Override
          public void problem(CheckedPage.Unreadable place) {
            problems.add(place.message());
          }
        });
  }

  private void add(RawRecord record) {
    URI url = record.link().url();
    pages.putLast(url, new Newest(record.ref(), record.page().fetched()));
    addresses.put(Article.idOf(url), url);
    addresses.put(Article.idOf(record.page().url()), url);
  }

  /** What of the archive can't be read. */
  List<String> problems() {
    return problems;
  }

  /** The newest page of an article, fetched after a time. */
  Optional<Page> newest(Article article, Instant after) {
    return Optional.ofNullable(addresses.get(article.id()))
        .map(pages::get)
        .filter(newest -> newest.fetched().isAfter(after))
        .map(newest -> archive.read(newest.ref()));
  }

  /** The addresses whose newest page was fetched at a time or later, the newest first. */
  List<URI> since(Instant time) {
    return pages.reversed().entrySet().stream()
        .filter(e -> !e.getValue().fetched().isBefore(time))
        .map(Map.Entry::getKey)
        .toList();
  }

  Optional<Page> page(URI url) {
    return Optional.ofNullable(pages.get(url)).map(newest -> archive.read(newest.ref()));
  }
}
