package dev.broadsheet.cli;

import dev.broadsheet.store.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The browser of whoever sits at this machine, if there is one. */
final class Browser {
  private Browser() {}

  /**
   * Opens a link, by way of a file that its owner alone may read: what stands on a command line,
   * every user of the machine can see.
   */
  static void open(Path file, String link) throws IOException {
    PrivateFile.replace(
        file, "<!doctype html><meta http-equiv=refresh content=\"0; url=" + link + "\">\n");
    String address = file.toAbsolutePath().toUri().toString();
    try {
      new ProcessBuilder(command(address))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // there is none: the link was printed
    }
  }

  private static List<String> command(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler", address);
    }
    return List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
  }
}
