package dev.broadsheet.fetch;

import java.util.List;
import java.util.Locale;

/** Tells documents from pictures, films and programs by Content-Type. */
final class DocumentType {
  private static final List<String> NO_DOCUMENTS =
      List.of("image/", "audio/", "video/", "font/", "model/");

  /** What an application type that holds a document has in its name: feeds and site maps too. */
  private static final List<String> DOCUMENTS =
      List.of("html", "xml", "json", "rss", "rdf", "atom", "text", "gzip");

  private DocumentType() {}

  /**
   * Whether a body of this type is worth reading. Nothing and nonsense pass: servers that send them
   * mean pages.
   *
   * @param path of the address: packed site maps are often sent as plain bytes
   */
  static boolean isDocument(String contentType, String path) {
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/octet-stream")) {
      return path.endsWith(".gz") || path.endsWith(".xml");
    }
    return type.startsWith("application/")
        ? DOCUMENTS.stream().anyMatch(type::contains)
        : NO_DOCUMENTS.stream().noneMatch(type::startsWith);
  }
}
