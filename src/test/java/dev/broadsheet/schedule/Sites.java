package dev.broadsheet.schedule;

import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.BodyRule;
import dev.broadsheet.adapter.FetchOptions;
import dev.broadsheet.adapter.FieldRules;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Field;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sites for schedules to name. */
final class Sites {
  static final Adapters ADAPTERS =
      new Adapters(
          List.of(
              site("closed.example", false, "regional"),
              site("comments.example", true, "regional", "agency"),
              site("gazeta.example", true),
              in("uk", "UA", "ostro.example", true, "regional")),
          site("news", true),
          List.of(),
          List.of(),
          false);

  private Sites() {}

  static SiteAdapter site(String name, boolean enabled, String... tags) {
    return in("ru", "RU", name, enabled, tags);
  }

  private static SiteAdapter in(
      String language, String country, String name, boolean enabled, String... tags) {
    return new SiteAdapter(
        name,
        name,
        Optional.of(language),
        Optional.of(country),
        ZoneOffset.UTC,
        List.of(name),
        List.of(),
        List.of(),
        FetchOptions.DEFAULT,
        new FieldRules(new EnumMap<>(Field.class), BodyRule.NONE),
        Set.of(),
        List.of(),
        List.of(tags),
        enabled,
        List.of(),
        "00000000",
        Path.of("adapter.yaml"));
  }
}
