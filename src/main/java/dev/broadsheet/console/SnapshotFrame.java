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
 * answer is a sandbox with an origin of its own, from which nothing is loaded and in which nothing
 * runs; or, to point at something, one script that is ours and is known by its digest.
 */
final class SnapshotFrame {
  private static final String NOTHING_ELSE =
      " style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none';"
          + " frame-ancestors 'self'";

  private final String style;
  private final String script;
  private final String policy;

  private SnapshotFrame(String style, String script, String policy) {
    this.style = style;
    this.script = script;
    this.policy = policy;
  }

  /** In which a page is looked at. */
  static SnapshotFrame still() {
    return new SnapshotFrame(
        "html { background: white; color: black; }",
        "",
        "sandbox; default-src 'none';" + NOTHING_ELSE);
  }

  /** In which one points at elements. */
  static SnapshotFrame pointing() {
    String script = read("studio-frame.js");
    return new SnapshotFrame(
        read("field-colours.css") + read("studio-frame.css"),
        script,
        "sandbox allow-scripts; default-src 'none'; script-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(script))
            + "';"
            + NOTHING_ELSE);
  }

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

  private static String read(String name) {
    String file = "/console/" + name;
    try (InputStream in =
        Objects.requireNonNull(SnapshotFrame.class.getResourceAsStream(file), () -> "no " + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
