package dev.broadsheet.upkeep;

import dev.broadsheet.store.StoreCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself.
 *
 * @param format of the backup; this program knows {@value #FORMAT}
 * @param version of the program that made it
 * @param tables the version of the database's tables
 * @param counts of its database
 * @param adapters the digest of each site's adapter, when it was made
 * @param files what it holds, but for this
 */
public record Manifest(
    int format,
    String version,
    int tables,
    Instant made,
    StoreCounts counts,
    Map<String, String> adapters,
    Archive archive,
    List<Entry> files) {
  static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public Manifest {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(made, "made");
    Objects.requireNonNull(counts, "counts");
    adapters = Map.copyOf(adapters);
    Objects.requireNonNull(archive, "archive");
    files = List.copyOf(files);
  }

  /**
   * The archive of raw pages when the backup was made.
   *
   * @param included whether the backup holds it
   */
  public record Archive(boolean included, int files, long bytes) {}

  /** A file of the data folder. */
  public record Entry(String name, long bytes, String sha256) {
    public Entry {
      Objects.requireNonNull(name, "name");
      if (bytes < 0 || !SHA_256.matcher(sha256).matches()) {
        throw new IllegalArgumentException(name + ": no length, or no SHA-256");
      }
    }
  }

  /** The size of all files together. */
  public long bytes() {
    return files.stream().mapToLong(Entry::bytes).sum();
  }

  /** How many of the adapters are others than when the backup was made, or are gone. */
  public long adaptersUnlike(Map<String, String> now) {
    return adapters.entrySet().stream()
        .filter(e -> !e.getValue().equals(now.get(e.getKey())))
        .count();
  }

  String toJson() {
    return JSON.writeValueAsString(
        new Manifest(
            format, version, tables, made, counts, new TreeMap<>(adapters), archive, files));
  }

  /**
   * The manifest that a text is.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Manifest fromJson(String json) {
    try {
      return JSON.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }
}
