package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Block;
import dev.broadsheet.article.Image;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
  private static final List<Article> ARTICLES = List.of(Samples.FULL, Samples.BARE);

  @TempDir private Path folder;

  private Path export(String format, Map<String, String> options) {
    Path out = folder.resolve("corpus-" + format + String.join("", options.keySet()));
    Exporter.export(Samples.stored(ARTICLES), Samples.format(format, options), out);
    return out;
  }

  @Test
  void keepsListsAndTimesInParquetAsDuckDbReadsThem() throws Exception {
    Path file = export("parquet", Map.of());

    assertThat(
            sql(
                """
                select tags[2], len(images), images[1].credit, body[1].type, body[5].items[2],
                  body[7]."rows"[2][1], published, publishedIso, fetched, words, free
                from read_parquet('%s') where len(tags) > 0
                """
                    .formatted(file)))
        .containsExactly(
            "река",
            "1",
            "А. Иванов",
            "paragraph",
            "второе",
            "2025",
            "2025-03-19T05:15Z",
            "2025-03-19T08:15:00+03:00",
            "2025-03-19T09:00:00.123456Z",
            Integer.toString(Samples.FULL.words()),
            "true");
  }

  @Test
  void isValidTei() throws Exception {
    Path corpus = export("tei", Map.of());
    Path each = export("tei", Map.of("files", "folder"));

    try (Stream<Path> files = Files.walk(each)) {
      List<Path> all =
          Stream.concat(Stream.of(corpus), files.filter(f -> f.toString().endsWith(".xml")))
              .toList();
      assertThat(all).hasSize(3);
      for (Path file : all) {
        assertValidTei(file);
      }
    }
    assertThat(Files.readString(corpus))
        .contains(
            "<div><head>Как это было</head><div><head>Утро</head>",
            "<quote xml:lang=\"uk\"><p>",
            "<graphic url=\"https://example.org/a%20b.jpg\">",
            "<licence target=\"https://license.example/by\">",
            "<availability status=\"unknown\"><p>The page tells no licence.</p></availability>",
            "<taxonomy xml:id=\"tags\">",
            "<keywords scheme=\"#tags\"><term>мост</term>");
  }

  /** TEI's body must have more than what may stand everywhere, as pictures may. */
  @ParameterizedTest
  @MethodSource("bodies")
  void isValidTeiWhateverABodyIsMadeOf(List<Block> body) throws Exception {
    Path out = folder.resolve("body.xml");

    Exporter.export(
        Samples.stored(
            List.of(Samples.article("https://example.org/3", "A", body.toArray(Block[]::new)))),
        Samples.format("tei", Map.of()),
        out);

    assertValidTei(out);
  }

  static Stream<List<Block>> bodies() {
    Block paragraph = new Block.Paragraph("B");
    Block picture =
        new Block.Figure(new Image(Optional.of("/a b%.jpg"), Optional.of("C"), Optional.empty()));
    Block heading = new Block.Heading(3, "D");
    return Stream.of(
        List.of(picture),
        List.of(picture, paragraph, picture, heading, picture),
        List.of(heading),
        List.of(picture, heading, new Block.Heading(2, "E"), paragraph),
        List.of(new Block.Listing(false, List.of())),
        List.of(new Block.Table(List.of(List.of()))),
        List.of(new Block.Embed("")),
        List.of(new Block.Embed("https://video.example/50%?v={x}#a#b")));
  }

  private static void assertValidTei(Path file) throws Exception {
    SchemaFactory.newDefaultInstance()
        .newSchema(FormatsTest.class.getResource("tei-subset.xsd"))
        .newValidator()
        .validate(new StreamSource(file.toFile()));
  }

  @Test
  void writesATokenALineWithGlue() throws IOException {
    String text = Files.readString(export("vertical", Map.of()));

    assertThat(text)
        .contains("<doc id=\"" + Samples.FULL.id() + "\" url=\"https://example.org/news/1\"")
        .contains("authors=\"Анна Петрова|Иван Ким\"")
        .contains(
            "<s>\n"
                + "В\n"
                + "2025\n"
                + "г.\n"
                + "мост\n"
                + "им.\n"
                + "Ленина\n"
                + "открыли\n"
                + "<g/>\n"
                + ",\n"
                + "т.\n"
                + "е.\n"
                + "починили\n"
                + "<g/>\n"
                + ".\n"
                + "</s>\n"
                + "<s>\n"
                + "Ура\n"
                + "<g/>\n"
                + "!\n"
                + "</s>\n");
  }

  @Test
  void numbersWordsAndTellsWhereNoSpaceIs() throws IOException {
    assertThat(Files.readString(export("conllu", Map.of())))
        .contains("# newdoc id = " + Samples.FULL.id() + "\n")
        .contains(
            "-p2\n# sent_id = " + Samples.FULL.id() + "-s2\n# text = В 2025 г. мост им. Ленина")
        .contains("7\tоткрыли\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n8\t,\t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru | Живёт на ул. Садовой, д. 5. Работает.                | 2",
        "ru | Пришли А. С. Пушкин и др. Потом ушли.                | 2",
        "ru | Он сказал: «Да!» Она ушла.  И всё.                    | 3",
        "uk | Площа ім. Шевченка в м. Києві. Вона велика.           | 2",
        "en | Mr. Smith met Dr. Brown at 5 p.m. in St. Louis. Fine. | 2",
        "de | Er kam. Sie ging.                                     | 2"
      })
  void endsNoSentenceAtAnAbbreviation(String language, String text, int sentences) {
    assertThat(Sentence.of(text, Locale.forLanguageTag(language))).hasSize(sentences);
  }

  @Test
  void keepsWordsWithHyphensAndRowsOfMarksWhole() {
    assertThat(Sentence.of("Кто-то по-русски... м'ята — 3,5 %!!!", Locale.forLanguageTag("uk")))
        .flatMap(Sentence::tokens)
        .extracting(Sentence.Token::form)
        .containsExactly("Кто-то", "по-русски", "...", "м'ята", "—", "3,5", "%", "!!!");
  }

  @Test
  void writesMarkdownBehindFrontMatter() throws IOException {
    Path out = export("markdown", Map.of());

    assertThat(Files.readString(out.resolve("example.org/2025-03-19-" + Samples.FULL.id() + ".md")))
        .startsWith("---\nid: \"" + Samples.FULL.id() + "\"\n")
        .contains("tags:\n- \"мост\"\n- \"река\"\n")
        .contains("\n---\n\n# Мост открыт\n\nВ 2025 г.")
        .contains("\n## Как это было\n\n### Утро\n\n1. первое\n1. второе\n")
        .contains("\n| год | мостов |\n| --- | --- |\n| 2025 | 3 |\n")
        .contains("\n![Мост (А. Иванов)](<https://example.org/a%20b.jpg>)\n");
  }

  @Test
  void putsTheLastFetchedIntoRss() throws IOException {
    String feed = Files.readString(export("rss", Map.of("last", "1", "title", "A & B")));

    assertThat(feed)
        .contains("<title>A &amp; B</title>", "<title>Мост открыт</title>")
        .contains("<pubDate>Wed, 19 Mar 2025 05:15:00 GMT</pubDate>")
        .doesNotContain("Пусто");
  }

  @Test
  void countsWhatIsInTheFile() {
    assertThat(counted("rss", Map.of("last", "1"))).isEqualTo(1);
    assertThat(counted("jsonl", Map.of())).isEqualTo(2);
  }

  private long counted(String format, Map<String, String> options) {
    return Exporter.export(
            Samples.stored(ARTICLES), Samples.format(format, options), folder.resolve("counted"))
        .articles();
  }

  /** What stands in a description is HTML to who reads feeds. */
  @Test
  void showsTheWordsOfALeadInRssAsTheyAre() throws IOException {
    Path out = folder.resolve("feed.rss");
    Exporter.export(
        Samples.stored(
            List.of(
                Samples.article(
                    "https://example.org/3", "A", new Block.Paragraph("a < b && <i>c</i>")))),
        Samples.format("rss", Map.of()),
        out);

    assertThat(Files.readString(out))
        .contains(
            "<description>a &amp;lt; b &amp;amp;&amp;amp;"
                + " &amp;lt;i&amp;gt;c&amp;lt;/i&amp;gt;</description>");
  }

  @Test
  void compressesAsTheNameSays() throws IOException {
    Path out = folder.resolve("corpus.jsonl.gz");
    ExportFormat format =
        ExportFormat.byName("jsonl")
            .orElseThrow()
            .with(
                Map.of(),
                out,
                () -> {
                  throw new IllegalStateException();
                });

    Exporter.export(Samples.stored(ARTICLES), format, out);

    assertThat(format.extension()).isEqualTo("jsonl.gz");
    try (GZIPInputStream gzip = new GZIPInputStream(Files.newInputStream(out))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8).lines())
          .map(ArticleJson::fromJson)
          .isEqualTo(ARTICLES);
    }
  }

  @ParameterizedTest
  @CsvSource({"zstd,zst", "gzip,gz"})
  void isReadByDuckDbWhenItIsCompressed(String compression, String ending) throws Exception {
    Path out = export("jsonl", Map.of("compress", compression));
    Path named = Files.move(out, folder.resolve("corpus.jsonl." + ending));

    assertThat(sql("select count(*), max(title) from read_json('%s')".formatted(named)))
        .containsExactly("2", "Пусто");
  }

  @Test
  void makesTheSameBytesOfTheSameArticles() throws IOException {
    for (FormatKind kind : ExportFormat.kinds()) {
      if (List.of("warc", "jte").contains(kind.name()) || kind.name().equals("markdown")) {
        continue;
      }
      byte[] first = Files.readAllBytes(export(kind.name(), Map.of()));
      assertThat(Files.readAllBytes(export(kind.name(), Map.of())))
          .as(kind.name())
          .isEqualTo(first);
    }
    assertThat(Files.readAllBytes(export("text", Map.of("files", "zip"))))
        .isEqualTo(Files.readAllBytes(export("text", Map.of("files", "zip"))));
  }

  @Test
  void tellsAllMistakesInOptionsAtOnce() {
    assertThatThrownBy(
            () ->
                Samples.format(
                    "csv", Map.of("colums", "id", "columns", "id,titel", "compress", "zip")))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("csv: colums: no such option, expected one of columns, compress")
        .hasMessageContaining("csv: columns: found \"id,titel\", expected for \"titel\"")
        .hasMessageContaining(
            "csv: compress: found \"zip\", expected one of auto, none, gzip, zstd");
    assertThatThrownBy(() -> Samples.format("csv", Map.of("columns", "id,url,id")))
        .hasMessage("csv: columns: found \"id,url,id\", expected each column once");
    assertThatThrownBy(() -> Samples.format("rss", Map.of("link", "our page")))
        .hasMessage("rss: link: found \"our page\", expected an address with http or https");
  }

  @Test
  void tellsFileAndLineOfATemplatesMistake() throws IOException {
    Path template = folder.resolve("list.txt.jte");
    Files.writeString(
        template, "@param dev.broadsheet.article.Article article\n\n${article.titel()}\n");

    assertThatThrownBy(() -> Samples.format("jte", Map.of("template", template.toString())))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining(template.toString())
        .hasMessageContaining("list.txt.jte:3");
    assertThatThrownBy(() -> Samples.format("jte", Map.of()))
        .hasMessageContaining("jte: template: found nothing");
  }

  @ParameterizedTest
  @CsvSource({"one,''", "folder,example.org/undated-$.html"})
  void rendersByATemplateThatCallsAnother(String files, String file) throws IOException {
    Files.writeString(folder.resolve("row.jte"), "@param String name\n<i>${name}</i>");
    Path template = folder.resolve("page.html.jte");
    Files.writeString(
        template,
        """
        @param dev.broadsheet.article.Article article
        @for(var tag : java.util.List.of("a", "<"))@template.row(name = tag)@endfor\
        """);
    Path out = folder.resolve("out");

    Exporter.export(
        Samples.stored(List.of(Samples.BARE)),
        Samples.format("jte", Map.of("template", template.toString(), "files", files)),
        out);

    assertThat(Files.readString(out.resolve(file.replace("$", Samples.BARE.id()))))
        .isEqualTo("<i>a</i><i>&lt;</i>");
  }

  @Test
  void tellsWhyATemplateFailedAtAnArticle() throws IOException {
    Path template = folder.resolve("page.html.jte");
    Files.writeString(
        template, "@param dev.broadsheet.article.Article article\n${article.lead().get()}");
    ExportFormat format = Samples.format("jte", Map.of("template", template.toString()));
    Path out = folder.resolve("out");

    assertThatThrownBy(() -> Exporter.export(Samples.stored(List.of(Samples.BARE)), format, out))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining(
            "page.html.jte:2 for article "
                + Samples.BARE.id()
                + ": java.util.NoSuchElementException: No value present");
    assertThat(out).doesNotExist();
  }

  @Test
  void hasAFileAnArticleUnderNamesThatNoPageChooses() {
    Article article = Samples.everywhere("https://example.org/1", "../../etc/passwd");

    assertThat(Pages.name(article, "txt")).isEqualTo("etc-passwd/undated-" + article.id() + ".txt");
    assertThat(Pages.name(Samples.everywhere("https://example.org/1", ".."), "txt"))
        .startsWith("site/");
  }

  @Test
  void nestsNoDivisionsInAnArticleWithoutHeadings() throws IOException {
    Path out = folder.resolve("flat");
    Exporter.export(
        Samples.stored(
            List.of(Samples.article("https://example.org/3", "A", new Block.Paragraph("B")))),
        Samples.format("tei", Map.of()),
        out);

    assertThat(Files.readString(out)).contains("<body><head>A</head><p>B</p></body>");
  }

  private static List<String> sql(String query) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return Stream.iterate(1, i -> i + 1)
            .limit(row.getMetaData().getColumnCount())
            .map(
                i -> {
                  try {
                    return String.valueOf(row.getObject(i));
                  } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
      }
    }
  }
}
