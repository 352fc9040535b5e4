package dev.broadsheet.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The core as other programs use it: public types alone, and no libraries but its own. */
class LibraryTest {
  private static final URI URL = URI.create("https://www.gazette.example/town/harbour");
  private static final Path GUIDE = Path.of("docs/library.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/dev/broadsheet/library/SavedPage.java");

  private static final Pattern OWN_LIBRARIES =
      Pattern.compile(
          "(?:jsoup|jackson-(?:annotations|core|databind|dataformat-yaml)|snakeyaml-engine"
              + "|langid-java|juniversalchardet)-[\\d.]+.*\\.jar");

  private static final byte[] PAGE =
      """
      <title>Harbour reopens - The Gazette</title><h1>Harbour reopens</h1><p class=date>4 March 2021, 9:30</p>
      <div class=text><p>Three days of wind had kept every boat at its mooring.</p><div class=share>Share</div>
      <p>The first ferry left at dawn.</p></div>
      """
          .getBytes(StandardCharsets.UTF_8);

  private static final String READ =
      """
      Harbour reopens
      2021-03-04T09:30:00+00:00
      Three days of wind had kept every boat at its mooring.

      The first ferry left at dawn.\
      """;

  @TempDir private Path adapters;

  @BeforeEach
  void writeTheGuidesAdapter() throws IOException {
    Files.writeString(adapters.resolve("adapter.yaml"), block("yaml"));
  }

  @Test
  void readsAnArticleAsTheGuideSays() throws IOException {
    assertThat(SavedPage.read(adapters, URL, PAGE)).isEqualTo(READ);
    assertThat(block("java"))
        .isEqualTo(Files.readString(EXAMPLE).replaceFirst("package .*\\n\\n", ""));
  }

  @Test
  void needsNoLibrariesButItsOwn() throws IOException, ReflectiveOperationException {
    List<URL> classPath = ownClassPath();
    assertThat(classPath).hasSizeGreaterThan(5);
    try (URLClassLoader alone =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Object read =
          alone
              .loadClass(SavedPage.class.getName())
              .getMethod("read", Path.class, URI.class, byte[].class)
              .invoke(null, adapters, URL, PAGE);
      assertThat(read).isEqualTo(READ);
    }
  }

  private static List<URL> ownClassPath() throws MalformedURLException {
    List<URL> own = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)
          || OWN_LIBRARIES.matcher(path.getFileName().toString()).matches()) {
        own.add(path.toUri().toURL());
      }
    }
    return own;
  }

  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(GUIDE));
    assertThat(block.find()).as(language + " in " + GUIDE).isTrue();
    return block.group(1);
  }
}
