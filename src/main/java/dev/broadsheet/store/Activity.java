package dev.broadsheet.store;

import dev.broadsheet.article.Field;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What runs have brought of late, added up for those who look at many at once. What is last of a
 * site is asked for in the order of site and number, though the site is one: else H2 reads all of
 * it. Thread-safe.
 */
public final class Activity {
  private final Database database;
  private final ArticleCounts articles;
  private final LastNews lastNews;

  Activity(Database database) {
    this.database = database;
    this.articles = new ArticleCounts(database);
    this.lastNews = new LastNews(database);
  }

  /**
   * What was taken in of a site on a day, by the clock of this machine.
   *
   * @param stored new articles
   */
  public record SiteDay(String site, LocalDate day, long stored) {
    public SiteDay {
      Objects.requireNonNull(site, "site");
      Objects.requireNonNull(day, "day");
    }
  }

  /**
   * A run as one of its sites saw it.
   *
   * @param kind what ran: {@code crawl}
   */
  public record SiteRun(long run, String kind, Instant started, SiteCounts counts) {
    public SiteRun {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(started, "started");
      Objects.requireNonNull(counts, "counts");
    }
  }

  /**
   * What a rule gave on a day, by the clock of this machine.
   *
   * @param articles that took the field from it
   */
  public record RuleDay(Field field, String rule, LocalDate day, long articles) {
    public RuleDay {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(day, "day");
    }
  }

  /** By site and day, from a moment on. */
  public List<SiteDay> days(Instant from) {
    return database.inTransaction(
        "adding up days",
        handle ->
            handle
                .createQuery(
                    """
                    select s.site, cast(r.started as date) as happened, sum(s.stored) as stored
                    from runs r join run_sites s on s.run = r.id
                    where r.started >= :from and r.kind in ('crawl', 'ingest')
                    group by s.site, cast(r.started as date) order by happened, s.site
                    """)
                .bind("from", Instants.toColumn(from))
                .map(
                    (row, context) ->
                        new SiteDay(
                            row.getString("site"),
                            row.getObject("happened", LocalDate.class),
                            row.getLong("stored")))
                .list());
  }

  /** When the last run began that brought an article of a site, by site; cheap when asked again. */
  public Map<String, Instant> lastNews() {
    return lastNews.bySite();
  }

  /** How many articles there are, by site; cheap where few have changed since it was asked last. */
  public Map<String, Long> articles() {
    return articles.bySite();
  }

  /** The last runs of a site, the newest first. */
  public List<SiteRun> runs(String site, int most) {
    return database.inTransaction(
        "reading the runs of a site",
        handle ->
            handle
                .createQuery(
                    """
                    select r.kind, r.started, s.*, coalesce(c.withdrawn, 0) as withdrawn,
                      coalesce(c.bytes, 0) as bytes
                    from run_sites s join runs r on r.id = s.run
                      left join run_costs c on c.run = s.run and c.site = s.site
                    where s.site = :site order by s.site desc, s.run desc limit :most
                    """)
                .bind("site", site)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new SiteRun(
                            row.getLong("run"),
                            row.getString("kind"),
                            Instants.of(row, "started"),
                            Runs.counts(row)))
                .list());
  }

  /** What happened last on a site, the newest first. */
  public List<RunEvent> events(String site, int most) {
    return database.inTransaction(
        "reading what happened on a site",
        handle ->
            handle
                .createQuery(
                    """
                    select * from run_events where site = :site
                    order by site desc, id desc limit :most
                    """)
                .bind("site", site)
                .bind("most", most)
                .map(
                    (row, context) ->
                        new RunEvent(
                            Instants.of(row, "happened"),
                            Optional.of(site),
                            Optional.ofNullable(row.getString("url")).map(URI::create),
                            row.getString("kind"),
                            row.getString("message")))
                .list());
  }

  /** Which rules gave a site's fields in its last runs from a moment on, day by day. */
  public List<RuleDay> rules(String site, Instant from, int runs) {
    return database.inTransaction(
        "reading what rules yielded",
        handle ->
            handle
                .createQuery(
                    """
                    select y.field, y.rule, cast(r.started as date) as happened,
                      sum(y.articles) as taken
                    from (select run from run_sites where site = :site
                          order by site desc, run desc limit :runs) l
                      join runs r on r.id = l.run
                      join run_yields y on y.run = l.run and y.site = :site
                    where r.started >= :from
                    group by y.field, y.rule, cast(r.started as date)
                    order by happened, y.field, y.rule
                    """)
                .bind("site", site)
                .bind("from", Instants.toColumn(from))
                .bind("runs", runs)
                .map(
                    (row, context) ->
                        new RuleDay(
                            Field.ofKey(row.getString("field")).orElseThrow(),
                            row.getString("rule"),
                            row.getObject("happened", LocalDate.class),
                            row.getLong("taken")))
                .list());
  }
}
