package dev.broadsheet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.notify.Notifier;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;

  @Test
  void doesWithoutAFile() {
    SettingsFile.Read read = SettingsFile.read(folder.resolve("settings.yaml"), Map.of());

    assertThat(read.drift().pages()).isEqualTo(20);
    assertThat(read.notifiers()).isEmpty();
  }

  @Test
  void readsWhomToTellAndWhenASiteDrifts() throws IOException {
    SettingsFile.Read read =
        read(
            """
            drift: {pages: 40}
            notify:
              webhook: http://192.168.1.5:8080/hook
              email:
                smtp: mail.news.example:587
                from: broadsheet@news.example
                to: [ann@news.example, ben@news.example]
                user: ann
                password-env: MAIL_PASSWORD
            """,
            Map.of("MAIL_PASSWORD", "sesame"));

    assertThat(read.drift().pages()).isEqualTo(40);
    assertThat(read.notifiers()).extracting(Notifier::channel).containsExactly("webhook", "email");
    assertThat(read.toString()).doesNotContain("sesame");
  }

  @Test
  void readsTheExampleOfTheGuide() throws IOException {
    Matcher block =
        Pattern.compile("(?s)```yaml\n(drift:.*?)```")
            .matcher(Files.readString(Path.of("docs/operating.md")));
    assertThat(block.find()).isTrue();

    assertThat(read(block.group(1), Map.of("BROADSHEET_SMTP_PASSWORD", "sesame")).notifiers())
        .hasSize(2);
  }

  @Test
  void readsHowLongThingsAreKeptAsInTheGuide() throws IOException {
    Matcher block =
        Pattern.compile("(?s)```yaml\n(keep:.*?)```")
            .matcher(Files.readString(Path.of("docs/operating.md")));
    assertThat(block.find()).isTrue();

    KeepOptions keep = read(block.group(1), Map.of()).keep();

    assertThat(keep.runs()).isEqualTo(Bound.ofAge(Duration.ofDays(400)));
    assertThat(keep.events())
        .isEqualTo(new Bound(Optional.of(Duration.ofDays(90)), Optional.of(1_000_000L)));
    assertThat(keep.archive().most()).contains(200_000_000_000L);
    assertThat(keep.withoutArticles()).isTrue();
    assertThat(read("drift: {pages: 20}\n", Map.of()).keep()).isEqualTo(KeepOptions.DEFAULT);
  }

  @Test
  void tellsEveryMistakeAndNoPassword() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    drift: {pages: 2}
                    notify:
                      web-hook: http://192.168.1.5/hook
                      email: {smtp: mail.news.example, from: ann, to: ann@news.example}
                    """,
                    Map.of()))
        .isInstanceOf(AdapterException.class)
        .hasMessageContaining(":1: drift.pages: found the number 2")
        .hasMessageContaining(":3: notify.web-hook: found an unknown key")
        .hasMessageContaining(":4: notify.email.smtp: found \"mail.news.example\"")
        .hasMessageContaining(":4: notify.email.from: found \"ann\"");
  }

  @Test
  void tellsPortsThatNobodyCanListenAt() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    notify:
                      webhook: http://192.168.1.5:80800/hook
                      email: {smtp: 'mail.news.example:70000', from: a@b.example, to: c@d.example}
                    """,
                    Map.of()))
        .hasMessageContaining(":2: notify.webhook: ")
        .hasMessageContaining("no port is above 65535")
        .hasMessageContaining("found the port 70000, expected 65535 at most");
  }

  @Test
  void wantsAPasswordWithAUser() {
    String email =
        """
        notify:
          email: {smtp: 'mail.news.example:25', from: a@b.example, to: a@b.example, %s}
        """;

    assertThatThrownBy(() -> read(email.formatted("user: ann"), Map.of()))
        .hasMessageContaining("found one of user and password-env, expected both or neither");
    assertThatThrownBy(() -> read(email.formatted("user: ann, password-env: NOWHERE"), Map.of()))
        .hasMessageContaining("found no environment variable NOWHERE");
  }

  @Test
  void namesTheServerThatKeepsTheStore() throws IOException {
    Optional<Location> server =
        database(
            """
            drift: {pages: 2}
            database:
              url: jdbc:postgresql://db.example:5433/news?sslmode=require
              user: ann
              password-env: DB_PASSWORD
            """,
            Map.of("DB_PASSWORD", "sesame"));

    assertThat(server)
        .contains(
            new Location.Server(
                "jdbc:postgresql://db.example:5433/news?sslmode=require",
                "ann",
                Optional.of("sesame")));
    assertThat(server.toString()).doesNotContain("sesame");
    assertThat(database("drift: {pages: 20}", Map.of())).isEmpty();
    assertThat(DatabaseSettings.read(folder.resolve("none.yaml"), Map.of())).isEmpty();
  }

  @Test
  void tellsWhatIsWrongWithTheServerAndNoPassword() {
    assertThatThrownBy(() -> database("database: {url: 'jdbc:postgresql://db/news'}", Map.of()))
        .hasMessageContaining(":1: database: found no user");
    String form = "database:\n  user: ann\n  url: %s\n  password-env: NOWHERE\n";
    for (String url :
        List.of("jdbc:postgresql://ann:sesame@db/news", "jdbc:postgresql://db/n?password=sesame")) {
      assertThatThrownBy(() -> database(form.formatted(url), Map.of()))
          .hasMessageContaining(":3: database.url: found another form, expected")
          .hasMessageContaining("without user and password")
          .hasMessageNotContaining("sesame");
    }
    assertThatThrownBy(() -> database(form.formatted("jdbc:postgresql://db/news"), Map.of()))
        .hasMessageContaining(":4: database.password-env: found no environment variable NOWHERE");
  }

  private Optional<Location> database(String yaml, Map<String, String> environment)
      throws IOException {
    Path file = Files.writeString(folder.resolve("settings.yaml"), yaml);
    return DatabaseSettings.read(file, environment);
  }

  private SettingsFile.Read read(String yaml, Map<String, String> environment) throws IOException {
    Path file = folder.resolve("settings.yaml");
    Files.writeString(file, yaml);
    return SettingsFile.read(file, environment);
  }
}
