package dev.broadsheet.notify;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that an operator should know.
 *
 * @param kind for programs: {@code drift}, {@code drift-over}
 * @param site that it concerns
 * @param at when it was noticed
 * @param since when it began
 * @param subject in one line
 * @param details a line each
 */
public record Notice(
    String kind, String site, Instant at, Instant since, String subject, List<String> details) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public Notice {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(subject, "subject");
    details = List.copyOf(details);
  }

  /** An object with a key for each component; times are ISO 8601. */
  public String toJson() {
    return MAPPER.writeValueAsString(this);
  }

  public static Notice fromJson(String json) {
    return MAPPER.readValue(json, Notice.class);
  }

  /** As a letter tells it. */
  String text() {
    return subject + "\n\n" + String.join("\n", details) + "\n";
  }
}
