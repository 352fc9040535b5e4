package dev.broadsheet.bench.console;

import dev.broadsheet.console.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody who is logged in, and weighs what he is sent as it comes over the wire. */
final class Reader {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Long> assets = new HashMap<>();
  private final String address;
  private final String cookie;

  /**
   * What a page takes with its style sheets and scripts, when nothing of it is known yet.
   *
   * @param plain bytes of all but the charts
   * @param charts bytes of what draws charts, and of those that are pictures
   */
  record Weight(long plain, long charts) {}

  private Reader(String address, String cookie) {
    this.address = address;
    this.cookie = cookie;
  }

  static Reader at(String address, String token) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Void> welcome =
          client.send(
              HttpRequest.newBuilder(URI.create(Console.login(address, token))).build(),
              BodyHandlers.discarding());
      String cookie = welcome.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      return new Reader(address, cookie);
    }
  }

  /** How long a page takes until all of it has come. */
  double millis(String path) throws IOException, InterruptedException {
    long start = System.nanoTime();
    read(path);
    return (System.nanoTime() - start) / 1e6;
  }

  Weight weight(String path) throws IOException, InterruptedException {
    byte[] sent = read(path);
    long plain = sent.length;
    long charts = 0;
    for (Element part :
        Jsoup.parse(new String(unpacked(sent), "UTF-8"))
            .select("link[rel=stylesheet][href], script[src], img[src]")) {
      String at = part.hasAttr("src") ? part.attr("src") : part.attr("href");
      long bytes = asset(at);
      if (at.contains("uPlot") || at.contains("/charts/")) {
        charts += bytes;
      } else {
        plain += bytes;
      }
    }
    return new Weight(plain, charts);
  }

  private long asset(String path) throws IOException, InterruptedException {
    Long known = assets.get(path);
    if (known == null) {
      known = (long) read(path).length;
      assets.put(path, known);
    }
    return known;
  }

  private byte[] read(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(URI.create(address + path))
                .header("Cookie", cookie)
                .header("Accept-Encoding", "gzip")
                .build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode());
    }
    return response.body();
  }

  private static byte[] unpacked(byte[] sent) throws IOException {
    boolean isGzip = sent.length > 1 && sent[0] == 0x1f && sent[1] == (byte) 0x8b;
    if (!isGzip) {
      return sent;
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return in.readAllBytes();
    }
  }
}
