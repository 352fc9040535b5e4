package dev.broadsheet.console;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

/**
 * Scripts and style sheets, from the class path alone. The address of each bears the digest of its
 * bytes, so that browsers may keep it for ever.
 */
public final class Assets {
  static final String PATH = "/assets/{digest}/{name}";

  private static final String WEBJARS = "/META-INF/resources/webjars/";

  private final Map<String, Asset> assets = new LinkedHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asset(String digest, String type, byte[] plain, byte[] gzip) {}

  Assets() {
    add("/console/console.css");
    add("/console/console.js");
    add("/console/field-colours.css");
    add("/console/studio.css");
    add("/console/studio-places.js");
    add("/console/studio-text.js");
    add("/console/studio.js");
    add(webjar("htmx.org", "dist/htmx.min.js"));
    add(webjar("uplot", "dist/uPlot.iife.min.js"));
    add(webjar("uplot", "dist/uPlot.min.css"));
  }

  private void add(String file) {
    assets.put(file.substring(file.lastIndexOf('/') + 1), read(file));
  }

  /** A webjar's files lie below its version, which it tells itself. */
  private static String webjar(String name, String file) {
    String properties = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    try (InputStream in = open(properties)) {
      Properties about = new Properties();
      about.load(in);
      return WEBJARS + name + "/" + about.getProperty("version") + "/" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(properties, e);
    }
  }

  private static InputStream open(String file) {
    return Objects.requireNonNull(Assets.class.getResourceAsStream(file), () -> "no " + file);
  }

  private static Asset read(String file) {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readAllBytes();
      String digest = Secrets.digest(new String(bytes, StandardCharsets.ISO_8859_1));
      String type = file.endsWith(".css") ? "text/css" : "text/javascript";
      return new Asset(digest.substring(0, 16), type + "; charset=utf-8", bytes, gzip(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** The address of an asset by its file's name. */
  public String path(String name) {
    Asset asset = Objects.requireNonNull(assets.get(name), name);
    return "/assets/" + asset.digest() + "/" + name;
  }

  void serve(Context context) {
    Asset asset = assets.get(context.pathParam("name"));
    if (asset == null || !asset.digest().equals(context.pathParam("digest"))) {
      throw Request.notFound();
    }
    String accepted = context.header("Accept-Encoding");
    boolean takesGzip = accepted != null && accepted.contains("gzip");
    context
        .disableCompression()
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Vary", "Accept-Encoding")
        .contentType(asset.type());
    if (takesGzip) {
      context.header("Content-Encoding", "gzip");
    }
    context.result(takesGzip ? asset.gzip() : asset.plain());
  }
}
