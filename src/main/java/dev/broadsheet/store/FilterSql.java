package dev.broadsheet.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;

/** A filter as a condition on the cards {@code c}. */
final class FilterSql {
  private final List<String> conditions = new ArrayList<>();
  private final List<Consumer<Query>> bindings = new ArrayList<>();

  FilterSql(ArticleFilter filter) {
    conditions.add("true");
    filter.criteria().forEach(this::add);
  }

  private void add(Criterion criterion) {
    switch (criterion) {
      case Criterion.Ids(var any) -> conditions.add("c.article " + isOneOf(any));
      case Criterion.Sites(var any) -> conditions.add("c.site " + isOneOf(any));
      case Criterion.Languages(var any) -> conditions.add(languages(any));
      case Criterion.Tags(var any) ->
          conditions.add(
              "exists (select 1 from tags t where t.article = c.article and t.tag %s)"
                  .formatted(isOneOf(any.stream().map(Decided::tagKey).toList())));
      case Criterion.Published(var days) -> {
        days.from().ifPresent(d -> conditions.add("c.published_on >= " + value(d)));
        days.to().ifPresent(d -> conditions.add("c.published_on <= " + value(d)));
      }
      case Criterion.Taken(var days) -> {
        days.from().ifPresent(d -> conditions.add("c.taken >= " + value(midnight(d))));
        days.to().ifPresent(d -> conditions.add("c.taken < " + value(midnight(d.plusDays(1)))));
      }
      case Criterion.Words(var from, var to) -> {
        from.ifPresent(n -> conditions.add("c.words >= " + value(n)));
        to.ifPresent(n -> conditions.add("c.words <= " + value(n)));
      }
      case Criterion.Free() -> conditions.add("c.free");
      case Criterion.Complete(var holds) ->
          conditions.add(
              (holds ? "" : "not ")
                  + """
                  (c.complete and not exists (select 1 from drifts d
                    where d.adapter = c.adapter and d.since <= c.fetched
                      and (d.ended is null or d.ended > c.fetched)))
                  """);
      case Criterion.Group(var id) -> conditions.add("c.group_id = " + value(id));
      case Criterion.Numbers(var any) -> conditions.add("c.number " + isOneOf(Long.class, any));
    }
  }

  private String languages(List<String> any) {
    return any.stream()
        .map(l -> "c.language = %s or c.language like %s".formatted(value(l), value(l + "-%")))
        .collect(Collectors.joining(" or ", "(", ")"));
  }

  /** One value is compared, so that an index on two columns serves. */
  private String isOneOf(List<String> values) {
    return values.size() == 1 ? "= " + value(values.getFirst()) : isOneOf(String.class, values);
  }

  private <T> String isOneOf(Class<T> type, List<T> values) {
    String name = nextName();
    bindings.add(query -> query.bindArray(name, type, values));
    return "= any(:" + name + ")";
  }

  private String value(Object value) {
    String name = nextName();
    bindings.add(query -> query.bind(name, value));
    return ":" + name;
  }

  private String nextName() {
    return "asked" + bindings.size();
  }

  private static OffsetDateTime midnight(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  /** Conditions joined by and; true where there is none. */
  String condition() {
    return String.join(" and ", conditions);
  }

  Query bind(Query query) {
    bindings.forEach(binding -> binding.accept(query));
    return query;
  }
}
