package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.store.Location;
import dev.broadsheet.upkeep.Bound;
import dev.broadsheet.upkeep.KeepOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveSettingsTest {
  @TempDir private Path folder;

  @Test
  void readsVariablesOverTheFile() throws IOException {
    write("keep: {runs: 90d, events: 30d}\ndrift: {pages: 30}\n");
    SettingsFile.Read read =
        SettingsFile.read(
            file(),
            Map.of(
                "BROADSHEET_KEEP_RUNS", "{age: 10d, most: 5}",
                "BROADSHEET_KEEP_ARCHIVE_SIZE", "5GB",
                "BROADSHEET_DRIFT_PAGES", "40"));

    KeepOptions keep = read.keep();
    assertThat(keep.runs()).isEqualTo(new Bound(Optional.of(Duration.ofDays(10)), Optional.of(5L)));
    assertThat(keep.events()).isEqualTo(Bound.ofAge(Duration.ofDays(30)));
    assertThat(keep.archive().most()).contains(5_000_000_000L);
    assertThat(read.drift().pages()).isEqualTo(40);
  }

  @Test
  void readsVariablesWithoutAFile() {
    Map<String, String> environment =
        Map.of(
            "BROADSHEET_DATABASE_URL", "jdbc:postgresql://db.example/news",
            "BROADSHEET_DATABASE_USER", "ann");
    assertThat(DatabaseSettings.read(file(), environment))
        .contains(
            new Location.Server("jdbc:postgresql://db.example/news", "ann", Optional.empty()));
    assertThat(SettingsFile.read(file(), Map.of()).keep()).isEqualTo(KeepOptions.DEFAULT);
  }

  @Test
  void tellsTheVariableInWhichAMistakeIs() throws IOException {
    write("drift: {pages: 30}\n");
    assertThatThrownBy(
            () ->
                SettingsFile.read(
                    file(), Map.of("BROADSHEET_KEEP_LOGS", "soon", "BROADSHEET_DRIFT_PAGES", "[")))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining("BROADSHEET_KEEP_LOGS:1: found \"soon\", expected a duration")
        .hasMessageContaining("BROADSHEET_DRIFT_PAGES:");
  }

  @Test
  void tellsWhereEachValueComesFromAndNoSecret() throws IOException {
    write(
        """
        drift: {pages: 30}
        notify:
          webhook: https://chat.example.org/hooks/sesame
          email: {smtp: 'mail.example.org:25', from: a@b.example, to: [c@d.example, e@f.example]}
        """);
    EffectiveSettings settings =
        SettingsFile.effective(
            file(), Map.of("BROADSHEET_KEEP_RUNS", "90d", "BROADSHEET_KEEP_RUN", "1d"));

    String shown = file().toString();
    assertThat(settings.values())
        .contains(
            new EffectiveSettings.Value(
                "drift.pages", "30", shown + ":1", "BROADSHEET_DRIFT_PAGES"),
            new EffectiveSettings.Value(
                "notify.webhook",
                "https://chat.example.org/…",
                shown + ":3",
                "BROADSHEET_NOTIFY_WEBHOOK"),
            new EffectiveSettings.Value(
                "notify.email.to",
                "[c@d.example, e@f.example]",
                shown + ":4",
                "BROADSHEET_NOTIFY_EMAIL_TO"),
            new EffectiveSettings.Value(
                "keep.runs", "90d", "BROADSHEET_KEEP_RUNS", "BROADSHEET_KEEP_RUNS"),
            new EffectiveSettings.Value("keep.events", "all", "default", "BROADSHEET_KEEP_EVENTS"),
            new EffectiveSettings.Value("database.url", "", "not set", "BROADSHEET_DATABASE_URL"));
    assertThat(settings.toString()).doesNotContain("sesame");
    assertThat(settings.unused()).containsExactly("BROADSHEET_KEEP_RUN");
  }

  @Test
  void knowsEveryVariableThatTheGuideAndTheServiceFilesName() throws IOException {
    Map<String, String> named = new TreeMap<>();
    for (String place :
        List.of(
            "docs/operating.md", "src/service/broadsheet.service", "src/service/Containerfile")) {
      Pattern.compile("BROADSHEET_[A-Z_]+[A-Z]")
          .matcher(Files.readString(Path.of(place)))
          .results()
          .forEach(name -> named.put(name.group(), ""));
    }
    assertThat(named).containsKeys("BROADSHEET_DATA", "BROADSHEET_KEEP_ARCHIVE_SIZE");
    assertThat(SettingsFile.variables(named).unused()).isEmpty();
  }

  private Path file() {
    return folder.resolve("settings.yaml");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file(), yaml);
  }
}
