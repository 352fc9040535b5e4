package dev.broadsheet.workshop;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Source;
import dev.broadsheet.article.Field;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An adapter as it was made from pages, to be looked at by a person.
 *
 * @param site host without www
 * @param base that it extends
 * @param country ISO 3166, where the domain is a country's
 * @param browser whether its pages were read in one
 * @param articles patterns of addresses
 * @param rules for the fields that have one of their own; the base finds others
 * @param body absent where no container agrees with the bodies: then pages are searched
 * @param sureness by field, on pages that were not used; empty where there was one page alone
 * @param notes what a person has to look at
 */
public record Draft(
    String site,
    String name,
    DraftBase base,
    Optional<String> language,
    Optional<String> country,
    ZoneId timezone,
    List<String> hosts,
    boolean browser,
    List<String> articles,
    List<Source> discover,
    List<InducedRule> rules,
    Optional<InducedBody> body,
    Map<Field, Sureness> sureness,
    List<String> notes) {
  public Draft {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(timezone, "timezone");
    hosts = List.copyOf(hosts);
    articles = List.copyOf(articles);
    discover = List.copyOf(discover);
    rules = List.copyOf(rules);
    Objects.requireNonNull(body, "body");
    Map<Field, Sureness> copy = new EnumMap<>(Field.class);
    copy.putAll(sureness);
    sureness = Collections.unmodifiableMap(copy);
    notes = List.copyOf(notes);
  }

  Draft with(Map<Field, Sureness> sureness, List<String> notes) {
    return new Draft(
        site, name, base, language, country, timezone, hosts, browser, articles, discover, rules,
        body, sureness, notes);
  }

  /** The same with rules for some fields only; the base finds the others. */
  Draft onlyFor(Predicate<Field> fields) {
    List<InducedRule> kept = rules.stream().filter(r -> fields.test(r.field())).toList();
    Optional<InducedBody> body = this.body.filter(_ -> fields.test(Field.BODY));
    return new Draft(
        site, name, base, language, country, timezone, hosts, browser, articles, discover, kept,
        body, sureness, notes);
  }

  /** What the adapter says of a field; empty where it leaves it to the base. */
  public String rule(Field field) {
    return field == Field.BODY
        ? body.map(b -> String.join(", ", b.in())).orElse("")
        : rules.stream()
            .filter(r -> r.field() == field)
            .flatMap(r -> r.candidates().stream())
            .map(Place::label)
            .collect(Collectors.joining(", "));
  }

  /**
   * The adapter.
   *
   * @param file names it in mistakes
   */
  SiteAdapter adapter(Path file) {
    return Adapters.read(yaml(), file, base.folders());
  }

  /** The text of its file. */
  public String yaml() {
    return DraftYaml.of(this);
  }
}
