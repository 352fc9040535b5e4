package dev.broadsheet.cli;

import dev.broadsheet.article.Link;
import dev.broadsheet.crawl.Outcome;
import dev.broadsheet.crawl.SiteReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.TreeMap;

/**
 * A crawl on a terminal: how fast it is, and for each site what waits, what is done, what failed
 * and why, and how long its answers take. Drawn over itself some times a second.
 */
final class Board implements Progress {
  private static final int MOST_SITES = 12;
  private static final int MILLIS = 250;

  /** Lines are cut at the terminal's edge: one that wraps would be two to draw over. */
  private static final String NO_WRAP = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final Map<String, Site> sites = new TreeMap<>();
  private final long start = System.nanoTime();
  private final Timer clock = new Timer("board", true);
  private int drawn;
  private int handled;

  /** What is known of a site by now. */
  private static final class Site {
    private int waiting;
    private int done;
    private int failed;
    private boolean isOver;
    private Duration answers = Duration.ZERO;
    private String last = "";
  }

  Board() {
    TimerTask drawing =
        new TimerTask() {
          @Override
          public void run() {
            draw();
          }
        };
    clock.schedule(drawing, MILLIS, MILLIS);
  }

  @Override
  public synchronized void started(String site, int waiting) {
    site(site).waiting += waiting;
  }

  @Override
  public synchronized void discovered(String site, String source, List<Link> links, int added) {
    site(site).waiting += added;
  }

  @Override
  public synchronized void handled(String site, Outcome outcome) {
    Site of = site(site);
    of.waiting = Math.max(0, of.waiting - 1);
    handled++;
    if (outcome instanceof Outcome.Failed failed) {
      of.failed++;
      of.last = Outcome.why(failed.reason());
    } else {
      of.done++;
    }
  }

  @Override
  public synchronized void answering(String site, Duration time) {
    site(site).answers = time;
  }

  @Override
  public synchronized void trouble(String site, String message) {
    site(site).last = message;
  }

  @Override
  public synchronized void finished(SiteReport report) {
    site(report.site()).isOver = true;
  }

  private Site site(String name) {
    return sites.computeIfAbsent(name, n -> new Site());
  }

  private synchronized void draw() {
    List<String> lines = lines();
    // up to the first of our lines, and what is below away
    String back = drawn == 0 ? "" : "\u001b[" + drawn + "A\u001b[J";
    Screen.err().print(NO_WRAP + back + String.join("\n", lines) + "\n" + WRAP);
    Screen.err().flush();
    drawn = lines.size();
  }

  private List<String> lines() {
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    List<Map.Entry<String, Site>> open =
        sites.entrySet().stream()
            .filter(e -> !e.getValue().isOver)
            .sorted(Comparator.comparingInt(e -> -e.getValue().waiting))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s pages/s, %d done in %s, %d of %d sites at work"
            .formatted(
                Screen.rate(handled, time),
                handled,
                Screen.seconds(time),
                open.size(),
                sites.size()));
    if (!open.isEmpty()) {
      lines.addAll(table(open).lines());
    }
    if (open.size() > MOST_SITES) {
      lines.add("and " + (open.size() - MOST_SITES) + " more sites");
    }
    return lines;
  }

  private static Table table(List<Map.Entry<String, Site>> open) {
    Table table = new Table("site", "waiting", "done", "failed", "answers in", "last trouble");
    open.stream()
        .limit(MOST_SITES)
        .forEach(
            e -> {
              Site site = e.getValue();
              table.row(
                  e.getKey(),
                  site.waiting,
                  site.done,
                  site.failed,
                  Screen.seconds(site.answers) + (site.answers.compareTo(SLOW) > 0 ? " slow" : ""),
                  site.last);
            });
    return table;
  }

  @Override
  public void close() {
    clock.cancel();
    draw();
  }
}
