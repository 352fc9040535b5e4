package dev.broadsheet.adapter;

import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Document;
import tools.jackson.databind.JsonNode;

/**
 * A page parsed once: the document, its address and, read when first asked for, its JSON-LD. Not
 * thread-safe.
 */
public final class ParsedPage {
  private final Document document;
  private final URI url;

  public ParsedPage(Document document, URI url) {
    this.document = document;
    this.url = url;
  }

  public Document document() {
    return document;
  }

  public URI url() {
    return url;
  }

  /**
   * The JSON-LD objects of the page that describe an article, the fullest first; broken scripts are
   * left out.
   */
  public List<JsonNode> jsonLd() {
    throw new UnsupportedOperationException("skeleton");
  }
}
