package dev.broadsheet.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which articles make a corpus, and in what form it is built.
 *
 * @param name the file's, without its ending; unique
 * @param duplicates which article of a group of near-duplicates is kept; empty: all of them
 * @param sample how many are taken of those that fit; empty: all of them
 * @param split how they are divided; empty: not at all
 * @param forms at least one
 * @param file where it was read
 */
public record CorpusPlan(
    String name,
    About about,
    Choice choice,
    Optional<Keep> duplicates,
    Optional<Sample> sample,
    Optional<SplitRule> split,
    List<Form> forms,
    Path file) {

  /**
   * What a corpus says of itself.
   *
   * @param version of the plan, as its author counts; beside it each build has a number
   * @param license of the collection; the articles have their own
   */
  public record About(
      String title,
      Optional<String> description,
      List<String> authors,
      Optional<String> version,
      Optional<String> license,
      Optional<String> url) {
    private static final Pattern SPDX = Pattern.compile("[A-Za-z0-9.+-]+");

    public About {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(description, "description");
      authors = List.copyOf(authors);
      Objects.requireNonNull(version, "version");
      Objects.requireNonNull(license, "license");
      Objects.requireNonNull(url, "url");
    }

    /** The license, where it has the form of an SPDX identifier. */
    Optional<String> spdx() {
      return license.filter(SPDX.asMatchPredicate());
    }
  }

  public CorpusPlan {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(duplicates, "duplicates");
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(split, "split");
    forms = List.copyOf(forms);
    Objects.requireNonNull(file, "file");
  }

  /** What it asks for, with every default said, as JSON. */
  public String query() {
    return Manifest.JSON.writeValueAsString(Understood.of(this));
  }
}
