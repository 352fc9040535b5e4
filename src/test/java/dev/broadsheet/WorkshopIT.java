package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import dev.broadsheet.app.demo.DemoNewsroom;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The workshop as an adapter's author uses it, on a site that is fetched. */
class WorkshopIT {
  @TempDir private Path home;
  private Program program;
  private SmallSite site;
  private String adapter;
  private String url;

  @BeforeEach
  void open() throws Exception {
    program = new Program(home);
    site = new SmallSite(3);
    site.writeAdapter(home.resolve("mine"));
    Files.createDirectories(home.resolve("adapters"));
    adapter = home.resolve("mine").resolve(SmallSite.NAME).toString();
    url = "http://" + site.host() + "/news/2.html";
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void triesAnAdapterThatIsNotInstalledOnAPageThatItFetches() throws Exception {
    Output tried = run("try", adapter, url);

    assertThat(tried.exit()).as(tried.err()).isZero();
    assertThat(tried.out())
        .contains("Report number 2 from Lantern Bay")
        .contains("  + time@datetime")
        .contains("The harbour of Lantern Bay was closed for 3 days.")
        .doesNotContain("\u001b");
  }

  @Test
  void tellsATrialAsJson() throws Exception {
    JsonNode json = JsonMapper.shared().readTree(run("try", "--json", adapter, url).out());

    assertThat(json.at("/article/title").asString()).isEqualTo("Report number 2 from Lantern Bay");
    assertThat(json.at("/won/body").asString()).isEqualTo("article");
    assertThat(json.at("/candidates/0/verdict").asString()).isEqualTo("won");
  }

  @Test
  void holdsAnAdapterToTheCaseThatWasRecorded() throws Exception {
    assertThat(run("record", adapter, url).exit()).isZero();
    assertThat(run("record", adapter, url).exit()).isEqualTo(2);
    assertThat(run("check", adapter).exit()).isZero();
    assertThat(run("check", "--strict", adapter).exit()).isZero();

    Path file = Path.of(adapter, "adapter.yaml");
    Files.writeString(file, Files.readString(file).replace("css: .tag,", "css: .label,"));
    Output failed = run("check", adapter, adapter);

    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.out()).contains("  tags\n    - Harbour\n    - Ferries\n");
    assertThat(failed.out()).contains("1 case: 0 passed, 1 failed");
  }

  @Test
  void refusesACaseThatSaysNothing() throws Exception {
    Path cases = Files.createDirectories(Path.of(adapter, "cases"));
    Files.writeString(cases.resolve("empty.yaml"), "url: " + url + "\nexpect: {title: Report}\n");

    Output output = run("check", adapter);

    assertThat(output.exit()).isEqualTo(2);
    assertThat(output.err())
        .contains("empty.yaml:1: found no fetched")
        .contains("empty.yaml:2: expect: found no text");
  }

  @Test
  void importsAnAdapterThatCanBeTriedAtOnce() throws Exception {
    Path ftr =
        Files.writeString(
            home.resolve("127.0.0.1.nip.example.txt"), "body: //article\nnext_page_link: //a\n");
    Output imported = run("import", "--out", home.resolve("imported").toString(), ftr.toString());

    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(imported.out()).contains(".txt:2: next_page_link: //a").contains("not carried over");
    Output tried = run("try", home.resolve("imported/127.0.0.1.nip.example").toString(), url);
    assertThat(tried.exit()).as(tried.err()).isZero();
  }

  @Test
  void makesAnAdapterFromAnAddressThatItsOwnCasesHold() throws Exception {
    try (DemoNewsroom newsroom = DemoNewsroom.start(home.resolve("demo"), Clock.systemUTC(), 0)) {
      String harbour = newsroom.allowedHosts().get(3);
      Path file = home.resolve("new/adapter.yaml");
      String[] arguments = {
        "http://" + harbour + "/", "--allow-host", harbour, "--pages", "3", "--out", file.toString()
      };

      Output made = run("new", arguments);

      assertThat(made.exit()).as(made.err()).isZero();
      assertThat(made.out()).contains("adapter.yaml", "title", "100%");
      assertThat(run("check", file.getParent().toString()).exit()).isZero();
      String before = Files.readString(file);
      Output again = run("new", arguments);
      assertThat(again.exit()).isEqualTo(2);
      assertThat(again.err()).contains("--force").doesNotContain("article: ");
      assertThat(Files.readString(file)).isEqualTo(before);
    }
  }

  @Test
  void makesNoAdapterOfPagesWithoutAnArticle() throws Exception {
    Path page = Files.writeString(home.resolve("page.html"), "<html><h1>Report</h1></html>");

    Output output = run("new", "--from", page.toString(), "--url", "https://pier.example/");

    assertThat(output.exit()).isEqualTo(1);
    assertThat(output.err()).contains("page.html: found no article");
    assertThat(run("new").exit()).isEqualTo(2);
  }

  @Test
  void countsAPageThatIsGivenTwiceOnce() throws Exception {
    Path page = home.resolve("one.html");
    try (InputStream html = URI.create(url).toURL().openStream()) {
      Files.copy(html, page);
    }
    Path copy = Files.copy(page, home.resolve("copy.html"));
    Path out = home.resolve("out/adapter.yaml");

    Output made =
        run(
            "new",
            "--url",
            url,
            "--out",
            out.toString(),
            "--from",
            page.toString(),
            copy.toString());

    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(Files.readString(out))
        .contains("Made from 1 page;", "copy.html: the same page as one.html");
  }

  @Test
  void mendsAnAdapterByWhatIsStored() throws Exception {
    assertThat(run("record", adapter, url).exit()).isZero();
    assertThat(program.run("crawl", "--adapters", "mine", "--allow-host", site.host()).exit())
        .isZero();
    assertThat(run("repair", adapter).out()).contains("is not broken: 3 pages");
    site.redress();
    Path file = Path.of(adapter, "adapter.yaml");
    String before = Files.readString(file);

    Output shown = run("repair", adapter);
    assertThat(shown.exit()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("-  title: h1", "+  title: ", "--yes writes it");
    assertThat(Files.readString(file)).isEqualTo(before);

    Output written = run("repair", "--yes", adapter);
    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(Files.readString(file)).contains("layouts:", "      title: h1\n");
    Output tried = run("try", adapter, url);
    assertThat(tried.out()).contains("Report number 2 from Lantern Bay");
    assertThat(run("check", adapter).out()).contains("2 cases: 2 passed");
  }

  @Test
  void asksForTheAddressOfAPageThatDoesNotTellIt() throws Exception {
    Path page = Files.writeString(home.resolve("page.html"), "<html><h1>Report</h1></html>");

    Output output = run("try", adapter, page.toString());

    assertThat(output.exit()).isEqualTo(2);
    assertThat(output.err()).contains("--url");
    assertThat(run("try", adapter, home.resolve("none.html").toString()).exit()).isEqualTo(2);
    assertThat(run("try", "nobody.example", page.toString()).exit()).isEqualTo(2);
  }

  @Test
  void tellsInALineWhatCantBeReadAndWritesNothing() throws Exception {
    Path folder = Files.createDirectories(home.resolve("127.0.0.1.nip.example.txt"));
    Path binary = Files.write(home.resolve("page.html"), new byte[] {'P', 'K', 3, 4, 0, 1});
    Path unpacked = Files.writeString(home.resolve("page.html.gz"), "<p>no gzip</p>");
    Path words = Files.writeString(home.resolve("pier.example.txt"), "just words");
    Path out = home.resolve("out/adapter.yaml");
    String pier = "https://pier.example/";

    assertThat(failed(2, "try", adapter, folder.toString())).contains("found a folder");
    assertThat(failed(2, "try", adapter, unpacked.toString())).contains("can't be unpacked");
    assertThat(
            failed(1, "new", "--url", pier, "--out", out.toString(), "--from", binary.toString()))
        .contains("page.html: found no article: expected an HTML page, found binary data");
    assertThat(failed(2, "new", "--out", folder.toString(), "--from", binary.toString()))
        .contains("expected a file such as " + folder.resolve("adapter.yaml"));
    assertThat(failed(2, "new", "--url", pier, "--from", folder.toString()))
        .contains("found a folder");
    String missing = home.resolve("missing").toString();
    for (String command : List.of("repair", "canary", "check", "try", "record")) {
      List<String> page =
          command.equals("try") || command.equals("record")
              ? List.of(binary.toString())
              : List.of();
      List<String> all = new ArrayList<>(List.of("--adapters", missing, adapter));
      all.addAll(page);
      assertThat(failed(2, command, all.toArray(String[]::new)))
          .contains("--adapters: found no such folder: " + missing);
    }
    assertThat(failed(2, "import", "--out", out.toString(), folder.toString()))
        .contains("found a folder");
    assertThat(failed(2, "import", "--out", out.toString(), missing))
        .contains("No such file: " + missing);
    assertThat(failed(2, "import", "--out", out.toString(), words.toString()))
        .contains("pier.example.txt: found no rule to carry over");
    assertThat(failed(2, "record", adapter, "--url", pier, binary.toString()))
        .contains("found https://pier.example/, expected an address of");
    assertThat(out.getParent()).doesNotExist();
    assertThat(Path.of(adapter, "cases")).doesNotExist();
  }

  @Test
  void tellsOfAnAdapterThatIsNamedWhyItCantBeTaken() throws Exception {
    Path mine = home.resolve("mine");
    String page = Files.writeString(home.resolve("page.html"), "<p>a page</p>").toString();
    write(mine, "broken.example", "timezone: Europe/Kiyv");
    write(mine, "one.example", "timezone: Europe/London\nhosts: [same.example]");
    write(mine, "two.example", "timezone: Europe/London\nhosts: [same.example]");

    assertThat(failed(2, "try", "--adapters", "mine", "broken.example", page))
        .contains("broken.example/adapter.yaml:2: timezone: found \"Europe/Kiyv\"");
    assertThat(failed(2, "check", "--adapters", "mine", "one.example"))
        .contains("found same.example, expected a host that no other adapter claims");
    assertThat(failed(2, "try", "mine/nowhere", page)).contains("mine/nowhere: found no such file");
    assertThat(failed(2, "try", "mine", page)).contains("mine/adapter.yaml: found no such file");
    assertThat(failed(2, "try", adapter, "ftp://pier.example/1"))
        .contains("found ftp://pier.example/1, expected an address with http or https, or a file");
  }

  @Test
  void checksTheSitesOfTheFolderThatIsNamed() throws Exception {
    Path ours = home.resolve("adapters");
    write(ours, "ours.example", "timezone: Europe/London\nhosts: ['*.pier.example']");
    Path mine = home.resolve("others");
    write(mine, "mine.example", "timezone: Europe/London\nhosts: [www.pier.example]");

    Output alone = run("check", "--adapters", mine.toString());

    assertThat(alone.exit()).as(alone.err()).isZero();
    assertThat(alone.out()).startsWith("1 adapter");
    assertThat(alone.err())
        .contains("www.pier.example falls under the hosts of ours.example as well");
    assertThat(run("check").out()).startsWith("1 adapter");

    write(mine, "broken.example", "timezone: Europe/Kiyv");
    assertThat(failed(2, "check", "--adapters", mine.toString())).contains("Europe/Kiyv");
  }

  private static void write(Path folder, String site, String lines) throws IOException {
    Path file = Files.createDirectories(folder.resolve(site)).resolve("adapter.yaml");
    Files.writeString(file, "site: " + site + "\n" + lines + "\nextends: news\n");
  }

  private String failed(int exit, String command, String... arguments) throws Exception {
    Output output = run(command, arguments);
    assertThat(output.exit()).as(output.err()).isEqualTo(exit);
    return output.err();
  }

  private Output run(String command, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("adapter", command));
    if (!command.equals("import")) {
      all.addAll(List.of("--allow-host", site.host()));
    }
    all.addAll(List.of(arguments));
    return program.run(all.toArray(String[]::new));
  }
}
