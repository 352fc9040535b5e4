package dev.broadsheet.corpus;

import dev.broadsheet.article.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A member of a corpus that was read.
 *
 * @param state of what the article says: two of the same state say the same, whatever a store
 *     counts them as
 */
record Seen(Member member, long state) {
  static final Comparator<Seen> BY_ID =
      Comparator.comparing(seen -> seen.member.article(), Candidate.BY_ID);

  /** What stands behind is how an article was fetched and read: an article that says more. */
  private static final byte[] CIRCUMSTANCES = ",\"fetched\":\"".getBytes(StandardCharsets.US_ASCII);

  /**
   * A member whose article this is.
   *
   * @param json in UTF-8, as {@link dev.broadsheet.article.ArticleJson} writes it
   */
  static Seen of(Member member, byte[] json) {
    MessageDigest digest = Sha256.begin();
    digest.update(json, 0, wording(json));
    return new Seen(member, ByteBuffer.wrap(digest.digest()).getLong());
  }

  private static int wording(byte[] json) {
    int end = json.length - CIRCUMSTANCES.length;
    while (end > 0
        && !Arrays.equals(
            json, end, end + CIRCUMSTANCES.length, CIRCUMSTANCES, 0, CIRCUMSTANCES.length)) {
      end--;
    }
    return end;
  }

  /** The entry of its article in the list of a build. */
  Entry entry(int part) {
    Candidate article = member.article();
    return new Entry(
        Candidate.id(article.id()),
        article.version(),
        article.groupId(),
        member.split(),
        part,
        Candidate.id(state));
  }
}
