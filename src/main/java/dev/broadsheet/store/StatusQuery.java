package dev.broadsheet.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts what is stored of each site. */
final class StatusQuery {
  private StatusQuery() {}

  static List<SiteStatus> sites(Database database) {
    return database.inTransaction(
        "counting",
        handle -> {
          Map<String, Map<UrlState, Long>> urls = new HashMap<>();
          handle
              .createQuery("select site, state, count(*) from frontier group by site, state")
              .map(
                  (row, context) ->
                      urls.computeIfAbsent(row.getString(1), s -> new EnumMap<>(UrlState.class))
                          .put(UrlState.valueOf(row.getString(2)), row.getLong(3)))
              .list();
          Map<String, long[]> articles = new HashMap<>();
          handle
              .createQuery("select site, count(*), sum(version) from articles group by site")
              .map(
                  (row, context) ->
                      articles.put(row.getString(1), new long[] {row.getLong(2), row.getLong(3)}))
              .list();
          TreeSet<String> sites = new TreeSet<>(urls.keySet());
          sites.addAll(articles.keySet());
          return sites.stream()
              .map(
                  s -> {
                    long[] counts = articles.getOrDefault(s, new long[2]);
                    return new SiteStatus(s, counts[0], counts[1], urls.getOrDefault(s, Map.of()));
                  })
              .toList();
        });
  }

  static StoreCounts counts(Database database) {
    return database.inTransaction(
        "counting",
        handle ->
            handle
                .createQuery(
                    """
                    select (select count(*) from articles) as articles,
                      (select count(*) from versions) as versions,
                      (select count(*) from frontier) as addresses,
                      (select count(*) from runs) as runs
                    """)
                .map(
                    (row, context) ->
                        new StoreCounts(
                            row.getLong("articles"),
                            row.getLong("versions"),
                            row.getLong("addresses"),
                            row.getLong("runs")))
                .one());
  }

  static List<Waking> wakings(Database database) {
    return database.inTransaction(
        "reading when schedules are woken",
        handle ->
            handle
                .createQuery(
                    """
                    select trigger_name, next_fire_time, trigger_state from qrtz_triggers
                    where trigger_group = 'schedules' order by next_fire_time
                    """)
                .map(
                    (row, context) ->
                        new Waking(
                            row.getString("trigger_name"),
                            Instant.ofEpochMilli(row.getLong("next_fire_time")),
                            row.getString("trigger_state").equals("BLOCKED")))
                .list());
  }
}
