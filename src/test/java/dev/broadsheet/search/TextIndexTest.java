package dev.broadsheet.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.broadsheet.search.Newsroom.Story;
import dev.broadsheet.store.ArticleFilter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextIndexTest {
  private static final Story SNOW = Story.of("snow", "ru", "Снег", "Выпал снег.");
  private static final Story STORM = Story.of("storm", "ru", "Буря", "Ветер стих.");

  @TempDir private Path data;

  @Test
  void takesInWhatTheStoreHasSinceBeforeItAnswers() {
    try (Newsroom news = new Newsroom(data)) {
      assertThat(news.find("снег")).isEmpty();
      news.take(SNOW);
      assertThat(news.find("снег")).containsExactly("snow");
      news.take(STORM, Story.of("snow", "ru", "Снег растаял", "Пришла весна."));
      assertThat(news.find("весна")).containsExactly("snow");
      assertThat(news.find("выпасть OR выпал")).isEmpty();
      assertThat(news.find("ветер")).containsExactly("storm");
      assertThat(news.search("").total()).isEqualTo(2);
    }
  }

  @Test
  void findsTheWithdrawnAndSaysSo() {
    try (Newsroom news = new Newsroom(data)) {
      news.take(SNOW, STORM);
      assertThat(news.search("снег").hits().getFirst().card().withdrawn()).isEmpty();
      Instant when = Instant.parse("2025-04-01T00:00:00Z");
      news.store().articles().withdraw(SNOW.id(), when);
      assertThat(news.search("снег").hits().getFirst().card().withdrawn()).contains(when);
    }
  }

  @Test
  void forgetsTheDeletedWithoutReadingTheOthersAgain() {
    AtomicLong taken = new AtomicLong();
    try (Newsroom news = new Newsroom(data)) {
      news.take(SNOW, STORM);
      assertThat(news.find("ветер")).containsExactly("storm");
      news.delete(STORM);
      news.index().catchUp(taken::set);
      assertThat(taken).hasValue(0);
      assertThat(news.find("ветер")).isEmpty();
      assertThat(news.search("").total()).isEqualTo(1);
    }
    try (Newsroom news = new Newsroom(data)) {
      news.take(Story.of("rain", "ru", "Дождь", "Лил дождь."));
      news.delete(SNOW);
      news.index().catchUp(taken::set);
      assertThat(taken).as("it is known to be of this store").hasValue(1);
      assertThat(news.find("")).containsExactly("rain");
    }
  }

  @Test
  void readsNothingAgainThatItHas() {
    AtomicLong taken = new AtomicLong();
    try (Newsroom news = new Newsroom(data)) {
      news.take(SNOW, STORM);
      news.index().catchUp(taken::set);
      assertThat(taken).hasValue(2);
    }
    try (Newsroom news = new Newsroom(data)) {
      taken.set(0);
      assertThat(news.index().catchUp(taken::set)).isZero();
      assertThat(taken).hasValue(0);
      news.take(Story.of("rain", "ru", "Дождь", "Лил дождь."));
      news.index().catchUp(taken::set);
      assertThat(taken).hasValue(1);
    }
  }

  @Test
  void makesItselfAgainWhenItIsDeleted() throws IOException {
    try (Newsroom news = new Newsroom(data)) {
      news.take(SNOW);
      assertThat(news.find("снег")).containsExactly("snow");
      news.index().clear();
      assertThat(files()).isEmpty();
      assertThat(news.find("снег")).containsExactly("snow");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"segments_", ".si", ".cfs", ".cfe"})
  void makesItselfAgainWhenAFileIsDamagedOrCutOffOrGone(String name) throws IOException {
    for (Damage damage : Damage.values()) {
      try (Newsroom news = new Newsroom(data)) {
        news.take(SNOW, STORM);
        assertThat(news.find("снег")).containsExactly("snow");
      }
      damage.to(
          files().stream().filter(f -> f.toString().contains(name)).findFirst().orElseThrow());
      try (Newsroom news = new Newsroom(data)) {
        assertThat(news.find("снег")).as("%s %s", name, damage).containsExactly("snow");
        assertThat(news.search("").total()).isEqualTo(2);
      }
    }
  }

  @Test
  void makesItselfAgainWhenItIsOfAnotherFormat() throws IOException {
    try (Newsroom news = new Newsroom(data)) {
      news.take(SNOW);
      news.search("снег");
    }
    try (FSDirectory directory = FSDirectory.open(data.resolve("index"));
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("format", "0", "revision", "1").entrySet());
      writer.deleteAll();
    }
    try (Newsroom news = new Newsroom(data)) {
      assertThat(news.find("снег")).containsExactly("snow");
    }
  }

  @Test
  void makesItselfAgainForAnotherStore(@TempDir Path other) {
    try (Newsroom news = new Newsroom(other, data.resolve("index"))) {
      news.take(SNOW, STORM);
      assertThat(news.search("").total()).isEqualTo(2);
    }
    try (Newsroom news = new Newsroom(data)) {
      assertThat(news.search("").total()).isZero();
      news.take(Story.of("rain", "ru", "Дождь", "Лил дождь."));
      assertThat(news.find("")).containsExactly("rain");
    }
  }

  @Test
  void saysHowFarItIsBehindWhileAnotherWrites() throws IOException {
    try (Newsroom news = new Newsroom(data)) {
      news.take(SNOW);
      news.search("");
      try (FSDirectory directory = FSDirectory.open(data.resolve("index"));
          IndexWriter other = new IndexWriter(directory, new IndexWriterConfig())) {
        news.take(STORM);
        assertThat(other.isOpen()).isTrue();
        Found found = news.search("");
        assertThat(Newsroom.names(found)).containsExactly("snow");
        assertThat(found.behind()).isEqualTo(1);
      }
      assertThat(news.search("").behind()).isZero();
      assertThat(news.find("")).containsExactly("snow", "storm");
    }
  }

  @Test
  void answersAsItStandsAndSaysWhatItLacks() {
    try (Newsroom news = new Newsroom(data)) {
      assertThat(news.index().standing()).isEqualTo(new Standing(0, 1));
      news.take(SNOW);
      news.index().catchUp(count -> {});
      news.take(STORM);

      Found found =
          news.index()
              .searchAsItStands(
                  new Search(TextQuery.ALL, ArticleFilter.ALL, Order.NEWEST, 1, 20, false));
      assertThat(Newsroom.names(found)).containsExactly("snow");
      assertThat(found.behind()).isEqualTo(1);
      assertThat(news.index().standing()).isEqualTo(new Standing(1, 2));
      assertThat(news.index().standing().percent()).isEqualTo(50);
    }
  }

  @Test
  void keepsWhatIsCommittedWhenItIsToldToStop() {
    AtomicInteger asked = new AtomicInteger();
    try (Newsroom news = new Newsroom(data);
        TextIndex index = new TextIndex(data.resolve("other"), news.store().articles(), 10)) {
      news.take(numbered(40));
      index.catchUp(count -> {}, () -> asked.incrementAndGet() > 25);
      assertThat(index.standing()).isEqualTo(new Standing(20, 40));
      index.catchUp(count -> {});
      assertThat(index.standing()).isEqualTo(new Standing(40, 40));
    }
  }

  @Test
  void isKeptUpWithoutBeingAsked() throws InterruptedException {
    Semaphore looks = new Semaphore(0);
    try (Newsroom news = new Newsroom(data)) {
      try (IndexKeeper _ = IndexKeeper.start(news.index(), Duration.ofMillis(1), looks::release)) {
        news.take(SNOW, STORM);
        looks.drainPermits();
        looks.acquire(2); // the first may have begun before
        assertThat(news.index().standing().behind()).isZero();
      }
      news.take(Story.of("rain", "ru", "Дождь", "Лил дождь."));
      assertThat(news.index().standing().behind()).isEqualTo(1);
    }
  }

  @Test
  void saysThatAnotherIsMakingIt() throws IOException {
    try (Newsroom news = new Newsroom(data);
        FSDirectory directory = FSDirectory.open(data.resolve("index"));
        IndexWriter other = new IndexWriter(directory, new IndexWriterConfig())) {
      assertThat(other.isOpen()).isTrue();
      assertThatThrownBy(() -> news.search(""))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("another process is just making the text index");
    }
  }

  @Test
  void goesOnWhereItWasCutOff() throws Exception {
    int count = 1_000;
    try (Newsroom news = new Newsroom(data)) {
      news.take(numbered(count));
    }
    assertThat(CutOff.process(data).waitFor()).isEqualTo(CutOff.KILLED);
    AtomicLong taken = new AtomicLong();
    try (Newsroom news = new Newsroom(data);
        IndexFolder folder = IndexFolder.open(data.resolve("index"))) {
      long kept = folder.bookmark().orElseThrow().revision();
      assertThat(kept).isBetween((long) CutOff.AFTER, count - 1L);
      news.index().catchUp(taken::set);
      assertThat(taken.get()).isEqualTo(count - kept);
      assertThat(news.search("новости").total()).isEqualTo(count);
    }
  }

  private static Story[] numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Story.of("n" + i, "ru", "Выпуск " + i, "Новость номер " + i))
        .toArray(Story[]::new);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("index"))) {
      return files.filter(f -> !f.endsWith("write.lock")).sorted().toList();
    }
  }

  private enum Damage {
    ZEROS {
      @Override
      void to(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.write(ByteBuffer.allocate((int) channel.size()), 0);
        }
      }
    },
    CUT_OFF {
      @Override
      void to(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
      }
    },
    GONE {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
      }
    };

    abstract void to(Path file) throws IOException;
  }
}
