package dev.broadsheet.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.testing.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  @TempDir private Path folder;
  private Access access;

  @BeforeEach
  void open() throws IOException {
    access = Access.in(folder, Clock.systemUTC());
  }

  @Test
  void tellsLastingTokensOnceAndKeepsOnlyDigestsForTheirOwnerAlone() throws IOException {
    Map<Role, String> tokens = access.makeTokens();

    assertThat(access.makeTokens()).isEmpty();
    assertThat(access.role(tokens.get(Role.LOOK))).contains(Role.LOOK);
    assertThat(access.role(tokens.get(Role.OPERATE))).contains(Role.OPERATE);
    assertThat(files())
        .hasSize(2)
        .allSatisfy(
            file -> {
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------");
              assertThat(tokens.values()).noneMatch(Files.readString(file)::contains);
            });
  }

  @Test
  void opensOnceByALinkOfAnyProcess() throws IOException {
    String token = Access.in(folder, Clock.systemUTC()).oneTimeToken(Role.OPERATE);

    assertThat(access.role(token)).contains(Role.OPERATE);
    assertThat(access.role(token)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void letsALinkExpire() throws IOException {
    String token = access.oneTimeToken(Role.LOOK);
    Clock later = Clock.offset(Clock.systemUTC(), Access.PATIENCE.plus(Duration.ofMinutes(1)));

    assertThat(Access.in(folder, later).role(token)).isEmpty();
    Access.in(folder, later).oneTimeToken(Role.LOOK);
    assertThat(files()).hasSize(1);
  }

  @Test
  void letsNobodyInByAWrongToken() throws IOException {
    assertThat(access.role("")).isEmpty();
    access.makeTokens();
    assertThat(access.role("../operate.token")).isEmpty();
    assertThat(access.role(Files.readString(folder.resolve("operate.token")))).isEmpty();
  }

  @Test
  void forgetsASessionThatIsIdle() {
    FakeTime time = new FakeTime(Instant.EPOCH);
    Sessions sessions = new Sessions(time);
    Session session = sessions.begin(Role.LOOK);

    time.advance(Sessions.IDLE.minusMinutes(1));
    assertThat(sessions.find(session.id())).isPresent();
    time.advance(Sessions.IDLE.minusMinutes(1));
    assertThat(sessions.find(session.id())).isPresent();
    time.advance(Sessions.IDLE.plusMinutes(1));
    assertThat(sessions.find(session.id())).isEmpty();
  }

  @Test
  void holdsUpWhoGuessesAndNobodyElse() {
    FakeTime time = new FakeTime(Instant.EPOCH);
    LoginLimit limit = new LoginLimit(time);
    for (int i = 0; i < 10; i++) {
      assertThat(limit.allows("10.0.0.1")).isTrue();
      limit.wasWrong("10.0.0.1");
    }

    assertThat(limit.allows("10.0.0.1")).isFalse();
    assertThat(limit.allows("10.0.0.2")).isTrue();
    time.advance(Duration.ofSeconds(61));
    assertThat(limit.allows("10.0.0.1")).isTrue();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
