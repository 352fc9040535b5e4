package dev.broadsheet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the shape of the house: five rows, who may use whom, and each vendor in one room. */
class ArchitectureTest {
  private static final String ROOT = "dev.broadsheet.";

  /** The rows from the top down; a room uses rooms of lower rows. */
  private static final List<Set<String>> ROWS =
      List.of(
          Set.of("cli"),
          Set.of("app"),
          Set.of("console", "schedule"),
          Set.of("crawl", "corpus", "export", "workshop", "upkeep"),
          Set.of("discover", "fetch", "archive", "store", "search", "notify"),
          Set.of("extract", "adapter", "normalize", "article"));

  /** Who uses whom inside a row; what is reached by way of another counts too. */
  private static final Map<String, Set<String>> INSIDE =
      Map.of(
          "extract", Set.of("adapter", "normalize", "article"),
          "adapter", Set.of("normalize", "article"),
          "normalize", Set.of("article"),
          "discover", Set.of("fetch"),
          "search", Set.of("store"),
          "corpus", Set.of("export"),
          "console", Set.of("schedule"));

  private static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          Map.entry("com.microsoft.playwright", Set.of("fetch")),
          Map.entry("okhttp3", Set.of("fetch")),
          Map.entry("org.brotli", Set.of("fetch", "archive")),
          Map.entry("com.github.luben", Set.of("fetch", "archive", "store", "export")),
          Map.entry("crawlercommons", Set.of("fetch")),
          Map.entry("org.netpreserve", Set.of("archive")),
          Map.entry("jakarta.mail", Set.of("notify")),
          Map.entry("java.net.http", Set.of("notify")),
          Map.entry("java.sql", Set.of("store")),
          Map.entry("javax.sql", Set.of("store")),
          Map.entry("org.h2", Set.of("store")),
          Map.entry("org.jdbi", Set.of("store")),
          Map.entry("org.flywaydb", Set.of("store")),
          Map.entry("com.zaxxer", Set.of("store")),
          Map.entry("org.quartz", Set.of("schedule")),
          Map.entry("io.micrometer", Set.of("console")),
          Map.entry("picocli", Set.of("cli")),
          Map.entry("org.apache.lucene", Set.of("search")),
          Map.entry("org.apache.parquet", Set.of("export")),
          Map.entry("com.jerolba.carpet", Set.of("export")),
          Map.entry("com.ibm.icu", Set.of("export")),
          Map.entry("io.javalin", Set.of("console")),
          Map.entry("org.eclipse.jetty", Set.of("console")),
          Map.entry("gg.jte", Set.of("console", "export")),
          Map.entry("com.github.difflib", Set.of("workshop", "console")),
          Map.entry("org.jsoup", Set.of("extract", "adapter", "discover", "workshop")));

  /**
   * What the core may use beside itself: the JDK, jsoup, a YAML and a JSON reader, and two small
   * detectors.
   */
  private static final List<String> CORE_LIBRARIES =
      List.of(
          "java.lang",
          "java.util",
          "java.io",
          "java.nio",
          "java.net",
          "java.time",
          "java.text",
          "java.math",
          "java.security",
          "javax.xml",
          "org.w3c.dom",
          "org.jsoup",
          "tools.jackson",
          "com.fasterxml.jackson.annotation",
          "org.jspecify",
          "com.carrotsearch",
          "org.mozilla.universalchardet");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.broadsheet");

  @Test
  void usesOnlyLowerRowsAndTheNamedRoomsOfItsOwn() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass from : CLASSES) {
      String room = room(from);
      from.getDirectDependenciesFromSelf()
          .forEach(
              d -> {
                JavaClass to = d.getTargetClass().getBaseComponentType();
                if (to.getPackageName().startsWith(ROOT) && !mayUse(room, room(to))) {
                  wrong.add(d.getDescription());
                }
              });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void hasARowForEveryRoom() {
    Set<String> rooms = new TreeSet<>();
    CLASSES.forEach(c -> rooms.add(room(c)));
    assertThat(ROWS.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(rooms);
  }

  @Test
  void namesNoHomeInWhichNothingOfTheVendorIs() {
    HOMES.forEach(
        (vendor, rooms) ->
            assertThat(rooms)
                .as(vendor)
                .allMatch(
                    room ->
                        CLASSES.stream()
                            .filter(c -> room(c).equals(room))
                            .anyMatch(c -> uses(c, vendor))));
  }

  private static boolean uses(JavaClass one, String vendor) {
    return one.getDirectDependenciesFromSelf().stream()
        .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(vendor));
  }

  @Test
  void hasNoCycles() {
    slices().matching("dev.broadsheet.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void keepsEachVendorInOneRoom() {
    HOMES.forEach(
        (vendor, rooms) ->
            noClasses()
                .that(resideOutside(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(vendor, vendor + "..")
                .allowEmptyShould(true)
                .check(CLASSES));
  }

  @Test
  void keepsTheCoreALibrary() {
    String[] allowed =
        Stream.concat(
                CORE_LIBRARIES.stream().flatMap(p -> Stream.of(p, p + "..")),
                ROWS.getLast().stream().map(r -> ROOT + r + ".."))
            .toArray(String[]::new);
    classes()
        .that(resideIn(ROWS.getLast()))
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "belong to the core, the JDK without network and database, jsoup, or the readers",
                c ->
                    c.getBaseComponentType().isPrimitive()
                        || Stream.of(allowed).anyMatch(p -> within(p, c.getBaseComponentType()))
                            && !Set.of("java.net.http", "java.net.Socket", "java.net.URLConnection")
                                .contains(c.getName())))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void readsTheClockOnlyWhereItIsWired() {
    noClasses()
        .that(resideOutside(Set.of("app", "cli")))
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void printsOnlyInTheCommandLine() {
    noClasses()
        .that(resideOutside(Set.of("cli")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void marksEveryPackageAndSaysWhatLivesThere() throws IOException {
    try (Stream<Path> folders = Files.walk(Path.of("src/main/java/dev/broadsheet"))) {
      List<Path> bare =
          folders
              .filter(Files::isDirectory)
              .filter(ArchitectureTest::holdsSources)
              .filter(
                  d -> {
                    try {
                      return !Files.readString(d.resolve("package-info.java"))
                          .contains("@NullMarked");
                    } catch (IOException e) {
                      return true;
                    }
                  })
              .toList();
      assertThat(bare).isEmpty();
    }
  }

  private static boolean holdsSources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(f -> f.toString().endsWith(".java"));
    } catch (IOException e) {
      return true;
    }
  }

  private static boolean mayUse(String from, String to) {
    int lower = row(to);
    return from.equals(to)
        || row(from) < lower
        || row(from) == lower && INSIDE.getOrDefault(from, Set.of()).contains(to);
  }

  private static int row(String room) {
    for (int i = 0; i < ROWS.size(); i++) {
      if (ROWS.get(i).contains(room)) {
        return i;
      }
    }
    return -1;
  }

  private static String room(JavaClass type) {
    String rest = type.getPackageName().substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static boolean within(String pattern, JavaClass type) {
    String prefix = pattern.endsWith("..") ? pattern.substring(0, pattern.length() - 2) : pattern;
    return type.getPackageName().equals(prefix)
        || pattern.endsWith("..") && type.getPackageName().startsWith(prefix + ".");
  }

  private static DescribedPredicate<JavaClass> resideIn(Set<String> rooms) {
    return DescribedPredicate.describe("live in " + rooms, c -> rooms.contains(room(c)));
  }

  private static DescribedPredicate<JavaClass> resideOutside(Set<String> rooms) {
    return DescribedPredicate.describe("live outside " + rooms, c -> !rooms.contains(room(c)));
  }
}
