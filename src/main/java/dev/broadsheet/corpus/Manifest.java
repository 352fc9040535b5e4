package dev.broadsheet.corpus;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.broadsheet.corpus.CorpusPlan.About;
import dev.broadsheet.corpus.SplitRule.FromDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a build says of itself. It tells no time of building: the same store gives the same bytes.
 *
 * @param format of the manifest; this program knows {@value #FORMAT}
 * @param build its number
 * @param base the number of the build that its oldest part is of; its own where it was made anew
 * @param software the version of the program
 * @param tables the version of the store's tables
 * @param revision of the store
 * @param newest when the last of its articles was fetched; empty where there is none
 * @param query what was chosen, as it was understood
 * @param boundaries of splits by date
 * @param leftOut how many fitted the query and were left out, by why
 * @param splits how many articles each has
 * @param adapters how many articles each version of an adapter gave, by name and digest
 * @param columns what is known of an article
 * @param parts which files hold the articles
 * @param files every file of the build but this
 */
public record Manifest(
    int format,
    String corpus,
    int build,
    int base,
    String software,
    int tables,
    long revision,
    Optional<Instant> newest,
    About about,
    JsonNode query,
    Optional<FromDays> boundaries,
    long articles,
    long words,
    long groups,
    long tombstones,
    Map<String, Long> leftOut,
    Map<Split, Long> splits,
    Map<String, Long> adapters,
    List<Column> columns,
    List<Part> parts,
    List<BuiltFile> files) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";

  /** The folder of the articles. */
  static final String DATA = "data/";

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Of articles, and of what is chosen of them. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .changeDefaultPropertyInclusion(
              in -> in.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  /**
   * A field of an article.
   *
   * @param type as JSON calls it
   * @param what it means
   * @param articles how many have it
   */
  public record Column(String name, String type, String what, long articles) {
    public Column {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(what, "what");
    }
  }

  /**
   * Articles of one split in one form, as one build wrote them.
   *
   * @param path a file, or a folder of files
   * @param number of the build that added it; 0: the corpus was made anew with it
   * @param articles how many it holds; the tombstones name those of them that hold no more
   */
  public record Part(String path, String form, Split split, int number, long articles) {
    public Part {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(form, "form");
      Objects.requireNonNull(split, "split");
    }
  }

  /**
   * A file of a build.
   *
   * @param path below the build's folder, with slashes
   */
  public record BuiltFile(String path, long bytes, String sha256) {
    public BuiltFile {
      Objects.requireNonNull(path, "path");
      if (bytes < 0 || !SHA_256.matcher(sha256).matches()) {
        throw new IllegalArgumentException(path + ": no length, or no SHA-256");
      }
    }
  }

  public Manifest {
    Objects.requireNonNull(corpus, "corpus");
    Objects.requireNonNull(software, "software");
    Objects.requireNonNull(newest, "newest");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(boundaries, "boundaries");
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    splits = Collections.unmodifiableMap(new TreeMap<>(splits));
    adapters = Collections.unmodifiableMap(new TreeMap<>(adapters));
    columns = List.copyOf(columns);
    parts = List.copyOf(parts);
    files = List.copyOf(files);
  }

  /** The same with other files. */
  Manifest withFiles(List<BuiltFile> built) {
    return new Manifest(
        format,
        corpus,
        build,
        base,
        software,
        tables,
        revision,
        newest,
        about,
        query,
        boundaries,
        articles,
        words,
        groups,
        tombstones,
        leftOut,
        splits,
        adapters,
        columns,
        parts,
        built);
  }

  /** Whether a build of another number says the same of the same articles. */
  boolean saysTheSameAs(Manifest other) {
    return software.equals(other.software)
        && about.equals(other.about)
        && query.equals(other.query)
        && leftOut.equals(other.leftOut)
        && data().equals(other.data());
  }

  /** The files that are the same whatever the number of the build. */
  List<BuiltFile> data() {
    return files.stream()
        .filter(f -> f.path().startsWith(DATA) || f.path().equals(EntryList.NAME))
        .toList();
  }

  /** The size of all files together. */
  public long bytes() {
    return files.stream().mapToLong(BuiltFile::bytes).sum();
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), JSON.writeValueAsString(this) + "\n");
  }

  /**
   * The manifest of a build.
   *
   * @throws IOException also where it is none
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      return JSON.readValue(Files.readAllBytes(file), Manifest.class);
    } catch (JacksonException e) {
      throw new IOException(file + ": no manifest of a build: " + e.getOriginalMessage(), e);
    }
  }
}
