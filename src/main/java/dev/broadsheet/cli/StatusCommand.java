package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.store.Drift;
import dev.broadsheet.store.SiteStatus;
import dev.broadsheet.store.StoreStatus;
import dev.broadsheet.store.UrlState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    header = "Shows what is stored, what is running and what comes next.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      StoreStatus status = broadsheet.store().status();
      List<Drift> drifts = broadsheet.store().drifts().open();
      ServiceStatus service = ServiceStatus.of(broadsheet);
      if (json) {
        ObjectNode all = json(status, drifts);
        service.addTo(all.put("diskFreeBytes", broadsheet.freeBytes()));
        Screen.out().println(all);
        return Failures.OK;
      }
      Table table = new Table("site", "articles", "versions", "waiting", "failing", "given up");
      status.sites().forEach(s -> table.row(cells(s)));
      Screen.print(table);
      drifts.forEach(drift -> tell(drift, broadsheet.adapters().bySite(drift.site())));
      service.print();
      Screen.out()
          .printf(
              Locale.ROOT,
              "database %.1f MiB, archive %.1f MiB, %.1f GiB left on the disk, in %s%n",
              status.databaseBytes() / 1048576.0,
              broadsheet.archiveBytes() / 1048576.0,
              broadsheet.freeBytes() / 1073741824.0,
              broadsheet.settings().data());
      return Failures.OK;
    }
  }

  private static void tell(Drift drift, Optional<SiteAdapter> adapter) {
    Screen.out()
        .println(
            Screen.safe(drift.site() + " has changed its layout since " + drift.since() + ":"));
    drift.changes().forEach(change -> Screen.out().println("  " + Screen.safe(change.toString())));
    boolean isMended = adapter.filter(a -> !a.version().equals(drift.adapter())).isPresent();
    Screen.out()
        .println(
            isMended
                ? "  its adapter has been changed: that is over when new articles fit it"
                : Screen.safe(
                    "  mend its adapter: " + CalledAs.command("adapter repair " + drift.site())));
    Screen.out()
        .println(
            Screen.safe(
                "  what it does there: "
                    + CalledAs.command("adapter try " + drift.site() + " " + drift.example())));
  }

  private static Object[] cells(SiteStatus site) {
    return new Object[] {
      site.site(),
      site.articles(),
      site.versions(),
      count(site, UrlState.NEW) + count(site, UrlState.DUE_AGAIN) + count(site, UrlState.LEASED),
      count(site, UrlState.FAILED),
      count(site, UrlState.GONE)
    };
  }

  private static long count(SiteStatus site, UrlState state) {
    return site.urls().getOrDefault(state, 0L);
  }

  private static String key(UrlState state) {
    return switch (state) {
      case DUE_AGAIN -> "dueAgain";
      case NEW, LEASED, DONE, FAILED, GONE, SKIPPED, DELETED ->
          state.name().toLowerCase(Locale.ROOT);
    };
  }

  private static ObjectNode json(StoreStatus status, List<Drift> drifts) {
    ObjectNode all = Json.object().put("databaseBytes", status.databaseBytes());
    ArrayNode sites = all.putArray("sites");
    for (SiteStatus site : status.sites()) {
      ObjectNode one =
          sites
              .addObject()
              .put("site", site.site())
              .put("articles", site.articles())
              .put("versions", site.versions());
      ObjectNode urls = one.putObject("urls");
      site.urls().forEach((state, n) -> urls.put(key(state), n));
    }
    ArrayNode drifting = all.putArray("drifts");
    drifts.forEach(drift -> drifting.add(Json.of(drift)));
    return all;
  }
}
