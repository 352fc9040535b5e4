package dev.broadsheet.crawl;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Link;
import dev.broadsheet.extract.Win;
import dev.broadsheet.store.FieldYield;
import dev.broadsheet.store.HostCost;
import dev.broadsheet.store.SiteCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The counts of one site in one run, added up from many threads. */
final class Tally {
  /** Fewer pages may fail for reasons of their own. */
  private static final int MANY = 5;

  private final Map<Class<? extends Outcome>, Integer> outcomes = new HashMap<>();
  private int read;
  private final Map<Field, Map<String, Integer>> wins = new EnumMap<>(Field.class);
  private final Map<String, Integer> failures = new TreeMap<>();
  private final List<String> troubles = new ArrayList<>();
  private final Set<Long> found = new HashSet<>(); // half a million addresses are no rarity
  private final Map<String, HostCost> hosts = new TreeMap<>();
  private long bytes;
  private int sourcesRead;
  private int sourcesFailed;

  synchronized void found(List<Link> links) {
    links.forEach(l -> found.add(Long.parseUnsignedLong(Article.idOf(l.url()), 16)));
  }

  synchronized void sourceRead() {
    sourcesRead++;
  }

  synchronized void sourceFailed() {
    sourcesFailed++;
  }

  synchronized Verdict verdict() {
    int failed = count(Outcome.Failed.class);
    int handled = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    if (handled > failed) {
      return Verdict.WELL;
    }
    if (sourcesRead == 0) {
      return sourcesFailed > 0 || failed >= MANY ? Verdict.FAILING : Verdict.UNTRIED;
    }
    if (failed >= MANY) {
      return Verdict.FAILING;
    }
    return failed == 0 ? Verdict.WELL : Verdict.UNTRIED;
  }

  synchronized void trouble(String message) {
    troubles.add(message);
  }

  synchronized void had(int moreBytes) {
    bytes += moreBytes;
  }

  /** A request to a host has ended. */
  synchronized void asked(String host, Duration waited, Duration answered, long hadBytes) {
    hosts.merge(host, new HostCost(host, 1, waited, answered, hadBytes), HostCost::plus);
  }

  /** What each host was asked for so far. */
  synchronized List<HostCost> hosts() {
    return List.copyOf(hosts.values());
  }

  synchronized void count(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      failures.merge(Outcome.kind(failed.reason()), 1, Integer::sum);
    }
    outcomes.merge(outcome.getClass(), 1, Integer::sum);
  }

  synchronized void won(Map<Field, Win> rules) {
    read++;
    rules.forEach(
        (field, win) ->
            wins.computeIfAbsent(field, f -> new TreeMap<>()).merge(win.rule(), 1, Integer::sum));
  }

  synchronized SiteCounts counts(Duration time) {
    return new SiteCounts(
        found.size(),
        count(Outcome.Stored.class),
        count(Outcome.Updated.class),
        count(Outcome.Unchanged.class),
        count(Outcome.Duplicate.class),
        count(Outcome.Kept.class),
        count(Outcome.Skipped.class),
        count(Outcome.Failed.class),
        count(Outcome.Withdrawn.class),
        bytes,
        time.toMillis());
  }

  /** Why pages failed, with how many did, the most first. */
  synchronized Map<String, Integer> failures() {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    failures.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(e -> sorted.put(e.getKey(), e.getValue()));
    return sorted;
  }

  synchronized List<String> troubles() {
    return List.copyOf(troubles);
  }

  synchronized List<FieldYield> yields(String site) {
    List<FieldYield> all = new ArrayList<>();
    wins.forEach(
        (field, rules) -> {
          rules.forEach((rule, n) -> all.add(new FieldYield(site, field, rule, n)));
          int found = rules.values().stream().mapToInt(Integer::intValue).sum();
          if (found < read) {
            all.add(new FieldYield(site, field, FieldYield.NOT_FOUND, read - found));
          }
        });
    return all;
  }

  private int count(Class<? extends Outcome> kind) {
    return outcomes.getOrDefault(kind, 0);
  }
}
