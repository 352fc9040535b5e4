package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.console.Access;
import dev.broadsheet.console.ArticlePage;
import dev.broadsheet.console.ArticlesPage;
import dev.broadsheet.console.Console;
import dev.broadsheet.console.ConsolePage;
import dev.broadsheet.console.ConsoleSettings;
import dev.broadsheet.console.CorporaPage;
import dev.broadsheet.console.CrawlMetrics;
import dev.broadsheet.console.LiveBoard;
import dev.broadsheet.console.Newsroom;
import dev.broadsheet.console.NewsroomPages;
import dev.broadsheet.console.Role;
import dev.broadsheet.console.RunsPage;
import dev.broadsheet.console.SchedulesPage;
import dev.broadsheet.console.StudioConsole;
import dev.broadsheet.console.Whereabouts;
import dev.broadsheet.crawl.CrawlListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The web console: gives its pages what they need of the rest. */
public final class WebConsole {
  private final Broadsheet broadsheet;

  private final LiveBoard board = new LiveBoard();

  WebConsole(Broadsheet broadsheet) {
    this.broadsheet = broadsheet;
  }

  /**
   * As the settings have it.
   *
   * @throws AdapterException when they are wrong
   */
  public ConsoleSettings settings() {
    return broadsheet.set().console();
  }

  /** Is to be told what this process crawls, for the console to show. */
  public CrawlListener listener() {
    return board;
  }

  /**
   * Starts the console.
   *
   * @param isServing whether this process runs the schedules
   * @param problems what is wrong with the service at the moment, a line each
   * @throws IOException when the port is taken
   */
  public Console start(
      ConsoleSettings settings,
      boolean isServing,
      CrawlMetrics metrics,
      Supplier<List<String>> problems)
      throws IOException {
    return Console.start(
        settings, folder(), pages(isServing, metrics), metrics, problems, broadsheet.clock());
  }

  /** In the order of the navigation. */
  private List<ConsolePage> pages(boolean isServing, CrawlListener listener) {
    Service service = broadsheet.service();
    Corpora corpora = broadsheet.corpora();
    Studio studio = broadsheet.studio();
    List<ConsolePage> pages = new ArrayList<>(NewsroomPages.of(newsroom(service, isServing)));
    pages.add(new ArticlesPage(broadsheet.store(), broadsheet.archive(), broadsheet.index()));
    pages.add(new ArticlePage(broadsheet.store(), broadsheet.archive(), studio.sheets()));
    pages.add(
        new StudioConsole(studio::open, studio::dress, studio.sheets(), broadsheet::adapters));
    pages.add(
        new SchedulesPage(
            broadsheet.store(),
            service::schedules,
            broadsheet::adapters,
            service.byHand(CrawlListener.both(listener, board)),
            broadsheet.clock()));
    pages.add(new RunsPage(broadsheet.store(), broadsheet.logs(), broadsheet.clock()));
    pages.add(
        new CorporaPage(
            broadsheet.store().articles(),
            corpora::plans,
            name -> corpora.builds(name, Optional.empty()),
            (plan, progress) -> corpora.build(plan.name(), progress),
            (plan, progress) -> corpora.update(plan.name(), progress)));
    return pages;
  }

  private Newsroom newsroom(Service service, boolean isServing) {
    return new Newsroom(
        broadsheet.store(),
        broadsheet::adapters,
        service::schedules,
        board,
        this::disk,
        isServing,
        broadsheet.clock());
  }

  private Newsroom.Disk disk() {
    return new Newsroom.Disk(
        broadsheet.store().bytes(), broadsheet.archiveBytes(), broadsheet.freeBytes());
  }

  /** The address of the console that runs on the data folder, in any process. */
  public Optional<String> running() throws IOException {
    return Whereabouts.of(folder());
  }

  /** Makes the lasting tokens, at the first start; tells them that once. */
  public Map<Role, String> makeTokens() throws IOException {
    return access().makeTokens();
  }

  /** Makes a token that opens the console once, within ten minutes. */
  public String oneTimeToken(Role role) throws IOException {
    return access().oneTimeToken(role);
  }

  /** Where the console keeps its files. */
  public Path folder() {
    return broadsheet.settings().data().resolve("console");
  }

  private Access access() throws IOException {
    return Access.in(folder(), broadsheet.clock());
  }
}
