package dev.broadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as its users have it: a process of its own, from the built jars, with a home folder
 * of its own.
 */
public final class Program {
  /** The exit code of a process that was killed. */
  public static final int KILLED = 137;

  private static final Path LIBRARIES = Path.of("target/broadsheet/lib").toAbsolutePath();
  private static final long PATIENCE_SECONDS = 300;

  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx256m",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          LIBRARIES + "/*",
          "dev.broadsheet.cli.Main");

  private static final List<String> CACHE = ClassCache.options(LIBRARIES, JAVA);

  private final Path home;
  private int started;

  /** What a process said, and how it ended. */
  public record Output(int exit, String out, String err) {}

  /** A process that may still run. */
  public record Running(Process process, Path out, Path err) {

    /** Ends the process as a power cut would: nothing in it can finish. */
    public void kill() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }

    /** Asks the process to stop, as Ctrl-C and service managers do. */
    public void terminate() {
      process.destroy();
    }

    /** Waits for the end. */
    public Output output() throws InterruptedException {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + read(err));
      }
      return new Output(process.exitValue(), read(out), read(err));
    }
  }

  /**
   * @param home where the program finds adapters, schedules and data when no option says otherwise;
   *     also its working folder
   */
  public Program(Path home) {
    this.home = home;
  }

  public Path home() {
    return home;
  }

  /** Runs a command to its end. */
  public Output run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).output();
  }

  /** Runs a command that can't write files of more than so many KiB, as on a full disk. */
  public Output runWithin(int kibibytes, String... arguments)
      throws IOException, InterruptedException {
    return start(
            List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$0\" \"$@\""), arguments)
        .output();
  }

  /** Starts a command. */
  public Running start(String... arguments) throws IOException {
    return start(List.of(), arguments);
  }

  private synchronized Running start(List<String> wrapper, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(JAVA);
    int options = wrapper.size() + 1;
    command.addAll(options, List.of("-Dbroadsheet.home=" + home, "-Dbroadsheet.called=./news"));
    command.addAll(options, CACHE);
    command.addAll(List.of(arguments));
    started++;
    Path out = home.resolve("out" + started + ".txt");
    Path err = home.resolve("err" + started + ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(
                ProcessBuilder.Redirect.from(Files.createTempFile(home, "in", "").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Running(process, out, err);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
