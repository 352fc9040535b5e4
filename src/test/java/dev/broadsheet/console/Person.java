package dev.broadsheet.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.broadsheet.testing.LocalChromium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser window of his own, who notices what browsers complain of. */
final class Person implements AutoCloseable {
  private final LocalChromium chromium;
  private final ConsoleHome home;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Person(LocalChromium chromium, ConsoleHome home) {
    this.chromium = chromium;
    this.home = home;
    this.context =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1200, 900));
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onDialog(
        dialog -> {
          complaints.add("a dialog: " + dialog.message());
          dialog.dismiss();
        });
  }

  static Person of(LocalChromium chromium, ConsoleHome home) {
    return new Person(chromium, home);
  }

  Page page() {
    return page;
  }

  /** Opens a link that logs in, and comes to the first page. */
  Page logIn(Role role) throws IOException {
    page.navigate(home.link(role));
    page.waitForURL(home.address() + "/");
    return page;
  }

  BrowserContext withoutScripts() {
    return chromium
        .browser()
        .newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  /** What the browser did not let happen, or could not do. */
  List<String> complaints() {
    return complaints;
  }

  boolean scrollsSideways() {
    return (Boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** Bytes that the page and all that belongs to it took on the way. */
  long transferred() {
    return ((Number)
            page.evaluate(
                "performance.getEntriesByType('navigation')[0].transferSize +"
                    + " performance.getEntriesByType('resource')"
                    + ".reduce((sum, r) => sum + Math.max(r.transferSize, r.encodedBodySize), 0)"))
        .longValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
