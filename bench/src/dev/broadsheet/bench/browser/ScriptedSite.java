package dev.broadsheet.bench.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A site whose pages are empty until a script has fetched their article: 40 paragraphs with 10
 * pictures, a style sheet, a font and a film. Any number of pages, all under a path of their own.
 */
final class ScriptedSite implements AutoCloseable {
  private static final int PARAGRAPHS = 40;

  private static final String SCRIPT =
      """
      document.addEventListener('DOMContentLoaded', async () => {
        const answer = await fetch('/api' + location.pathname);
        const story = await answer.json();
        document.title = story.title;
        const article = document.createElement('article');
        const title = document.createElement('h1');
        title.textContent = story.title;
        article.append(title);
        story.paragraphs.forEach((text, i) => {
          const paragraph = document.createElement('p');
          paragraph.textContent = text;
          article.append(paragraph);
          if (i % 4 === 0) {
            const picture = document.createElement('img');
            picture.src = '/picture/' + i + location.pathname;
            article.append(picture);
          }
        });
        document.getElementById('app').replaceChildren(article);
      });
      """;

  private static final String PAGE =
      """
      <!doctype html><html lang=en><meta charset=utf-8><title>Loading</title>
      <link rel=stylesheet href=/style.css><script src=/app.js></script>
      <div id=app><p>Loading</div><video src=/film.mp4 autoplay muted></video>
      """;

  private static final String STYLE =
      """
      @font-face { font-family: town; src: url(/town.woff2) }
      body { font-family: town; max-width: 40em; margin: auto }
      article > p { line-height: 1.5 } img { width: 100% }
      """;

  private final HttpServer server;

  ScriptedSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> send(exchange, "text/html", PAGE));
    server.createContext("/app.js", exchange -> send(exchange, "text/javascript", SCRIPT));
    server.createContext("/style.css", exchange -> send(exchange, "text/css", STYLE));
    server.createContext("/api/", exchange -> send(exchange, "application/json", story(exchange)));
    for (String heavy : new String[] {"/picture/", "/town.woff2", "/film.mp4"}) {
      server.createContext(
          heavy, exchange -> send(exchange, "application/octet-stream", "x".repeat(50_000)));
    }
    server.start();
  }

  String authority() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI page(int number) {
    return URI.create("http://" + authority() + "/news/" + number);
  }

  /** What the last paragraph of a page's article begins with. */
  static String lastWords(int number) {
    return "Paragraph " + (PARAGRAPHS - 1) + " of /news/" + number + " ";
  }

  private static String story(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath().substring("/api".length());
    StringBuilder json = new StringBuilder("{\"title\": \"Story " + path + "\", \"paragraphs\": [");
    for (int i = 0; i < PARAGRAPHS; i++) {
      json.append(i == 0 ? "" : ",");
      json.append("\"Paragraph ").append(i).append(" of ").append(path).append(' ');
      json.append("tells of the ferry and the bridge. ".repeat(10)).append('"');
    }
    return json.append("]}").toString();
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
