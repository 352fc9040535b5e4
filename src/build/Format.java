import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks or applies google-java-format on every source file: {@code Format.java check|apply}. */
public final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean apply = args.length == 1 && args[0].equals("apply");
    List<String> command = new ArrayList<>();
    if (apply) {
      command.add("--replace");
    } else {
      command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    for (String sources : List.of("src", "bench/src")) {
      try (var files = Files.walk(Path.of(sources))) {
        files
            .filter(f -> f.toString().endsWith(".java"))
            .map(Path::toString)
            .sorted()
            .forEach(command::add);
      }
    }
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int exit = new Main(out, err, System.in).format(command.toArray(String[]::new));
    if (exit != 0 && !apply) {
      err.println(
          "Not formatted: the files above. Format them with: ./mvnw -Dformat.mode=apply validate");
    }
    System.exit(exit);
  }
}
