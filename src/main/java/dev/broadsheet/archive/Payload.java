package dev.broadsheet.archive;

import dev.broadsheet.article.Page;
import dev.broadsheet.article.Validators;
import java.net.URI;
import java.time.Instant;

/**
 * The body of an archived page, as later records refer to it.
 *
 * @param place of the record that holds the body
 * @param digest of the body, as in {@code WARC-Payload-Digest}
 * @param validators of the record at hand
 */
record Payload(
    RawRef place, URI id, String target, Instant date, String digest, Validators validators) {

  boolean isOf(Page page) {
    return target.equals(page.url().toString())
        && digest.equals(WarcPage.digest(page.body()).prefixedBase32());
  }
}
