package dev.broadsheet.console;

import dev.broadsheet.article.Sha256;
import dev.broadsheet.workshop.PageSnapshot;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * Shows a stranger's page in a frame. Behind what the snapshot leaves out stands the browser: the
 * answer is a sandbox with an origin of its own, from which nothing is loaded and in which one
 * script runs, known by its digest, that is ours.
 */
final class StudioFrame {
  private final String style = read("field-colours.css") + read("studio-frame.css");
  private final String script = read("studio-frame.js");
  private final String policy =
      "sandbox allow-scripts; default-src 'none'; script-src 'sha256-"
          + digest(script)
          + "'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none';"
          + " frame-ancestors 'self'";

  void show(PageSnapshot snapshot, Context context) {
    answer(snapshot.html(style, script), context);
  }

  void answer(String html, Context context) {
    context
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer")
        .contentType("text/html; charset=utf-8")
        .result(html);
  }

  private static String digest(String script) {
    return Base64.getEncoder().encodeToString(Sha256.of(script));
  }

  private static String read(String name) {
    String file = "/console/" + name;
    try (InputStream in =
        Objects.requireNonNull(StudioFrame.class.getResourceAsStream(file), () -> "no " + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
