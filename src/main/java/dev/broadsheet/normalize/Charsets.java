package dev.broadsheet.normalize;

import dev.broadsheet.article.Page;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.universalchardet.Constants;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text. What is certain of a page goes first, then its byte order mark, the HTTP header,
 * the document's own word, and detection; but what bytes prove beats what is said of them: whole
 * UTF-8 is UTF-8 whatever the header says, and broken UTF-8 is not UTF-8. Unknown names are passed
 * over; never throws. Thread-safe.
 */
public final class Charsets {
  /** How far a document's own word for its charset is looked for. */
  private static final int HEAD = 8_192;

  /** How much of a page detection looks at. */
  private static final int SAMPLE = 262_144;

  private static final Pattern IN_HEADER =
      Pattern.compile("charset\\s*=\\s*[\"']?([^\\s\"';,]{1,40})", Pattern.CASE_INSENSITIVE);

  private static final Pattern IN_DOCUMENT =
      Pattern.compile(
          "<meta\\s[^>]{0,400}?charset\\s*=\\s*[\"']?\\s*([^\\s\"'/>;]{1,40})"
              + "|^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([^\"']{1,40})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  /**
   * Names that the WHATWG Encoding Standard reads otherwise than the JDK, and misspellings of
   * pages.
   */
  private static final Map<String, String> READ_AS =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("iso8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("gb2312", "GBK"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("win-1251", "windows-1251"),
          Map.entry("win1251", "windows-1251"),
          Map.entry("windows1251", "windows-1251"),
          Map.entry("x-cp1251", "windows-1251"),
          Map.entry("koi8", "KOI8-R"),
          Map.entry("koi", "KOI8-R"),
          Map.entry("utf-8-bom", "UTF-8"));

  private static final List<Mark> MARKS =
      List.of(
          new Mark(StandardCharsets.UTF_8, "efbbbf"),
          new Mark(StandardCharsets.UTF_16BE, "feff"),
          new Mark(StandardCharsets.UTF_16LE, "fffe"));

  /** What browsers read where nothing tells. */
  private static final Charset FALLBACK = Charset.forName("windows-1252");

  private Charsets() {}

  /** The page's text; a byte order mark is left out, what can't be decoded becomes U+FFFD. */
  public static String decode(Page page) {
    byte[] body = page.body();
    Charset charset = charsetOf(page);
    int skip = markLength(body, charset);
    return new String(body, skip, body.length - skip, charset);
  }

  /** The page's text as {@link #decode} gives it, decoded piece by piece. */
  public static Reader reader(Page page) {
    byte[] body = page.body();
    Charset charset = charsetOf(page);
    int skip = markLength(body, charset);
    return new InputStreamReader(new ByteArrayInputStream(body, skip, body.length - skip), charset);
  }

  private static int markLength(byte[] body, Charset charset) {
    return mark(body).filter(m -> m.charset.equals(charset)).map(Mark::length).orElse(0);
  }

  /** The charset in which the page is best read. */
  public static Charset charsetOf(Page page) {
    return page.charset()
        .or(() -> mark(page.body()).map(Mark::charset))
        .orElseGet(() -> ofContent(page));
  }

  private static Charset ofContent(Page page) {
    byte[] body = page.body();
    Optional<Charset> header = page.header("Content-Type").flatMap(Charsets::inHeader);
    return switch (Utf8Verdict.of(body)) {
      case UTF_8 -> StandardCharsets.UTF_8;
      case ASCII -> header.or(() -> inDocument(body)).orElse(StandardCharsets.UTF_8);
      case OTHER ->
          other(
              header.filter(c -> !c.equals(StandardCharsets.UTF_8)),
              inDocument(body).filter(c -> !c.equals(StandardCharsets.UTF_8)),
              body);
    };
  }

  /** Where header and document disagree, detection is the third that decides. */
  private static Charset other(Optional<Charset> header, Optional<Charset> document, byte[] body) {
    if (header.isPresent() && (document.isEmpty() || document.equals(header))) {
      return header.get();
    }
    if (header.isEmpty() && document.isPresent()) {
      return document.get();
    }
    Optional<Charset> detected = detected(body);
    return header.isEmpty()
        ? detected.orElse(FALLBACK)
        : (detected.equals(document) ? document : header).get();
  }

  private static Optional<Charset> inHeader(String contentType) {
    Matcher m = IN_HEADER.matcher(contentType);
    return m.find() ? named(m.group(1)) : Optional.empty();
  }

  private static Optional<Charset> inDocument(byte[] body) {
    String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher m = IN_DOCUMENT.matcher(COMMENT.matcher(head).replaceAll(""));
    return m.find()
        // A document whose word for its charset could be read is not written in UTF-16.
        ? named(m.group(1) == null ? m.group(2) : m.group(1))
            .map(c -> c.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : c)
        : Optional.empty();
  }

  private static Optional<Charset> detected(byte[] body) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(body, 0, Math.min(body.length, SAMPLE));
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        // The two share their small letters, and no site is written in the Mac's.
        .map(name -> name.equals(Constants.CHARSET_MACCYRILLIC) ? "windows-1251" : name)
        .flatMap(Charsets::named)
        .filter(c -> !c.equals(StandardCharsets.UTF_8));
  }

  private static Optional<Charset> named(String name) {
    String known = READ_AS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    try {
      return Optional.of(Charset.forName(known));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // pages name what they like
    }
  }

  private static Optional<Mark> mark(byte[] body) {
    return MARKS.stream().filter(m -> m.begins(body)).findFirst();
  }

  /** A byte order mark. */
  private record Mark(Charset charset, String hex) {
    int length() {
      return hex.length() / 2;
    }

    boolean begins(byte[] body) {
      return body.length >= length() && HexFormat.of().formatHex(body, 0, length()).equals(hex);
    }
  }
}
