package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.CrawlListener;
import dev.broadsheet.crawl.CrawlOptions;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.store.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void asksNoSiteForItsCanaryOutsideOfItsHours() throws IOException {
    site("day.invalid", "08:00-20:00");
    site("night.invalid", "22:00-06:00");
    Files.writeString(
        Files.createDirectory(folder.resolve("schedules")).resolve("look.yaml"),
        "cron: 0 0 12 * * ?\ntask: canaries\nsites: [day.invalid, night.invalid]\n");

    try (Broadsheet broadsheet = new Broadsheet(Settings.under(folder), NOON)) {
      ScheduledRun run =
          broadsheet.service().run("look", CrawlOptions.DEFAULT, new Deaf(), () -> false);

      assertThat(((ScheduledRun.Looked) run).canaries())
          .extracting(Canary::site)
          .containsExactly("day.invalid");
    }
  }

  private void site(String name, String hours) throws IOException {
    Path adapter = folder.resolve("adapters").resolve(name).resolve("adapter.yaml");
    Files.createDirectories(adapter.getParent());
    Files.writeString(
        adapter,
        """
        site: %s
        timezone: UTC
        articles: /\\d+$
        discover: [{feed: 'https://%1$s/feed'}]
        fetch: {hours: '%s'}
        fields: {title: h1, body: {in: div}}
        require: [title, body]
        """
            .formatted(name, hours));
  }

  private static final class Deaf implements CrawlListener {
    @Override
    public void discovered(String site, String source, List<Link> links, int added) {}

    @Override
    public void handled(String site, Outcome outcome) {}

    @Override
    public void trouble(String site, String message) {}
  }
}
