package dev.broadsheet.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.store.FieldYield;
import dev.broadsheet.store.HostCost;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * A run as a person reads it on a terminal.
 *
 * @param hosts what they were asked for
 * @param events what went wrong
 * @param yields which rule gave which field
 */
record RunView(Run run, List<HostCost> hosts, List<RunEvent> events, List<FieldYield> yields) {

  void print() {
    Screen.out()
        .println(
            "Run "
                + run.id()
                + ", "
                + run.kind()
                + ", "
                + run.state().word()
                + ", started "
                + run.started());
    SiteTable sites = new SiteTable();
    run.sites().forEach((site, c) -> sites.row(site, c, 0, Duration.ofMillis(c.millis())));
    sites.print();
    printHosts();
    printFailures();
    events.forEach(event -> Screen.out().println(line(event)));
    printYields();
  }

  private void printHosts() {
    Table table = new Table("host", "requests", "waited", "answered", "MB");
    for (HostCost cost : hosts) {
      table.row(
          cost.host(),
          cost.requests(),
          Screen.seconds(cost.waited()),
          Screen.seconds(cost.answered()),
          Screen.megabytes(cost.bytes()));
    }
    Screen.print(table);
  }

  /** The same reason of many pages once, with their number. */
  private void printFailures() {
    events.stream()
        .filter(event -> event.kind().equals("failed"))
        .collect(
            groupingBy(
                event -> event.site().orElse(""),
                TreeMap::new,
                groupingBy(event -> Outcome.kind(event.message()), TreeMap::new, counting())))
        .forEach(
            (site, whys) ->
                whys.forEach((why, n) -> CrawlSummary.tellFailures(site, why, n.intValue())));
  }

  private static String line(RunEvent event) {
    String told =
        event.url().map(url -> Outcome.told(url, event.message())).orElse(event.message());
    return event.at()
        + " "
        + event.site().orElse("")
        + " "
        + event.kind()
        + ": "
        + Screen.safe(told);
  }

  private void printYields() {
    Table table = new Table("site", "field", "rule", "articles");
    for (FieldYield y : yields) {
      table.row(y.site(), y.field().key(), y.rule(), y.count());
    }
    Screen.print(table);
  }
}
