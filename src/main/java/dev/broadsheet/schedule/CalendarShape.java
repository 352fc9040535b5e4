package dev.broadsheet.schedule;

import static java.util.stream.Collectors.toMap;

import dev.broadsheet.adapter.Hours;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a schedule's file can say of its calendar. */
final class CalendarShape {
  private static final Key<List<DayOfWeek>> DAYS =
      Key.optional(
          "days",
          Kinds.oneOrMany(Kinds.choice(days())),
          "[mon, tue, wed, thu, fri]",
          "Only times on these days of the week count.");
  private static final Key<Hours> HOURS =
      Key.optional(
          "hours",
          Kinds.HOURS,
          "06:00-22:00",
          "Only times in this part of the day count, its end excluded; it may go over midnight.");
  private static final Key<List<DaySpan>> EXCEPT =
      Key.optional(
          "except",
          Kinds.oneOrMany(DaySpan.KIND),
          "[2026-12-31, 2027-01-01..2027-01-08]",
          "Times on these days don't count.");
  private static final Key<String> EXCEPT_FILE =
      Key.optional(
          "except-file",
          Kinds.matching("the name of a file beside the schedule's", Pattern.compile("[^/\\\\]+")),
          "holidays.txt",
          "The same from a file beside the schedule's: a day or days a line, `#` begins a remark.");

  /** The part that does not hang on the schedule's zone and file. */
  record Draft(
      Set<DayOfWeek> days, Optional<Hours> hours, List<DaySpan> except, Optional<Named> file) {
    static final Draft ALWAYS =
        new Draft(EnumSet.allOf(DayOfWeek.class), Optional.empty(), List.of(), Optional.empty());

    /**
     * The calendar; empty where its file is wrong, and that was told.
     *
     * @param schedule the schedule's file
     */
    Optional<Calendar> in(ZoneId zone, Path schedule) {
      List<DaySpan> all = new ArrayList<>(except);
      if (file.isPresent()) {
        Optional<List<DaySpan>> more = file.get().beside(schedule);
        if (more.isEmpty()) {
          return Optional.empty();
        }
        all.addAll(more.get());
      }
      return Optional.of(new Calendar(days, hours, all, zone));
    }
  }

  /** A file of days, and where it is named. */
  record Named(String name, Spot at) {
    Optional<List<DaySpan>> beside(Path schedule) {
      Path path = schedule.resolveSibling(name);
      try {
        return days(Files.readAllLines(path), path);
      } catch (IOException e) {
        at.wrong("found \"" + name + "\", which can't be read, expected a file of days: " + e);
        return Optional.empty();
      }
    }

    private Optional<List<DaySpan>> days(List<String> lines, Path path) {
      List<DaySpan> days = new ArrayList<>();
      int before = at.mistakes().size();
      for (int i = 0; i < lines.size(); i++) {
        String text = lines.get(i).replaceFirst("#.*", "").strip();
        if (!text.isEmpty()) {
          Spot line = new Spot(Yaml.shown(path), i + 1, "", at.mistakes());
          YamlNode node = new YamlNode.Scalar(text, YamlNode.Scalar.Type.TEXT, i + 1);
          DaySpan.KIND.read(node, line).ifPresent(days::add);
        }
      }
      return at.mistakes().size() == before ? Optional.of(days) : Optional.empty();
    }
  }

  static final Shape<Draft> SHAPE =
      new Shape<>(
          "calendar",
          "Which of the times count.",
          List.of(DAYS, HOURS, EXCEPT, EXCEPT_FILE),
          CalendarShape::draft);

  private CalendarShape() {}

  private static Optional<Draft> draft(Values values) {
    return Optional.of(
        new Draft(
            values.find(DAYS).<Set<DayOfWeek>>map(EnumSet::copyOf).orElse(Draft.ALWAYS.days()),
            values.find(HOURS),
            values.find(EXCEPT).orElse(List.of()),
            values.find(EXCEPT_FILE).map(name -> new Named(name, values.at(EXCEPT_FILE)))));
  }

  private static Map<String, DayOfWeek> days() {
    return Arrays.stream(DayOfWeek.values())
        .collect(
            toMap(
                day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT),
                day -> day,
                (one, other) -> one,
                LinkedHashMap::new));
  }
}
