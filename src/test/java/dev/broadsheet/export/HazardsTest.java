package dev.broadsheet.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.store.StoredArticle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * What pages may say to harm a reader comes out of every format as it is, or does nothing: read
 * back by programs that are not ours.
 */
class HazardsTest {
  private static final List<String> HAZARDS =
      List.of(
          "=HYPERLINK(\"http://x\",\"y\")",
          "\t@SUM(A1)",
          "+7 495",
          "-1;2",
          "null \0 bell \7 escape \33[31m end",
          "half \ud800 pair \udc00.",
          "\ud83d\udcf0 \ud835\udd38 whole pairs",
          "line\u2028separator\u2029paragraph\u0085next",
          "\u202Eright to left\u202C \u2066isolate\u2069 \u200Fmark",
          "\"quotes\", 'and' `ticks` \"\"",
          "two\nlines\r\nand a\rthird\n\n\nfar",
          "../../etc/passwd",
          "..",
          "C:\\con.txt",
          "<script>alert('&amp;')</script> ]]> --> ?>",
          "no \uFFFE such \uFFFF characters \uFDD0",
          "https://example.org/100%/a b?c={d}#e#f",
          "hard\u00A0spaces\u202Fof\u2007every kind",
          "--- \n...\n- a: [b]\n# c | d",
          "{{x}} ${7*7} @{x} %s",
          "'",
          " ",
          "м".repeat(1 << 17));

  @TempDir private Path folder;

  /** A format, what it must make of a title, and how another program reads its titles. */
  private record Case(
      String format, Map<String, String> options, UnaryOperator<String> expected, Reader reader) {
    @Override
    public String toString() {
      return format + options;
    }
  }

  private interface Reader {
    List<String> titles(Path file) throws Exception;
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("jsonl", Map.of(), SafeText::whole, HazardsTest::jsonTitles),
        new Case("parquet", Map.of(), SafeText::whole, sql("select title from read_parquet('%s')")),
        new Case(
            "parquet",
            Map.of("compress", "gzip"),
            SafeText::whole,
            sql("select title from read_parquet('%s')")),
        new Case("csv", Map.of(), HazardsTest::cell, table(",")),
        new Case("tsv", Map.of("columns", "title,text"), HazardsTest::cell, table("\\t")),
        new Case(
            "tei", Map.of(), HazardsTest::xmlText, xml("//*[local-name()='bibl']/*[@type='main']")),
        new Case("rss", Map.of(), HazardsTest::xmlText, HazardsTest::rssTitles),
        new Case("markdown", Map.of(), SafeText::line, HazardsTest::frontMatter),
        new Case(
            "markdown", Map.of("files", "zip"), SafeText::line, HazardsTest::zippedFrontMatter),
        new Case("text", Map.of(), SafeText::line, HazardsTest::textTitles),
        new Case("vertical", Map.of(), SafeText::line, HazardsTest::verticalTitles),
        new Case("conllu", Map.of(), SafeText::line, HazardsTest::conlluTitles));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comeOutAsTheyAreOrDoNothing(Case format) throws Exception {
    Path out = folder.resolve("corpus");

    Exporter.export(everywhere(), Samples.format(format.format, format.options), out);

    assertThat(format.reader.titles(out).stream().filter(t -> !t.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(
            HAZARDS.stream().map(format.expected).filter(t -> !t.isEmpty()).toList());
    assertThat(outsiders(out)).isEmpty();
  }

  @Test
  void areTriedInEveryFormatThatWritesWhatAPageSays() {
    assertThat(cases().map(Case::format).distinct())
        .containsExactlyInAnyOrderElementsOf(
            ExportFormat.names().stream()
                .filter(n -> !List.of("warc", "jte").contains(n))
                .toList());
  }

  @Test
  void areReadFromTeiByLibxml2() throws Exception {
    Optional<Xmllint> xmllint = Xmllint.find();
    if (xmllint.isEmpty()) {
      return;
    }
    Path out = folder.resolve("corpus.xml");
    Exporter.export(everywhere(), Samples.format("tei", Map.of()), out);

    String schema = HazardsTest.class.getResource("tei-subset.xsd").getPath();
    assertThat(xmllint.get().run(out, "--noout", "--schema", schema))
        .isEqualTo(new Xmllint.Said(true, out + " validates\n"));
    for (int i = 0; i < HAZARDS.size(); i++) {
      String title = "string((//*[local-name()='bibl']/*[@type='main'])[%d])".formatted(i + 1);
      assertThat(xmllint.get().run(out, "--xpath", title).text())
          .isEqualTo(xmlText(HAZARDS.get(i)) + "\n");
    }
  }

  @Test
  void areEscapedByATemplateForHtml() throws IOException {
    Path template = folder.resolve("page.html.jte");
    Files.writeString(
        template, "@param dev.broadsheet.article.Article article\n<b>${article.title()}</b>");
    Path out = folder.resolve("corpus");

    Exporter.export(
        Samples.stored(List.of(Samples.article("https://example.org/1", "<script>&"))),
        Samples.format("jte", Map.of("template", template.toString())),
        out);

    assertThat(Files.readString(out)).contains("<b>&lt;script&gt;&amp;</b>");
  }

  /** An article for each hazard, which stands wherever words can. */
  private static Consumer<Consumer<StoredArticle>> everywhere() {
    return Samples.stored(
        IntStream.range(0, HAZARDS.size())
            .mapToObj(i -> Samples.everywhere("https://example.org/" + i, HAZARDS.get(i)))
            .toList());
  }

  /** Files that are neither the corpus nor in it. */
  private List<Path> outsiders(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> !f.startsWith(out) && !f.equals(folder)).toList();
    }
  }

  private static String cell(String title) {
    String plain = SafeText.plain(title);
    return !plain.isBlank() && "=+-@".indexOf(plain.strip().charAt(0)) >= 0 ? "'" + plain : plain;
  }

  /** XML knows one end of line. */
  private static String xmlText(String title) {
    return SafeText.plain(title).replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Reader sql(String query) {
    return file -> {
      try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
          Statement statement = duck.createStatement();
          ResultSet rows = statement.executeQuery(query.formatted(file))) {
        List<String> titles = new ArrayList<>();
        while (rows.next()) {
          titles.add(rows.getString(1));
        }
        return titles;
      }
    };
  }

  private static List<String> jsonTitles(Path file) throws Exception {
    assertThat(strictly(file)).doesNotContain("\u2028", "\u2029", "\u0085");
    return sql("select title from read_json('%s', format = 'newline_delimited',"
            + " maximum_object_size = 100000000)")
        .titles(file);
  }

  private static Reader table(String separator) {
    return file -> {
      assertHarmless(strictly(file));
      return sql("select title from read_csv('%s', header = true, all_varchar = true, quote = '\"',"
              + " escape = '\"', delim = '"
              + separator
              + "', max_line_size = 100000000, null_padding = false, nullstr = 'no such')")
          .titles(file);
    };
  }

  private static Reader xml(String path) {
    return file -> {
      assertHarmless(strictly(file));
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      Document document = factory.newDocumentBuilder().parse(file.toFile());
      NodeList nodes =
          (NodeList)
              XPathFactory.newDefaultInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      return IntStream.range(0, nodes.getLength())
          .mapToObj(i -> nodes.item(i).getTextContent())
          .toList();
    };
  }

  private static List<String> rssTitles(Path file) throws Exception {
    return xml("//item/title").titles(file);
  }

  private static List<String> frontMatter(Path place) throws IOException {
    List<String> titles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        titles.add(title(strictly(file)));
        assertThat(place.relativize(file).getNameCount()).isEqualTo(2);
      }
    }
    return titles;
  }

  private static List<String> zippedFrontMatter(Path file) throws IOException {
    List<String> titles = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getName())
            .matches("[\\p{L}\\p{N}-][\\p{L}\\p{N}.-]*/undated-[0-9a-f]{16}\\.md");
        titles.add(title(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return titles;
  }

  /** What stands between the first line and the next of three dashes. */
  private static String title(String page) {
    assertHarmless(page);
    assertThat(page).startsWith("---\n");
    int end = page.indexOf("\n---\n", 4);
    String links = "(!\\[[^]\n]*]\\()?<https?://[^<>\\s]*>\\)?";
    assertThat(page.substring(end).replaceAll(links, ""))
        .doesNotContainPattern("(?<!\\\\)[<`*\\[]");
    String matter = page.substring(4, end);
    Object read =
        new Load(LoadSettings.builder().setCodePointLimit(100_000_000).build())
            .loadFromReader(new StringReader(matter));
    return (String) ((Map<?, ?>) read).get("title");
  }

  private static List<String> textTitles(Path file) throws IOException {
    String text = strictly(file);
    assertHarmless(text);
    return Stream.of(text.split("\n\n\n"))
        .map(article -> article.split("\n", 2)[0])
        .filter(t -> !t.isEmpty())
        .toList();
  }

  private static List<String> verticalTitles(Path file) throws Exception {
    String text = strictly(file);
    assertHarmless(text);
    assertThat(text.lines().filter(l -> l.startsWith("<")))
        .allMatch(l -> l.matches("</?(doc|p|s)( .*)?>|<g/>"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    Document document =
        factory
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    ("<all>" + text + "</all>").getBytes(StandardCharsets.UTF_8)));
    NodeList docs = document.getElementsByTagName("doc");
    return IntStream.range(0, docs.getLength())
        .mapToObj(i -> docs.item(i).getAttributes().getNamedItem("title"))
        .filter(a -> a != null)
        .map(a -> a.getNodeValue())
        .toList();
  }

  private static List<String> conlluTitles(Path file) throws IOException {
    String text = strictly(file);
    assertHarmless(text);
    assertThat(text.lines())
        .allMatch(
            l ->
                l.isEmpty()
                    || l.startsWith("# ")
                    || l.matches("\\d+\t[^\\s]+(\t_){7}\t(_|SpaceAfter=No)"));
    return text.lines()
        .filter(l -> l.startsWith("# title = "))
        .map(l -> l.substring("# title = ".length()))
        .toList();
  }

  /** The text of a file that is right UTF-8. */
  private static String strictly(Path file) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
        .toString();
  }

  private static void assertHarmless(String text) {
    assertThat(
            text.codePoints()
                .filter(
                    c ->
                        (Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0)
                            || (c >= 0x2028 && c <= 0x202E)
                            || (c >= 0x2066 && c <= 0x2069)
                            || (c & 0xFFFE) == 0xFFFE)
                .mapToObj(Integer::toHexString))
        .isEmpty();
  }
}
