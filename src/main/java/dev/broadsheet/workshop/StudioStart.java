package dev.broadsheet.workshop;

import java.net.URI;
import java.util.Objects;

/** What a person opens a desk with. */
public sealed interface StudioStart {
  /** A page on the web: an article, or a site's front page. */
  record Address(URI url) implements StudioStart {
    public Address {
      Objects.requireNonNull(url, "url");
    }
  }

  /** The stored page of an article. */
  record Stored(String article) implements StudioStart {
    public Stored {
      Objects.requireNonNull(article, "article");
    }
  }

  /** A site that has an adapter. */
  record Known(String site) implements StudioStart {
    public Known {
      Objects.requireNonNull(site, "site");
    }
  }
}
