package dev.broadsheet.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The web console of a data folder: it answers until it is closed. */
public final class Console implements Closeable {
  private final ConsoleSettings settings;
  private final WebServer server;
  private final LiveFeed live;
  private final List<ConsolePage> pages;
  private final Whereabouts whereabouts;

  private Console(
      ConsoleSettings settings,
      WebServer server,
      LiveFeed live,
      List<ConsolePage> pages,
      Whereabouts whereabouts) {
    this.settings = settings;
    this.server = server;
    this.live = live;
    this.pages = pages;
    this.whereabouts = whereabouts;
  }

  /**
   * Starts to answer, and tells other processes where.
   *
   * @param folder that the console has in the data folder; made if there is none
   * @param pages in the order of the navigation
   * @param problems what is wrong with the service at the moment, a line each
   * @throws IOException when the port is taken
   */
  public static Console start(
      ConsoleSettings settings,
      Path folder,
      List<ConsolePage> pages,
      CrawlMetrics metrics,
      Supplier<List<String>> problems,
      Clock clock)
      throws IOException {
    Guard guard = new Guard(Access.in(folder, clock), settings, clock);
    LiveFeed live = new LiveFeed();
    WebServer server =
        listen(
            settings,
            javalin -> {
              add(javalin, guard, pages, live);
              // a proxy would lead everybody there
              if (settings.url().isEmpty()) {
                new MetricsPages(metrics, problems).add(javalin);
              }
            });
    Whereabouts whereabouts = Whereabouts.tell(folder, settings.address(server.port()));
    return new Console(settings, server, live, pages, whereabouts);
  }

  private static WebServer listen(
      ConsoleSettings settings, Consumer<JavalinDefaultRoutingApi> routes) throws IOException {
    int wanted = settings.port().orElse(ConsoleSettings.USUAL_PORT);
    try {
      return WebServer.start(settings.address(), wanted, routes);
    } catch (BindException e) {
      if (settings.port().isPresent()) {
        throw e;
      }
      return WebServer.start(settings.address(), 0, routes);
    }
  }

  private static void add(
      JavalinDefaultRoutingApi javalin, Guard guard, List<ConsolePage> pages, LiveFeed live) {
    TemplateEngine templates =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Console.class.getClassLoader(), "dev.broadsheet.console.pages");
    Assets assets = new Assets();
    List<NavEntry> nav = pages.stream().flatMap(page -> page.nav().stream()).toList();
    Function<Context, Request> requests = context -> new Request(context, templates, assets, nav);
    Routes routes = new Routes(javalin, guard, requests, live);
    javalin.before(guard::meet);
    javalin.get(Assets.PATH, assets::serve);
    new LoginPages(guard, requests).add(javalin, routes);
    new ErrorPages(requests).add(javalin);
    pages.forEach(page -> page.add(routes));
  }

  /** Where a person goes. */
  public String address() {
    return settings.address(server.port());
  }

  int port() {
    return server.port();
  }

  /** The address that lets in the bearer of a token. */
  public static String login(String address, String token) {
    return address + "/login?token=" + token;
  }

  @Override
  public void close() throws IOException {
    live.close();
    whereabouts.close();
    server.close();
    pages.forEach(ConsolePage::close);
  }
}
