package dev.broadsheet.console;

import dev.broadsheet.search.Order;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.Criterion;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of the list of articles, as the list's address has it.
 *
 * @param words as a person wrote them; may be empty
 * @param choices in the order in which they were made
 * @param order empty for the usual one
 * @param page counted from 1
 */
public record ArticleQuery(String words, List<Choice> choices, Optional<Order> order, int page) {
  /** What articles can be chosen by. */
  static final List<String> NAMES =
      List.of("site", "language", "month", "tag", "complete", "group");

  /** Those of which an article has one only. */
  private static final List<String> SINGLE =
      List.of("site", "language", "month", "complete", "group");

  static final int SIZE = 25;
  private static final int LAST_PAGE = 400;

  public ArticleQuery {
    Objects.requireNonNull(words, "words");
    choices = List.copyOf(choices);
    Objects.requireNonNull(order, "order");
  }

  /** A value that articles must have. */
  public record Choice(String name, String value) {
    public Choice {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  static ArticleQuery of(Request request) {
    List<Choice> choices =
        NAMES.stream()
            .flatMap(name -> request.queries(name).stream().map(value -> new Choice(name, value)))
            .distinct()
            .toList();
    return new ArticleQuery(
        request.query("q").map(String::strip).orElse(""),
        choices,
        request.query("sort").map(ArticleQuery::order),
        request.number("page", 1, 1, LAST_PAGE));
  }

  private static Order order(String word) {
    return Stream.of(Order.values())
        .filter(order -> word(order).equals(word))
        .findFirst()
        .orElseThrow(() -> Request.badRequest("sort: expected relevance, newest or oldest"));
  }

  /** An order as the address has it. */
  public static String word(Order order) {
    return switch (order) {
      case RELEVANCE -> "relevance";
      case NEWEST -> "newest";
      case OLDEST -> "oldest";
    };
  }

  /** What holds where no order is asked for. */
  public Order sorted() {
    return order.orElse(words.isEmpty() ? Order.NEWEST : Order.RELEVANCE);
  }

  /** The articles that were chosen, whatever their words: of one of the sites and languages. */
  ArticleFilter filter() {
    List<Criterion> all = new ArrayList<>();
    anyOf("site").map(Criterion.Sites::new).ifPresent(all::add);
    anyOf("language").map(Criterion.Languages::new).ifPresent(all::add);
    choices.stream().flatMap(choice -> criterion(choice).stream()).forEach(all::add);
    return new ArticleFilter(all);
  }

  private Optional<List<String>> anyOf(String name) {
    return Optional.of(
            choices.stream().filter(c -> c.name().equals(name)).map(Choice::value).toList())
        .filter(values -> !values.isEmpty());
  }

  /** What is asked by a choice alone. */
  private static Optional<Criterion> criterion(Choice choice) {
    return switch (choice.name()) {
      case "month" -> Optional.of(new Criterion.Published(days(choice.value())));
      case "tag" -> Optional.of(new Criterion.Tags(List.of(choice.value())));
      case "complete" -> Optional.of(complete(choice.value()));
      case "group" -> Optional.of(new Criterion.Group(choice.value()));
      default -> Optional.empty();
    };
  }

  private static Criterion complete(String value) {
    return switch (value) {
      case "yes" -> new Criterion.Complete(true);
      case "no" -> new Criterion.Complete(false);
      default -> throw Request.badRequest("complete: expected yes or no");
    };
  }

  private static Criterion.Days days(String month) {
    try {
      YearMonth read = YearMonth.parse(month);
      return new Criterion.Days(Optional.of(read.atDay(1)), Optional.of(read.atEndOfMonth()));
    } catch (DateTimeException e) {
      throw Request.badRequest("month: expected one as 2026-03");
    }
  }

  public boolean has(String name, String value) {
    return choices.contains(new Choice(name, value));
  }

  /** The same with another choice, from the first page. */
  public ArticleQuery plus(String name, String value) {
    Stream<Choice> kept =
        choices.stream().filter(c -> !(SINGLE.contains(name) && c.name().equals(name)));
    return new ArticleQuery(
        words, Stream.concat(kept, Stream.of(new Choice(name, value))).toList(), order, 1);
  }

  /** The same without a choice, from the first page. */
  public ArticleQuery minus(String name, String value) {
    Choice gone = new Choice(name, value);
    return new ArticleQuery(
        words, choices.stream().filter(c -> !c.equals(gone)).toList(), order, 1);
  }

  public ArticleQuery at(int other) {
    return new ArticleQuery(words, choices, order, other);
  }

  /** The address that asks for this. */
  public String address() {
    List<String> parts = new ArrayList<>();
    if (!words.isEmpty()) {
      parts.add("q=" + Request.encoded(words));
    }
    choices.forEach(c -> parts.add(c.name() + "=" + Request.encoded(c.value())));
    order.ifPresent(o -> parts.add("sort=" + word(o)));
    if (page > 1) {
      parts.add("page=" + page);
    }
    return "/articles" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  /** The command that exports what is found. */
  public String command() {
    StringBuilder command = new StringBuilder("./broadsheet export");
    if (!words.isEmpty()) {
      Shell.add("query", words, command);
    }
    for (Choice choice : choices) {
      switch (choice.name()) {
        case "complete" ->
            command.append(choice.value().equals("yes") ? " --complete" : " --incomplete");
        case "month" -> {
          Criterion.Days days = days(choice.value());
          days.from().ifPresent(day -> Shell.add("from", day.toString(), command));
          days.to().ifPresent(day -> Shell.add("to", day.toString(), command));
        }
        default -> Shell.add(choice.name(), choice.value(), command);
      }
    }
    return command.append(" --out articles.jsonl").toString();
  }
}
