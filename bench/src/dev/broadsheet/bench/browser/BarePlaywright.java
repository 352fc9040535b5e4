package dev.broadsheet.bench.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One tab in a browser of its own, without a proxy, a filter or a guard. Of one thread. */
final class BarePlaywright implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of("--disable-gpu", "--disable-background-networking", "--no-first-run");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions()
              .setEnv(
                  Map.of(
                      "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1",
                      "PLAYWRIGHT_NODEJS_PATH", "/usr/bin/node")));
  private final Page page;

  BarePlaywright() {
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                    .setArgs(FLAGS));
    this.page = browser.newPage();
  }

  /** The page, once something shows on it. */
  String fetch(URI url, String waitFor) {
    page.navigate(
        url.toString(), new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    page.waitForSelector(waitFor);
    return page.content();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
