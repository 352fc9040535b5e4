package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.broadsheet.Program.Output;
import dev.broadsheet.Program.Running;
import dev.broadsheet.store.Deleted;
import dev.broadsheet.store.Store;
import dev.broadsheet.store.StoreCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backs up while the program crawls, and kills backups, restores and deletions in the middle. */
class UpkeepIT {
  private static final int ARTICLES = 400;
  private static final long DELETED_TOGETHER = 200;

  @TempDir private Path folder;
  private SmallSite site;
  private Program program;

  @BeforeEach
  void open() throws Exception {
    site = new SmallSite(ARTICLES);
    program = new Program(Files.createDirectory(folder.resolve("home")));
    site.writeAdapter(program.home().resolve("adapters"));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void backsUpWhileACrawlRunsAndLeavesNothingHalfWhenItIsKilled() throws Exception {
    Path backup = folder.resolve("backup.zip");
    Path copy = folder.resolve("copy");
    site.expect(40);
    Running crawl = program.start("crawl", SmallSite.NAME, "--allow-host", site.host());
    site.awaitRequests();

    killInTheMiddle(backup, folder.resolve("backup.zip.part"), "backup", backup.toString());
    assertThat(backup).doesNotExist();
    Output whole = program.run("backup", backup.toString());
    assertThat(whole.exit()).as(whole.err()).isZero();
    assertThat(folder.resolve("backup.zip.part")).doesNotExist();
    assertThat(crawl.output().exit()).isZero();

    String[] restore = {"restore", backup.toString(), "--data", copy.toString()};
    killInTheMiddle(copy, Store.restoring(copy), restore);
    assertThat(program.run("status", "--data", copy.toString()).exit()).isEqualTo(1);
    Output restored = program.run(restore);
    assertThat(restored.exit()).as(restored.err()).isZero();
    assertThat(restored.out()).startsWith(whole.out().substring(0, whole.out().indexOf(',')));

    Output verified = program.run("verify", "--data", copy.toString());
    assertThat(verified.exit()).as(verified.out()).isZero();

    crawl(copy);
    assertThat(counts(copy)).isEqualTo(counts(program.home().resolve("data")));
  }

  @Test
  void deletesWholeStepsWhenItIsKilledAndGoesOnWhenItIsAskedAgain() throws Exception {
    Path data = program.home().resolve("data");
    crawl(data);
    long all = counts(data).articles();

    boolean killed = true;
    for (int millis = 500; killed; millis += millis / 8) {
      Running delete = program.start("articles", "delete", "--site", SmallSite.NAME, "--yes");
      killed = !delete.process().waitFor(millis, TimeUnit.MILLISECONDS);
      delete.kill();
      assertThat(counts(data).articles()).isIn(all, all - DELETED_TOGETHER, 0L);
      assertThat(deleted(data)).isEqualTo(all - counts(data).articles());
    }

    assertThat(counts(data).articles()).isZero();
    crawl(data);
    assertThat(counts(data).articles()).isZero();
  }

  private static long deleted(Path data) {
    try (Store store = Store.open(data, Clock.systemUTC())) {
      List<Deleted> deleted = new ArrayList<>();
      store
          .articles()
          .atOneMoment(
              moment -> {
                moment.deletedSince(0, deleted::add);
                return true;
              });
      return deleted.size();
    }
  }

  private void crawl(Path data) throws Exception {
    Output output =
        program.run(
            "crawl", SmallSite.NAME, "--allow-host", site.host(), "--data", data.toString());
    assertThat(output.exit()).as(output.err()).isZero();
  }

  private static StoreCounts counts(Path data) {
    try (Store store = Store.open(data, Clock.systemUTC())) {
      StoreCounts counts = store.counts();
      return new StoreCounts(counts.articles(), counts.versions(), counts.addresses(), 0);
    }
  }

  /**
   * Kills a command when it has begun to make something; one that was through by then does it anew.
   *
   * @param made what is there when it is through
   * @param sign what is there before
   */
  private void killInTheMiddle(Path made, Path sign, String... command) throws Exception {
    int exit = killWhenItIsThere(sign, program.start(command));
    while (exit == 0) {
      Files.move(made, Files.createTempDirectory(folder, "through").resolve("made"));
      exit = killWhenItIsThere(sign, program.start(command));
    }
    assertThat(exit).isEqualTo(Program.KILLED);
  }

  private static int killWhenItIsThere(Path sign, Running running) throws InterruptedException {
    while (!Files.exists(sign) && running.process().isAlive()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
    running.kill();
    return running.process().exitValue();
  }
}
