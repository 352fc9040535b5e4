package dev.broadsheet.crawl;

import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import dev.broadsheet.crawl.Intake.Taken;
import dev.broadsheet.store.Had;
import dev.broadsheet.store.SaveResult;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.Submission;
import dev.broadsheet.store.Visit;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps pages that came by another way than a crawl's, in their order: articles in the store, and
 * in the frontier that these addresses were had.
 */
final class Shelf {
  private final Store store;

  Shelf(Store store) {
    this.store = store;
  }

  /**
   * A page that was read.
   *
   * @param place brings it into the archive, or knows where it lies there
   */
  record Item(SiteLog log, Reading reading, Supplier<RawRef> place) {}

  /** Keeps pages, each address at most once in a transaction. */
  void keep(List<Item> items) {
    List<Item> together = new ArrayList<>();
    Set<URI> urls = new HashSet<>();
    for (Item item : items) {
      // a later form of a page looks at the stored one
      if (!urls.add(item.reading().link().url())) {
        write(together);
        together.clear();
        urls.clear();
        urls.add(item.reading().link().url());
      }
      together.add(item);
    }
    write(together);
  }

  private void write(List<Item> items) {
    List<Optional<Submission>> submissions =
        items.stream().map(item -> item.reading().submission(item.place().get())).toList();
    List<SaveResult> saved =
        store.together(
            "keeping pages",
            () -> {
              store.frontier().had(items.stream().map(item -> had(item.reading())).toList());
              return store.articles().save(submissions.stream().flatMap(Optional::stream).toList());
            });
    Iterator<SaveResult> results = saved.iterator();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      item.reading().won();
      Taken taken = item.reading().taken(submissions.get(i).map(s -> results.next()));
      item.log().handled(taken.outcome());
    }
  }

  private static Had had(Reading reading) {
    Link link = reading.link();
    Page page = reading.page();
    return new Had(
        reading.site(), link, reading.hasArticle(), new Visit(page.fetched(), Validators.of(page)));
  }
}
