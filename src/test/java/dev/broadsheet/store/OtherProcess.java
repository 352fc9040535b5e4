package dev.broadsheet.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A second process on the same store, told what to do line by line; it answers each line with one.
 */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;

  private OtherProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static OtherProcess on(Path folder) throws IOException {
    return on(folder.toString());
  }

  static OtherProcess on(Location.Server server) throws IOException {
    return on(server.url());
  }

  private static OtherProcess on(String place) throws IOException {
    return new OtherProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                place)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  String ask(String command) throws IOException {
    commands.println(command);
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith("= ")) {
        return line.substring(2);
      }
    }
    throw new IOException("the other process ended at: " + command);
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    commands.close();
    process.waitFor();
  }

  public static void main(String[] place) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Location location =
        Location.Server.isUrl(place[0])
            ? new Location.Server(place[0], "postgres", Optional.empty())
            : new Location.Folder(Path.of(place[0]));
    try (Store store = Store.open(location, Clock.systemUTC())) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.println("= " + answer(store, line));
      }
    }
  }

  private static String answer(Store store, String command) {
    return switch (command) {
      case "count" -> "" + store.articles().count(ArticleFilter.ALL);
      case "save" ->
          store
              .articles()
              .save(
                  List.of(
                      Articles.submission(
                          Articles.article("https://news.example/other", "Інша", "Текст."))))
              .getFirst()
              .kind()
              .name();
      case "lock" -> "" + store.locks().tryLock("news.example", "other", Duration.ofHours(1));
      case "take" -> {
        store.frontier().offer("news.example", List.of(Articles.link("https://news.example/1")));
        yield "" + store.frontier().take("news.example", 1, Duration.ofHours(1)).size();
      }
      case "run" -> "" + store.runs().start("crawl", Optional.empty(), List.of("news.example"));
      default -> "unknown: " + command;
    };
  }
}
