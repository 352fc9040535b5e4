package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.testing.HostilePage;
import dev.broadsheet.testing.LocalChromium;
import dev.broadsheet.testing.MisbehavingServer;
import dev.broadsheet.workshop.AdapterFolders;
import dev.broadsheet.workshop.StudioDesk;
import dev.broadsheet.workshop.StyleSheets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hostile page in the studio's frame, in a real browser, beside a server that counts. */
class SnapshotFrameTest {
  private static final String ADAPTER =
      "site: trap.example\ntimezone: UTC\nextends: news\nfields: {title: h1, body: .text}\n";

  @TempDir private Path folder;
  private final List<String> spoken = new CopyOnWriteArrayList<>();
  private MisbehavingServer outside;
  private ConsoleHome home;
  private LocalChromium chromium;

  @BeforeEach
  void start() throws IOException {
    chromium = LocalChromium.start();
    outside = MisbehavingServer.start().route("/", SnapshotFrameTest::sayNothing);
    String host = outside.authority();
    String page =
        "<html><head><title>A trap was set on the old pier last night</title></head><body><h1>A"
            + " trap was set on the old pier last night</h1><div class=text>"
            + "<p>%s</p></div>".formatted("A text that is long enough to be one. ".repeat(20))
            + String.join("\n", HostilePage.vectors(host))
            + "</body></html>";
    SnapshotFrame frame = SnapshotFrame.pointing();
    home =
        ConsoleHome.start(
            folder.resolve("console"),
            List.of(
                new StudioConsole(
                    (start, progress) -> desk(page),
                    _ -> {},
                    new StyleSheets(),
                    () -> Adapters.load(List.of())),
                new Bare(frame, host)));
  }

  /** A frame that is led here stays as it is. */
  private static void sayNothing(MisbehavingServer.Exchange exchange) throws IOException {
    exchange.out().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private List<String> asked() {
    return outside.requests().stream().map(MisbehavingServer.Exchange::target).toList();
  }

  @AfterEach
  void stop() throws IOException {
    home.close();
    outside.close();
    chromium.close();
  }

  /** The frame's answer around pages that nothing was taken out of. */
  private record Bare(SnapshotFrame frame, String host) implements ConsolePage {
    @Override
    public void add(Routes routes) {
      routes.look(
          "/bare/{vector}",
          request ->
              frame.answer(
                  HostilePage.vectors(host).get(Integer.parseInt(request.path("vector"))),
                  request.context()));
    }
  }

  private StudioDesk desk(String html) {
    try {
      Path file = folder.resolve("adapter.yaml");
      Files.writeString(file, ADAPTER);
      return StudioDesk.of(
          Adapters.read(ADAPTER, file),
          ADAPTER,
          List.of(
              dev.broadsheet.article.Page.ofFile(
                  URI.create("http://trap.example/news/1"),
                  html.getBytes(StandardCharsets.UTF_8),
                  Optional.empty(),
                  Instant.parse("2026-03-01T10:00:00Z"))),
          Adapters.load(List.of()).base(),
          new AdapterFolders(List.of(folder), () -> Adapters.load(List.of()), () -> {}));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Page open() throws IOException {
    Page page = chromium.window(new Browser.NewContextOptions().setLocale("en")).newPage();
    page.onDialog(
        dialog -> {
          spoken.add(dialog.message());
          dialog.dismiss();
        });
    page.navigate(home.link(Role.OPERATE));
    page.waitForURL(home.address() + "/");
    return page;
  }

  private Frame view(Page page) {
    page.navigate(home.address() + "/studio?site=trap");
    page.getByLabel("Address").fill("http://trap.example/");
    page.locator("form:has(#address) button").click();
    page.waitForSelector("#view");
    Frame shown = page.frames().getLast();
    shown.waitForSelector("h1[data-f=title]");
    return shown;
  }

  @Test
  void showsAHostilePageThatRunsAndAsksForNothing() throws IOException {
    Page page = open();
    Frame shown = view(page);
    shown.locator("body *").all().stream().limit(60).forEach(each -> each.dispatchEvent("click"));
    page.waitForTimeout(500);

    assertThat(asked()).isEmpty();
    assertThat(spoken).isEmpty();
    assertThat(shown.evaluate("() => self.origin")).isEqualTo("null");
    assertThat(page.frames()).hasSize(2);
    assertThat(page.url()).startsWith(home.address() + "/studio/");
    assertThat(page.locator("#view").innerHTML()).doesNotContain("<img", "<script", "<iframe");
  }

  @Test
  void isWalkedByKeysThoughTheFocusWasThereBeforeAnybodyListened() throws IOException {
    Page page = open();
    page.navigate(view(page).url());

    assertThat(page.evaluate("() => document.body.matches(':focus')")).isEqualTo(true);
  }

  @Test
  void holdsByTheBrowserAloneWhatASnapshotWouldMiss() throws IOException {
    Page page = open();
    List<String> shown = new ArrayList<>();
    int count = HostilePage.vectors("").size();
    for (int i = 0; i < count; i++) {
      page.navigate(home.address() + "/bare/" + i);
      page.waitForTimeout(60);
      shown.add(page.url());
    }

    assertThat(spoken).isEmpty();
    assertThat(asked())
        .as("only where a page leads by itself, which the studio's own policy for frames forbids")
        .allMatch(path -> path.equals("/"))
        .hasSizeLessThan(2);
    assertThat(shown).hasSize(count);
  }
}
