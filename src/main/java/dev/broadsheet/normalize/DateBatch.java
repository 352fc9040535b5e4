package dev.broadsheet.normalize;

import dev.broadsheet.article.Precision;
import dev.broadsheet.normalize.DateDraft.Resolved;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a table of dates for measuring how well they are understood. */
public final class DateBatch {
  private DateBatch() {}

  /**
   * For each row its number from 1, a tab, and the time in ISO form at UTC (the day alone where no
   * time of day is told) or nothing.
   *
   * @param rows tab-separated, with a header that names the columns {@code lang}, {@code input} and
   *     {@code now} (may be empty), in any order, among others
   * @param now for rows that name none
   * @throws IllegalArgumentException if a column is missing
   * @throws IOException if reading or writing fails
   */
  public static void read(BufferedReader rows, Instant now, Appendable out) throws IOException {
    String header = rows.readLine();
    List<String> columns = Arrays.asList(header == null ? new String[0] : header.split("\t"));
    int lang = column(columns, "lang");
    int input = column(columns, "input");
    int against = column(columns, "now");
    int number = 0;
    for (String row = rows.readLine(); row != null; row = rows.readLine()) {
      String[] cells = Arrays.copyOf(row.split("\t", -1), columns.size());
      DateContext context =
          new DateContext(
              cell(cells, against).map(DateBatch::instant).orElse(now),
              ZoneOffset.UTC,
              cell(cells, lang));
      number++;
      out.append(Integer.toString(number)).append('\t');
      out.append(iso(cell(cells, input).orElse(""), context)).append('\n');
    }
  }

  private static int column(List<String> columns, String name) {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("no column " + name + " in the header: " + columns);
    }
    return at;
  }

  private static Optional<String> cell(String[] cells, int at) {
    return Optional.ofNullable(cells[at]).filter(c -> !c.isEmpty());
  }

  private static Instant instant(String now) {
    return LocalDateTime.parse(now).toInstant(ZoneOffset.UTC);
  }

  private static String iso(String text, DateContext context) {
    try {
      return DateReader.understood(text, context).map(DateBatch::iso).orElse("");
    } catch (DateTimeException | ArithmeticException e) {
      return ""; // no such day
    }
  }

  private static String iso(Resolved resolved) {
    boolean clock = resolved.precision().compareTo(Precision.MINUTE) <= 0;
    return clock
        ? resolved.time().toInstant().toString()
        : resolved.time().toLocalDate().toString();
  }
}
