package dev.broadsheet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode.Mapping;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

class DataCardTest {
  private static final String HOSTILE = "a|b</svg><script>x()</script>\"`[l](j)\u202e\u0007\n# c";

  @TempDir private Path folder;
  private Press press;
  private Path built;

  @BeforeEach
  void build() throws Exception {
    press = new Press(folder, "store").print(0, 30);
    press.save(
        Press.article(
            URI.create("https://x.example/1"), HOSTILE, "Title", "one two", Optional.empty()));
    CorpusPlan plan =
        press.plan(
            "press",
            """
            title: "Press: <b>|\\"all\\"</b>"
            authors: ["Olena \\"O\\" Petrenko"]
            license: CC-BY-4.0
            near-duplicates: first
            formats: [{format: csv, compress: gzip}, jsonl, conllu, {format: tei, files: folder}]
            """);
    built = press.builder().build(plan, new Builds("press", folder.resolve("builds"))).folder();
  }

  @AfterEach
  void close() {
    press.close();
  }

  @Test
  void beginsWithYamlThatTellsLanguageSizeAndFiles() throws Exception {
    String[] parts = Files.readString(built.resolve("README.md")).split("(?m)^---\n", 3);
    List<Mistake> mistakes = new ArrayList<>();

    Mapping yaml = Yaml.read(parts[1], Spot.ofFile("README.md", mistakes)).orElseThrow();

    assertThat(mistakes).isEmpty();
    assertThat(yaml.entries())
        .extracting(Mapping.Entry::key)
        .containsExactly(
            "pretty_name",
            "language",
            "size_categories",
            "license",
            "annotations_creators",
            "source_datasets",
            "configs");
    assertThat(parts[1]).contains("- \"uk\"\n", "- \"n<1K\"\n", "license: \"cc-by-4.0\"\n");
  }

  @Test
  void offersForLoadingWhatIsRowsAndTheFirstFormatAsTheUsualOne() throws Exception {
    assertThat(Files.readString(built.resolve("README.md")))
        .contains(
            """
            configs:
            - config_name: "csv-gz"
              default: true
              data_files:
              - split: train
                path:
                - "data/articles.csv.gz"
            - config_name: "jsonl"
              data_files:
              - split: train
                path:
                - "data/articles.jsonl"
            ---
            """);
  }

  @Test
  void showsEveryFieldInItsChart() throws Exception {
    assertThat(Files.readString(built.resolve("charts/fields.svg")))
        .contains(">drift</text>")
        .doesNotContain(">other</text>");
  }

  @Test
  void showsWhatPagesSayAsText() throws Exception {
    String card = Files.readString(built.resolve("README.md")).split("---\n", 3)[2];

    assertThat(card)
        .contains("| a\\|b&lt;/svg&gt;&lt;script&gt;x\\(\\)")
        .doesNotContain("<script", "<b>", "\u202e", "\u0007", "\n# c");
    assertThat(card).contains("| CC BY 4.0 |", "| near-duplicates of others that are in | 3 |");
    assertThat(card).doesNotContain("withdrawn", "not drawn into the sample", "taken away");
  }

  @Test
  void drawsChartsThatAreXmlWithTextInTheirPlace() throws Exception {
    for (String name : List.of("months", "sites", "languages", "lengths", "fields")) {
      Document svg =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(built.resolve("charts/" + name + ".svg").toFile());
      assertThat(svg.getElementsByTagName("script").getLength()).isZero();
      assertThat(svg.getElementsByTagName("title").getLength()).isOne();
      assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
      assertThat(svg.getElementsByTagName("rect").getLength()).isPositive();
    }
  }

  @Test
  void showsYearsWhereOneWrongDateWouldMakeTooManyMonths() throws Exception {
    press.save(
        Press.article(
            URI.create("https://x.example/2"),
            "x.example",
            "Title",
            "three four",
            Optional.of(OffsetDateTime.parse("0202-01-01T00:00:00Z"))));
    CorpusPlan plan = press.plan("other", "title: Other\n");

    Path other = press.builder().build(plan, new Builds("other", folder.resolve("b"))).folder();

    assertThat(Files.readString(built.resolve("charts/months.svg")))
        .contains(">Articles by month<");
    assertThat(Files.readString(other.resolve("charts/months.svg")))
        .contains(">Articles by year<", ">0202: 1; 2025: 30<")
        .hasSizeLessThan(5_000);
  }

  @Test
  void putsWhatHasNoRoomIntoOneBar() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      counts.put("site" + i, 2L);
    }

    assertThat(new Chart("Sites", counts).first(25).counts())
        .hasSize(25)
        .containsEntry("other", 32L);
  }

  @Test
  void isCitedByTitleAuthorsAndNumber() throws Exception {
    assertThat(Files.readString(built.resolve("CITATION.cff")))
        .isEqualTo(
            """
            cff-version: 1.2.0
            message: "If you use this corpus, please cite it as below."
            type: dataset
            title: "Press: <b>|\\"all\\"</b>"
            authors:
              - name: "Olena \\"O\\" Petrenko"
            version: "build 1"
            date-released: "2025-06-01"
            license: "CC-BY-4.0"
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "CC0-1.0 -> license: \"CC0-1.0\" -> license: \"cc0-1.0\"",
        "https://example.org/terms -> license-url: \"https://example.org/terms\""
            + " -> license_name: \"https://example.org/terms\"",
        "for research only -> '' -> license_name: \"for research only\""
      })
  void tellsALicenseInTheFormsThatReadersTake(String license, String cited, String shown)
      throws Exception {
    CorpusPlan plan = press.plan("other", "title: Other\nlicense: " + license + "\n");
    Path folder =
        press.builder().build(plan, new Builds("other", this.folder.resolve("b"))).folder();

    assertThat(Files.readString(folder.resolve("CITATION.cff")).lines().filter(isLicense()))
        .containsExactlyElementsOf(cited.isEmpty() ? List.of() : List.of(cited));
    assertThat(Files.readString(folder.resolve("README.md"))).contains(shown + "\n");
  }

  private static Predicate<String> isLicense() {
    return line -> line.startsWith("license");
  }
}
