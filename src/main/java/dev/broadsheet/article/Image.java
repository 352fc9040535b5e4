package dev.broadsheet.article;

import java.util.Objects;
import java.util.Optional;

/** A picture of an article; any of the three may be unknown, but not all. */
public record Image(Optional<String> url, Optional<String> caption, Optional<String> credit) {
  public Image {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(caption, "caption");
    Objects.requireNonNull(credit, "credit");
    if (url.isEmpty() && caption.isEmpty() && credit.isEmpty()) {
      throw new IllegalArgumentException("an image needs a url, a caption or a credit");
    }
  }
}
