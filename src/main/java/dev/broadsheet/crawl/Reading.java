package dev.broadsheet.crawl;

import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import dev.broadsheet.crawl.Intake.Taken;
import dev.broadsheet.extract.Extraction;
import dev.broadsheet.store.PageYield;
import dev.broadsheet.store.SaveResult;
import dev.broadsheet.store.Submission;
import java.net.URI;
import java.util.Optional;

/**
 * A page that was read.
 *
 * @param intake of the page's site, which knows what to make of it
 * @param extraction empty where the page was not read
 * @param failure why there is no article, in words; empty where there is one
 */
record Reading(
    Intake intake, Link link, Page page, Optional<Extraction> extraction, String failure) {

  String site() {
    return intake.site();
  }

  boolean hasArticle() {
    return failure.isEmpty();
  }

  /** What goes into the store, when the page is archived at a place; empty without an article. */
  Optional<Submission> submission(RawRef raw) {
    return intake.submission(this, raw);
  }

  /** Counts which rules gave its fields, once it is known that no other way is tried. */
  void won() {
    extraction.ifPresent(intake::won);
  }

  /** What it counts for its site's drift; empty where it does not. */
  Optional<PageYield> counted() {
    return intake.counted(this);
  }

  /**
   * What the page came to. One without an article is a failure with nothing said of a next try.
   *
   * @param saved how the article was saved, if there is one
   */
  Taken taken(Optional<SaveResult> saved) {
    Optional<Article> article = extraction.flatMap(Extraction::article);
    return saved.isPresent() && article.isPresent()
        ? new Taken(outcome(link.url(), article.get(), saved.get()), article)
        : Taken.nothing(link.url(), failure);
  }

  private static Outcome outcome(URI url, Article article, SaveResult result) {
    return switch (result.kind()) {
      case STORED -> new Outcome.Stored(url, result.id(), article.title());
      case UPDATED -> new Outcome.Updated(url, result.id(), result.changed());
      case UNCHANGED -> new Outcome.Unchanged(url, result.id());
      case DUPLICATE -> new Outcome.Duplicate(url, result.id());
      case KEPT -> new Outcome.Kept(url, result.id());
      case DELETED -> new Outcome.Skipped(url, "its article " + result.id() + " was deleted");
    };
  }
}
