package dev.broadsheet.cli;

import dev.broadsheet.crawl.CrawlReport;
import dev.broadsheet.crawl.FailedPage;
import dev.broadsheet.crawl.SiteReport;
import dev.broadsheet.store.Drift;
import dev.broadsheet.store.Frontier;
import dev.broadsheet.store.HostCost;
import dev.broadsheet.store.Run;
import dev.broadsheet.store.SiteCounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What commands print with {@code --json}. Article JSON is the core's. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static ObjectNode of(CrawlReport report) {
    ObjectNode json = object().put("run", report.run()).put("millis", report.time().toMillis());
    ArrayNode sites = json.putArray("sites");
    for (SiteReport site : report.sites()) {
      ObjectNode one = put(sites.addObject().put("site", site.site()), site.counts());
      one.put("waiting", site.waiting());
      ObjectNode failures = one.putObject("failures");
      site.failures().forEach(failures::put);
      ArrayNode troubles = one.putArray("troubles");
      site.troubles().forEach(troubles::add);
    }
    return json;
  }

  static ObjectNode of(Run run) {
    ObjectNode json =
        object()
            .put("run", run.id())
            .put("kind", run.kind())
            .put("state", run.state().word())
            .put("started", run.started().toString());
    run.schedule().ifPresent(s -> json.put("schedule", s));
    run.finished().ifPresent(t -> json.put("finished", t.toString()));
    ArrayNode sites = json.putArray("sites");
    run.sites().forEach((site, counts) -> put(sites.addObject().put("site", site), counts));
    return json;
  }

  static ObjectNode of(Run run, List<HostCost> costs) {
    ObjectNode json = of(run);
    ArrayNode hosts = json.putArray("hosts");
    for (HostCost cost : costs) {
      hosts
          .addObject()
          .put("host", cost.host())
          .put("requests", cost.requests())
          .put("waitedMillis", cost.waited().toMillis())
          .put("answeredMillis", cost.answered().toMillis())
          .put("bytes", cost.bytes());
    }
    return json;
  }

  static ObjectNode of(FailedPage page, Optional<Frontier.Standing> standing) {
    ObjectNode json = object().put("site", page.site());
    page.url().ifPresent(url -> json.put("url", url.toString()));
    json.put("why", page.why())
        .put("run", page.run())
        .put("failed", page.at().toString())
        .put("times", page.times());
    standing.ifPresent(
        s -> {
          json.put("state", s.state().name().toLowerCase(Locale.ROOT));
          s.due().ifPresent(due -> json.put("due", due.toString()));
        });
    return json;
  }

  static ObjectNode of(Drift drift) {
    ObjectNode json =
        object()
            .put("site", drift.site())
            .put("adapter", drift.adapter())
            .put("since", drift.since().toString())
            .put("found", drift.found().toString())
            .put("example", drift.example().toString());
    ArrayNode changes = json.putArray("changes");
    drift
        .changes()
        .forEach(
            c -> changes.addObject().put("field", c.field().key()).put("message", c.message()));
    return json;
  }

  private static ObjectNode put(ObjectNode json, SiteCounts c) {
    return json.put("found", c.found())
        .put("stored", c.stored())
        .put("updated", c.updated())
        .put("unchanged", c.unchanged())
        .put("duplicates", c.duplicates())
        .put("kept", c.kept())
        .put("skipped", c.skipped())
        .put("failed", c.failed())
        .put("withdrawn", c.withdrawn())
        .put("bytes", c.bytes())
        .put("millis", c.millis());
  }
}
