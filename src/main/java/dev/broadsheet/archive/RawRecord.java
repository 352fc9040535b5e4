package dev.broadsheet.archive;

import dev.broadsheet.article.Link;
import dev.broadsheet.article.Page;
import java.util.Objects;

/** A page of the archive with all that its extraction needs. */
public record RawRecord(RawRef ref, String site, Link link, Page page) {
  public RawRecord {
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(page, "page");
  }
}
