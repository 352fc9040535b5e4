package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A site that exists for a test: its adapter in a folder, and pages in a string. */
record Site(Path folder) {
  static final URI URL = URI.create("https://www.pier.example/news/swans-42.html");
  static final Instant FETCHED = Instant.parse("2026-03-02T08:00:00Z");

  private static final String HEAD =
      """
      site: pier.example
      language: en
      timezone: %s
      """;

  static final String FIELDS =
      """
      fields:
        title: h1.title
        lead: p.lead
        body:
          in: div.text
          drop: [.promo]
          lines: [{drop: '^Read also:'}, {cut: '^More news$'}]
        published: time@datetime
        tags: {css: .tags a, all: true}
      """;

  static final String PAGE =
      """
      <html lang="en"><head><title>Swans | Pier</title>
      <script>var a = 1;</script><style>p {margin: 0}</style></head>
      <body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
      <h1 class="title" data-track="7">Swans are back on the pier</h1>
      <time datetime="2026-03-01T07:30:00+00:00">yesterday</time>
      <p class="lead">Nine of them came with the morning tide.</p>
      <div class="text"><!-- start -->
      <p>The keeper counted the birds twice before breakfast and wrote nine into the book.</p>
      <div class="promo"><p>Buy our calendar</p></div>
      <p>Read also: geese on the roof</p>
      <p style="color: red">They will stay until the ice is gone, as they did last year.</p>
      <p>More news</p>
      <p>Rain on Sunday</p>
      </div>
      <div class="tags"><a href="/t/birds">birds</a> <a href="/t/sea">sea</a></div>
      <aside><p>Something else that nobody asked for, in a box of its own.</p></aside>
      <footer>All rights reserved</footer></body></html>
      """;

  /** Writes the adapter and loads it. */
  SiteAdapter adapter(String rest) {
    return adapter("Europe/London", rest);
  }

  SiteAdapter adapter(String zone, String rest) {
    write("adapter.yaml", HEAD.formatted(zone) + rest);
    Adapters adapters = Adapters.load(List.of(folder));
    if (!adapters.mistakes().isEmpty()) {
      throw new AssertionError(adapters.mistakes());
    }
    return adapters.all().getFirst();
  }

  void write(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page page(String html) {
    return Page.ofFile(URL, html.getBytes(StandardCharsets.UTF_8), Optional.empty(), FETCHED);
  }
}
