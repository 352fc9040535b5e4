package dev.broadsheet.corpus;

import dev.broadsheet.corpus.CorpusPlan.About;
import java.time.ZoneOffset;
import java.util.List;

/** How a build is cited: {@code CITATION.cff}, by the Citation File Format 1.2.0. */
final class Citation {
  static final String NAME = "CITATION.cff";

  private Citation() {}

  static String of(CorpusPlan plan, Manifest manifest) {
    About about = plan.about();
    StringBuilder cff = new StringBuilder();
    cff.append("cff-version: 1.2.0\n");
    cff.append("message: \"If you use this corpus, please cite it as below.\"\n");
    cff.append("type: dataset\n");
    line(cff, "title", about.title());
    about.description().ifPresent(text -> line(cff, "abstract", text));
    cff.append("authors:\n");
    authors(about).forEach(author -> cff.append("  - name: " + Markup.yaml(author) + "\n"));
    line(cff, "version", version(about, manifest));
    manifest
        .newest()
        .ifPresent(
            t -> line(cff, "date-released", t.atOffset(ZoneOffset.UTC).toLocalDate().toString()));
    license(cff, about);
    about.url().ifPresent(text -> line(cff, "url", text));
    return cff.toString();
  }

  /** The format takes SPDX identifiers and addresses, and no other words. */
  private static void license(StringBuilder cff, About about) {
    about.spdx().ifPresent(text -> line(cff, "license", text));
    about
        .license()
        .filter(text -> text.matches("https?://\\S+"))
        .ifPresent(text -> line(cff, "license-url", text));
  }

  /** The format wants one. */
  private static List<String> authors(About about) {
    return about.authors().isEmpty() ? List.of("The authors of " + about.title()) : about.authors();
  }

  /** The author's own, and the number of the build. */
  static String version(About about, Manifest manifest) {
    String build = "build " + manifest.build();
    return about.version().map(v -> v + ", " + build).orElse(build);
  }

  private static void line(StringBuilder cff, String key, String text) {
    cff.append(key).append(": ").append(Markup.yaml(text)).append('\n');
  }
}
