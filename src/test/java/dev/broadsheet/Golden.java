package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what the program is expected to say, and how they are made anew. */
public final class Golden {
  private static final boolean REGENERATE = Boolean.getBoolean("regenerate");

  private Golden() {}

  /** Holds a file to be the text; with {@code -Dregenerate} the text is written instead. */
  public static void hold(Path file, String text) throws IOException {
    if (REGENERATE) {
      Files.writeString(file, text);
    }
    String test =
        StackWalker.getInstance().walk(s -> s.skip(1).findFirst().orElseThrow().getClassName());
    assertThat(text)
        .as(
            "%s differs; where the new text is right: ./mvnw test -Dtest=%s -Dregenerate=true",
            file, test.substring(test.lastIndexOf('.') + 1))
        .isEqualTo(Files.readString(file));
  }
}
