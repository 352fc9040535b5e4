package dev.broadsheet.extract;

import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells pages from what is none: nothing at all, pictures, documents, archives. */
final class Content {
  private static final int SAMPLE = 1024;

  /** What can hold a page, whatever else its type says; a wrong "text/plain" is common. */
  private static final List<String> TEXT_TYPES = List.of("text/", "html", "xml");

  private static final List<String> SIGNATURES =
      List.of("%PDF-", "\u0089PNG", "GIF8", "\u00ff\u00d8\u00ff", "PK\u0003\u0004", "\u001f\u008b");

  private Content() {}

  /** Why the page can't be an article; absent if it can. */
  static Optional<Problem> refusal(Page page) {
    if (isBlank(page.body())) {
      return refused("the page is empty");
    }
    Optional<String> type =
        page.header("Content-Type").map(t -> t.toLowerCase(Locale.ROOT)).filter(t -> !t.isBlank());
    if (type.isPresent() && TEXT_TYPES.stream().noneMatch(type.get()::contains)) {
      return refused("expected an HTML page, found the type " + type.get());
    }
    return isBinary(page) ? refused("expected an HTML page, found binary data") : Optional.empty();
  }

  private static Optional<Problem> refused(String why) {
    return Optional.of(new Problem(Problem.Kind.NOT_AN_ARTICLE, Optional.empty(), why));
  }

  private static boolean isBlank(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static boolean isBinary(Page page) {
    byte[] body = page.body();
    String head = new String(body, 0, Math.min(body.length, SAMPLE), StandardCharsets.ISO_8859_1);
    if (SIGNATURES.stream().anyMatch(head::startsWith)) {
      return true;
    }
    // UTF-16 and UTF-32 hold zero bytes, and begin with a mark where no header names them
    boolean wide =
        page.charset().isPresent()
            || head.startsWith("\u00ff\u00fe")
            || head.startsWith("\u00fe\u00ff");
    return !wide && 50 * head.chars().filter(Content::isForbidden).count() > head.length();
  }

  /** Control characters that no text holds, but by accident; escape belongs to ISO-2022. */
  private static boolean isForbidden(int c) {
    return c < ' ' && "\t\n\u000b\f\r\u001b".indexOf(c) < 0;
  }
}
