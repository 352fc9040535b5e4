package dev.broadsheet.fetch;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches what a tab asks for: where it went, what answered, whether anything is under way. */
final class Traffic {
  private final Page page;
  private final Set<Request> underWay = new HashSet<>();
  private long lastChange = System.nanoTime();
  private @Nullable Request navigation;
  private @Nullable Response document;

  Traffic(Page page) {
    this.page = page;
    page.onRequest(this::began);
    page.onRequestFinished(this::ended);
    page.onRequestFailed(this::ended);
    page.onResponse(
        response -> {
          if (isNavigation(response.request())) {
            document = response;
          }
        });
  }

  /** Forgets the page before. */
  void reset() {
    restart();
    navigation = null;
    document = null;
  }

  /** Counts only what begins from now on. */
  void restart() {
    underWay.clear();
    lastChange = System.nanoTime();
  }

  /** The newest document that was asked for: the page, what it redirected to, where scripts led. */
  Optional<Request> navigation() {
    return Optional.ofNullable(navigation);
  }

  /** The answer that the tab shows. */
  Optional<Response> document() {
    return Optional.ofNullable(document);
  }

  /** How long nothing has begun or ended, in nanoseconds; 0 while anything is under way. */
  long quiet() {
    return underWay.isEmpty() ? System.nanoTime() - lastChange : 0;
  }

  private void began(Request request) {
    underWay.add(request);
    lastChange = System.nanoTime();
    if (isNavigation(request)) {
      navigation = request;
    }
  }

  private void ended(Request request) {
    if (underWay.remove(request)) {
      lastChange = System.nanoTime();
    }
  }

  private boolean isNavigation(Request request) {
    return request.isNavigationRequest() && request.frame().equals(page.mainFrame());
  }
}
