package dev.broadsheet.console;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The pages on what runs and how the sites do; they share what takes a while to add up. */
public final class NewsroomPages {
  private static final Duration AGE = Duration.ofSeconds(20);
  private static final Duration DISK_AGE = Duration.ofMinutes(1);

  private NewsroomPages() {}

  public static List<ConsolePage> of(Newsroom newsroom) {
    Census census = new Census(newsroom.store(), newsroom.adapters(), newsroom.clock());
    Cached<Census.Result> sites = new Cached<>(census::take, AGE, newsroom.clock());
    Cached<Newsroom.Disk> disk = new Cached<>(newsroom.disk(), DISK_AGE, newsroom.clock());
    // before anybody asks
    CompletableFuture<Census.Result> _ =
        CompletableFuture.supplyAsync(sites::get, Thread::startVirtualThread);
    return List.of(
        new OverviewPage(newsroom, sites, disk),
        new SitesPage(sites),
        new SitePage(newsroom, sites),
        new ReadPages(newsroom.store(), sites),
        new FailuresPage(newsroom.store(), newsroom.clock()));
  }
}
