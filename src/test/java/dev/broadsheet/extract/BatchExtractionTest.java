package dev.broadsheet.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.Adapters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BatchExtractionTest {
  private static final Instant NOW = Instant.parse("2021-06-01T00:00:00Z");
  private static final Adapters ADAPTERS =
      Adapters.load(List.of(Path.of("src/test/resources/extract/adapters")));
  private static final String HTML =
      "<h1 class=headline>Порт открыт</h1><time class=date"
          + " datetime=2021-03-04T09:30:00Z></time><div class=text><p>Первый паром вышел на"
          + " рассвете, сказал начальник порта, и ветер утих.";

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();

  @Test
  void givesALineForEachRowByItsSitesAdapterOrTheBase() throws IOException {
    gzip("a.html.gz", "windows-1251");
    run(
        false,
        """
        {"id":"set/a","url":"https://www.gazette.example/1","html":"a.html.gz","encoding":"windows-1251","crawl_date":"2021-04-01 10:00:00.123456"}
        {"id":"set/b","url":null,"site":"other.example","html":"a.html.gz","encoding":"windows-1251","crawl_date":"2021-04-02"}
        {"id":"set/c","url":"https://other.example/1","html":"a.html.gz","encoding":"windows-1251"}
        """);
    assertThat(troubles).isEmpty();
    assertThat(lines).hasSize(3).allMatch(l -> l.contains("Первый паром"));
    assertThat(values("batchId")).containsExactly("set/a", "set/b", "set/c");
    assertThat(values("site")).containsExactly("gazette.example", "other.example", "other.example");
    assertThat(values("fetched"))
        .containsExactly(
            "2021-04-01T10:00:00.123456Z", "2021-04-02T00:00:00Z", "2021-06-01T00:00:00Z");
  }

  @Test
  void leavesTheSitesAdaptersAsideWhenOnlyTheBaseIsWanted() throws IOException {
    gzip("a.html.gz", "utf-8");
    run(true, "{\"id\":\"a\",\"url\":\"https://www.gazette.example/1\",\"html\":\"a.html.gz\"}");
    assertThat(values("adapter")).singleElement().asString().startsWith("news@");
  }

  @Test
  void tellsRowsThatFailAndGoesOn() throws IOException {
    gzip("a.html.gz", "utf-8");
    Files.writeString(folder.resolve("empty.html"), "");
    run(
        false,
        """
        not json

        {"id":"no file","url":"https://x.example/1"}
        {"id":"gone","url":"https://x.example/1","html":"gone.html.gz"}
        {"id":"empty","url":"https://x.example/1","html":"empty.html"}
        {"id":"good","url":"https://x.example/a b","html":"a.html.gz"}
        """);
    assertThat(values("batchId")).containsExactly("good");
    assertThat(troubles)
        .hasSize(4)
        .anySatisfy(t -> assertThat(t).startsWith("truth.jsonl:1: expected a JSON object"))
        .anySatisfy(
            t -> assertThat(t).isEqualTo("truth.jsonl:3: no file: the row names no html file"))
        .anySatisfy(t -> assertThat(t).startsWith("truth.jsonl:4: gone: no such file"))
        .contains("truth.jsonl:5: empty: the page is empty");
  }

  private void run(boolean baseOnly, String rows) throws IOException {
    Path file = Files.writeString(folder.resolve("truth.jsonl"), rows);
    new BatchExtraction(ADAPTERS, baseOnly, NOW).run(file, lines::add, troubles::add);
  }

  private void gzip(String name, String charset) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(HTML.getBytes(Charset.forName(charset)));
    }
  }

  private List<String> values(String key) {
    return lines.stream()
        .map(JsonMapper.shared()::readTree)
        .map((JsonNode n) -> n.path(key).asString(""))
        .toList();
  }
}
