package dev.broadsheet.store;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The current version of an article as it streams out of the store. It is unpacked and read only
 * when it is asked for, by the thread that asks and each time anew. Thread-safe.
 */
public final class StoredArticle {
  private static final byte[] NOTHING = {};

  private final Card card;
  private final byte[] packed;

  StoredArticle(Card card, byte[] packed) {
    this.card = card;
    this.packed = packed;
  }

  public Card card() {
    return card;
  }

  public String id() {
    return card.id();
  }

  public int version() {
    return card.version();
  }

  public long revision() {
    return card.revision();
  }

  /** The archive's file that holds the page of this version. */
  public String rawFile() {
    return card.rawFile();
  }

  /** The place of the page in that file. */
  public long rawOffset() {
    return card.rawOffset();
  }

  public Optional<String> group() {
    return card.group();
  }

  public Optional<Instant> drift() {
    return card.drift();
  }

  /**
   * The article in the form of {@link ArticleJson}, in UTF-8, with what the store knows of it: its
   * group, drift and withdrawal: for much work on many articles faster than {@link #article}.
   */
  public byte[] utf8() {
    byte[] end = end();
    byte[] whole = new byte[size(end)];
    put(end, whole, 0);
    return whole;
  }

  /** How many bytes {@link #utf8} has; nothing is unpacked for it. */
  public int size() {
    return size(end());
  }

  /**
   * Puts {@link #utf8} into an array that serves for many articles.
   *
   * @return how many bytes it has; where the array has not so many left, none are put there
   */
  public int utf8(byte[] into, int at) {
    byte[] end = end();
    int size = size(end);
    if (size <= into.length - at) {
      put(end, into, at);
    }
    return size;
  }

  /** What the store knows beside what is packed, and what closes the object; empty for nothing. */
  private byte[] end() {
    if (group().isEmpty() && drift().isEmpty() && card.withdrawn().isEmpty()) {
      return NOTHING;
    }
    StringBuilder known = new StringBuilder();
    group().ifPresent(id -> known.append(",\"group\":\"").append(id).append('"'));
    drift().ifPresent(since -> known.append(",\"drift\":\"").append(since).append('"'));
    card.withdrawn()
        .ifPresent(since -> known.append(",\"withdrawn\":\"").append(since).append('"'));
    return known.append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private int size(byte[] end) {
    int stored = Packing.size(packed);
    return end.length == 0 ? stored : stored - 1 + end.length;
  }

  private void put(byte[] end, byte[] into, int at) {
    int stored = Packing.unpack(packed, into, at);
    System.arraycopy(end, 0, into, at + stored - 1, end.length);
  }

  /** Reads the article. */
  public Article article() {
    return ArticleJson.fromUtf8(utf8());
  }
}
