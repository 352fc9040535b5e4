package dev.broadsheet.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reader of XML that comes with libxml2, which is not ours nor Java's. */
record Xmllint() {
  /** What it printed, and whether it found nothing wrong. */
  record Said(boolean isRight, String text) {}

  /** The program; absent, with a printed line, where this machine has none. */
  static Optional<Xmllint> find() throws InterruptedException {
    try {
      new ProcessBuilder("xmllint", "--version").redirectErrorStream(true).start().waitFor();
      return Optional.of(new Xmllint());
    } catch (IOException e) {
      System.out.println("skipped: there is no xmllint on this machine");
      return Optional.empty();
    }
  }

  Said run(Path file, String... options) throws IOException, InterruptedException {
    List<String> command =
        Stream.of(
                Stream.of("xmllint", "--huge", "--nonet"),
                Stream.of(options),
                Stream.of(file.toString()))
            .flatMap(part -> part)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor() == 0, text);
  }
}
