package dev.broadsheet.adapter;

import dev.broadsheet.adapter.Selector.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.xpath.XPathEvaluationResult;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Element;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * An XPath 1.0 expression over a page's W3C tree, which jsoup makes once a page. Element names are
 * in lower case and without namespace. Thread-safe: the JDK's expression is not, and is locked.
 */
public final class CompiledXPath {
  private static final XPathFactory FACTORY = XPathFactory.newInstance();

  private final String source;
  private final XPathExpression expression;

  private CompiledXPath(String source, XPathExpression expression) {
    this.source = source;
    this.expression = expression;
  }

  /**
   * Compiles an expression and tries it on an empty page, as unknown variables and prefixes come to
   * light only then.
   *
   * @throws IllegalArgumentException if it is no XPath 1.0; the message says why
   */
  public static CompiledXPath of(String source) {
    try {
      XPathExpression expression;
      synchronized (FACTORY) {
        expression = FACTORY.newXPath().compile(source);
      }
      expression.evaluateExpression(treeOf(org.jsoup.nodes.Document.createShell("")));
      return new CompiledXPath(source, expression);
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(reason(e), e);
    }
  }

  static Document treeOf(org.jsoup.nodes.Document page) {
    return new W3CDom().namespaceAware(false).fromJsoup(page);
  }

  String source() {
    return source;
  }

  List<Found> find(ParsedPage page, Optional<String> attribute) {
    Document tree = page.tree();
    synchronized (this) {
      try {
        XPathEvaluationResult<?> result = expression.evaluateExpression(tree);
        return switch (result.type()) {
          case NODESET, NODE, ANY -> founds((XPathNodes) result.value(), attribute);
          case STRING, NUMBER, BOOLEAN ->
              List.of(Found.of(result.value().toString(), Optional.empty()));
        };
      } catch (XPathExpressionException e) {
        // What an expression can't do with this page (a limit of the JDK's evaluator) it didn't
        // find.
        return List.of();
      }
    }
  }

  private static List<Found> founds(XPathNodes nodes, Optional<String> attribute) {
    List<Found> founds = new ArrayList<>();
    for (Node node : nodes) {
      Optional<Element> element = source(node);
      if (node.getNodeType() == Node.ELEMENT_NODE && element.isPresent()) {
        founds.add(Found.of(element.get(), attribute));
      } else {
        String text = node.getTextContent() == null ? "" : node.getTextContent();
        founds.add(Found.of(text, element));
      }
    }
    return founds;
  }

  /** The element of the page which a node is, or on which it stands. */
  private static Optional<Element> source(Node node) {
    Node owner = node instanceof Attr attr ? attr.getOwnerElement() : node;
    if (owner != null && owner.getNodeType() == Node.TEXT_NODE) {
      owner = owner.getParentNode();
    }
    return owner != null && owner.getUserData(W3CDom.SourceProperty) instanceof Element element
        ? Optional.of(element)
        : Optional.empty();
  }

  private static String reason(XPathExpressionException e) {
    String message = String.valueOf(e.getMessage());
    int colon = message.startsWith("javax.") ? message.indexOf(": ") : -1;
    return message.substring(colon < 0 ? 0 : colon + 2);
  }

  @Override
  public String toString() {
    return source;
  }
}
