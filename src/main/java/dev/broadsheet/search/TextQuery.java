package dev.broadsheet.search;

import java.util.List;
import java.util.Objects;

/**
 * What is looked for, as a person writes it.
 *
 * <ul>
 *   <li>Words stand for all their forms, and all of them must be there: {@code выборы мэра}.
 *   <li>{@code "президентские выборы"} or {@code «…»}: these words one after the other.
 *   <li>{@code -word}, {@code -"a phrase"}, {@code -(…)}: not this.
 *   <li>{@code мэр OR губернатор}: one of them is enough; it binds closer than standing side by
 *       side, {@code AND} may be written there. Round brackets group.
 *   <li>{@code выбор*}: words that begin so, at least two letters.
 *   <li>{@code title:} and {@code author:} before words; {@code site:}, {@code tag:}, {@code
 *       language:} before a whole value; {@code from:} and {@code to:} before a day, a month or a
 *       year of publication: {@code from:2024-03 to:2024-05-17}.
 * </ul>
 *
 * @param text as it was written; a blank one asks for every article
 */
public record TextQuery(String text, Clause clause) {
  public TextQuery {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(clause, "clause");
  }

  /** Asks for every article. */
  public static final TextQuery ALL = new TextQuery("", new Clause.All(List.of()));

  /**
   * Reads a query.
   *
   * @throws QueryException if it is none; the message says where
   */
  public static TextQuery parse(String text) {
    return text.isBlank() ? ALL : new TextQuery(text, new QueryReader(text).read());
  }
}
