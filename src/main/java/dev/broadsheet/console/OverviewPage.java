package dev.broadsheet.console;

import dev.broadsheet.store.Run;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoreCounts;
import java.util.List;
import java.util.Optional;

/** What runs, what is stored, and what is wrong. */
public final class OverviewPage implements ConsolePage {
  private final Store store;

  /**
   * What the page shows.
   *
   * @param running the newest first
   */
  public record Model(StoreCounts counts, List<Run> running) {
    public Model {
      running = List.copyOf(running);
    }
  }

  public OverviewPage(Store store) {
    this.store = store;
  }

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/", "overview.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.look("/", this::show);
  }

  private void show(Request request) {
    request.show(
        request.texts().of("overview.title"),
        "overview.jte",
        new Model(store.counts(), store.runs().running()));
  }
}
