package dev.broadsheet.schedule;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Mention;
import dev.broadsheet.adapter.NamedFiles;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.notify.NotifyShape;
import dev.broadsheet.notify.OwnWay;
import dev.broadsheet.schedule.Schedule.Backfill;
import dev.broadsheet.schedule.Schedule.Export;
import dev.broadsheet.schedule.Schedule.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a schedule's file can say, and how that becomes a {@link Schedule}. */
final class ScheduleFile {
  private static final Duration LONGEST_JITTER = Duration.ofDays(1);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(366);
  private static final Map<String, Object> STRING = Map.of("type", "string");

  private static final Key<String> NAME =
      Key.optional(
          "name",
          Kinds.text(
              "a name of letters, digits, dots, dashes and underscores",
              STRING,
              ScheduleFile::name),
          "russian-news",
          "Unique among all schedules. Without it the file's name without `.yaml` is taken.");
  private static final Key<String> CRON =
      Key.optional(
          "cron",
          Kinds.text(
              "a Quartz cron expression such as \"0 30 4 * * ?\"", STRING, ScheduleFile::cron),
          "0 30 4 * * ?",
          "When it runs, as a Quartz cron expression: seconds, minutes, hours, day of month, month,"
              + " day of week and, if wanted, year; one of the two days is `?`. Either `cron` or"
              + " `every` is required.");
  private static final Key<Duration> EVERY =
      Key.optional(
          "every",
          Kinds.DURATION,
          "30m",
          "In its place: the time between two runs, from a minute to 366 days.");
  private static final Key<ZoneId> TIMEZONE =
      Key.optional(
              "timezone", Kinds.ZONE, "Europe/Moscow", "The clock that `cron` and `calendar` mean.")
          .or(ZoneOffset.UTC, "UTC");
  private static final Key<List<Mention>> SITES =
      Key.optional(
          "sites",
          Kinds.oneOrMany(Mention.of("the name of a site")),
          "[gazeta.ru, ostro.info]",
          "Sites by the `site` of their adapters. Sites that are not enabled are left out.");
  private static final Key<List<Mention>> TAGS =
      Key.optional(
          "tags",
          Kinds.oneOrMany(Mention.of("a tag of sites")),
          "[agency]",
          "Every site whose adapter has one of these `tags`, besides those in `sites`.");
  private static final Key<List<Mention>> LANGUAGES =
      Key.optional(
          "languages",
          Kinds.oneOrMany(Mention.of("a language of sites")),
          "[ru]",
          "Every site whose `language` is one of these, besides those in `sites`. Of `tags`,"
              + " `languages` and `countries` a site must fit all that are given.");
  private static final Key<List<Mention>> COUNTRIES =
      Key.optional(
          "countries",
          Kinds.oneOrMany(Mention.of("a country of sites")),
          "[UA, PL]",
          "Every site whose `country` is one of these, likewise.");
  private static final Key<CalendarShape.Draft> CALENDAR =
      Key.optional(
              "calendar",
              CalendarShape.SHAPE,
              "{days: [mon, tue, wed, thu, fri], hours: 06:00-22:00}",
              "Which of the times count. The others are left out, not put off.")
          .or(CalendarShape.Draft.ALWAYS, "all");
  private static final Key<Integer> PRIORITY =
      Key.optional(
              "priority",
              Kinds.integer(1, 10),
              "8",
              "When the times of several schedules come at once, those with a higher one begin"
                  + " first, and have the sites that others name too.")
          .or(Schedule.USUAL_PRIORITY, "5");
  private static final Key<Boolean> ENABLED =
      Key.optional(
              "enabled",
              Kinds.FLAG,
              "false",
              "Whether its times count. `schedule run` runs it either way.")
          .or(true, "true");
  private static final Key<Duration> JITTER =
      Key.optional(
              "jitter",
              Kinds.DURATION,
              "10m",
              "Each run starts a random while after its time, shorter than this; at most a day.")
          .or(Duration.ZERO, "none");
  private static final Key<Misfire> MISFIRE =
      Key.optional(
              "misfire",
              Kinds.choice(Misfire.class),
              "skip",
              "What becomes of times that are over a minute late, because nothing ran or the last"
                  + " run was not through: `fire-once` runs once for all of them, `skip` waits for"
                  + " the next, `catch-up` runs for each of the last seven days, one after the"
                  + " other.")
          .or(Misfire.FIRE_ONCE, "fire-once");
  private static final Key<Limits> LIMITS =
      Key.optional(
          "limits",
          LimitShapes.SHAPE,
          "{articles: 500, bytes: 200MB, time: 30m}",
          "Where a run ends, however much is due.");
  private static final Key<Backfill> BACKFILL =
      Key.optional(
          "backfill",
          LimitShapes.BACKFILL_SHAPE,
          "{from: 2019-01-01, to: 2019-12-31, articles: 200}",
          "Older days from the sites' date archives: each run goes on where the last one stopped,"
              + " after what is new, and with limits of its own.");
  private static final Key<Export> EXPORT =
      Key.optional(
          "export",
          ExportShapes.KIND,
          "{format: jsonl, out: corpora/news.jsonl}",
          "What is written after each run: the articles of its sites, or a corpus.");

  private static final Key<Task> TASK =
      Key.optional(
              "task",
              Kinds.choice(Task.class),
              "canaries",
              "What to do: `crawl`, or `canaries`, which fetches one article of each site to see"
                  + " whether its adapter still reads it, and reports sites that fail.")
          .or(Task.CRAWL, "crawl");
  static final Shape<List<Notifier>> TELL_SHAPE = NotifyShape.of("tell", System.getenv());
  private static final Key<List<Notifier>> TELL =
      Key.optional(
          "tell",
          TELL_SHAPE,
          "{webhook: 'https://chat.example.org/hook'}",
          "Who is notified of troubles with its runs and sites, besides those whom"
              + " `data/settings.yaml` names.");

  static final List<Key<?>> KEYS =
      List.of(
          NAME, CRON, EVERY, TIMEZONE, CALENDAR, SITES, TAGS, LANGUAGES, COUNTRIES, ENABLED, JITTER,
          MISFIRE, PRIORITY, LIMITS, BACKFILL, EXPORT, TELL, TASK);

  private static final String DOC = "When which sites are crawled.";

  private final Path file;
  private final Adapters adapters;
  private final Collection<String> corpora;
  private final Collection<Schedule> others;

  /**
   * @param corpora names of those that can be exported
   * @param others schedules that have their names already
   */
  ScheduleFile(
      Path file, Adapters adapters, Collection<String> corpora, Collection<Schedule> others) {
    this.file = file;
    this.adapters = adapters;
    this.corpora = corpora;
    this.others = others;
  }

  /** The schedule, if enough of the file is right; mistakes are added. */
  Optional<Schedule> read(List<Mistake> mistakes) {
    Shape<Schedule> shape = new Shape<>("schedule", DOC, KEYS, this::build);
    return Yaml.read(file, mistakes)
        .flatMap(yaml -> shape.read(yaml, Spot.ofFile(Yaml.shown(file), mistakes)));
  }

  private Optional<Schedule> build(Values values) {
    Choice sites = choice(values);
    Optional<String> name = freeName(values);
    boolean jitterFits = values.get(JITTER).compareTo(LONGEST_JITTER) <= 0;
    if (!jitterFits) {
      values.at(JITTER).wrong("found more than a day, expected a day at most");
    }
    Optional<Timetable> times = name.flatMap(n -> timetable(values, n));
    if (name.isEmpty() || times.isEmpty() || !jitterFits || sites.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Schedule(
            name.get(),
            values.get(ENABLED),
            times.get(),
            sites,
            values.get(JITTER),
            values.get(MISFIRE),
            values.get(PRIORITY),
            values.find(LIMITS).orElse(Limits.NONE),
            values.find(BACKFILL),
            values
                .find(EXPORT)
                .filter(export -> ExportShapes.isKnown(export, corpora, values.at(EXPORT))),
            own(name.get(), values.find(TELL).orElse(List.of())),
            values.get(TASK),
            file));
  }

  private static List<Notifier> own(String schedule, List<Notifier> ways) {
    return ways.stream().<Notifier>map(way -> new OwnWay(schedule, way)).toList();
  }

  private Choice choice(Values values) {
    List<SiteAdapter> all = adapters.all();
    if (Stream.of(SITES, TAGS, LANGUAGES, COUNTRIES).allMatch(k -> values.find(k).isEmpty())) {
      values
          .at(SITES)
          .wrong("found no sites, tags, languages or countries, expected one of them or more");
    }
    return new Choice(
        known(values, SITES, all.stream().map(SiteAdapter::site).toList()),
        known(values, TAGS, distinct(all.stream().flatMap(a -> a.tags().stream()))),
        known(values, LANGUAGES, distinct(all.stream().flatMap(a -> a.language().stream()))),
        known(values, COUNTRIES, distinct(all.stream().flatMap(a -> a.country().stream()))));
  }

  private static Collection<String> distinct(Stream<String> names) {
    return new TreeSet<>(names.toList());
  }

  private Optional<Timetable> timetable(Values values, String name) {
    Optional<Timing> timing = timing(values, name);
    Optional<Calendar> calendar = values.get(CALENDAR).in(values.get(TIMEZONE), file);
    if (timing.isEmpty() || calendar.isEmpty()) {
      return Optional.empty();
    }
    Timetable times = new Timetable(timing.get(), calendar.get());
    if (times.after(Instant.EPOCH).isEmpty()) {
      values.at(CALENDAR).wrong("leaves out every time, expected some to count");
      return Optional.empty();
    }
    return Optional.of(times);
  }

  private static Optional<Timing> timing(Values values, String name) {
    Optional<Duration> every = values.find(EVERY);
    Optional<String> cron = values.find(CRON);
    if (every.isPresent() == cron.isPresent()) {
      values
          .at(EVERY)
          .wrong(
              (every.isPresent() ? "found both cron and every" : "found neither cron nor every")
                  + ", expected one of them");
      return Optional.empty();
    }
    if (every.isPresent() && !isInterval(every.get())) {
      values.at(EVERY).wrong("found too short or too long a time, expected a minute to 366 days");
      return Optional.empty();
    }
    return every
        .<Timing>map(length -> Interval.of(length, name))
        .or(() -> cron.map(text -> new Cron(text, values.get(TIMEZONE))));
  }

  private static boolean isInterval(Duration length) {
    return length.compareTo(SHORTEST_INTERVAL) >= 0 && length.compareTo(LONGEST_INTERVAL) <= 0;
  }

  private static List<String> known(
      Values values, Key<List<Mention>> key, Collection<String> known) {
    return values.find(key).orElse(List.of()).stream()
        .filter(m -> m.isOneOf(known))
        .map(Mention::name)
        .toList();
  }

  private Optional<String> freeName(Values values) {
    Spot at = values.at(NAME);
    String name = values.find(NAME).orElseGet(() -> NamedFiles.name(file));
    if (!NamedFiles.isName(name)) {
      at.wrong("found no name, and the file's own is none, expected " + NAME.kind().words());
      return Optional.empty();
    }
    Optional<Schedule> other = others.stream().filter(s -> s.name().equals(name)).findFirst();
    other.ifPresent(s -> NamedFiles.tellTaken(at, name, s.file()));
    return other.isPresent() ? Optional.empty() : Optional.of(name);
  }

  private static String name(String text) {
    if (!NamedFiles.isName(text)) {
      throw new IllegalArgumentException("");
    }
    return text;
  }

  /** Checks; the zone is not known yet. */
  private static String cron(String text) {
    return new Cron(text, ZoneOffset.UTC).expression();
  }
}
