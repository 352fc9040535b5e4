package dev.broadsheet.console;

import dev.broadsheet.article.Article;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.article.Problem;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.Card;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages of an article show. */
public final class ArticleModels {
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private ArticleModels() {}

  /** What stands above each page of an article. */
  public record Head(Card card, Article article) {
    public Head {
      Objects.requireNonNull(card, "card");
      Objects.requireNonNull(article, "article");
    }

    /** The address of a page of the article. */
    public String at(String page) {
      return "/articles/" + card.id() + page;
    }
  }

  /**
   * A field that was found.
   *
   * @param values empty for the body, which stands on the page
   * @param rule that gave it
   */
  public record Found(Field field, List<String> values, Optional<String> rule) {
    public Found {
      Objects.requireNonNull(field, "field");
      values = List.copyOf(values);
      Objects.requireNonNull(rule, "rule");
    }
  }

  /**
   * How the article came.
   *
   * @param source that named its address
   * @param page as it was fetched; empty where it was let go of
   * @param run that stored this version
   * @param aliases other addresses of it
   * @param problems that were told when it was read
   */
  public record Origin(
      Optional<String> source,
      Optional<Page> page,
      Optional<Long> run,
      List<URI> aliases,
      List<Problem> problems) {
    public Origin {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(page, "page");
      Objects.requireNonNull(run, "run");
      aliases = List.copyOf(aliases);
      problems = List.copyOf(problems);
    }
  }

  /**
   * The article.
   *
   * @param near those that say nearly the same
   * @param moreNear whether there are more of them
   */
  public record Whole(
      Head head, Origin origin, List<Found> fields, List<Article> near, boolean moreNear) {
    public Whole {
      Objects.requireNonNull(head, "head");
      Objects.requireNonNull(origin, "origin");
      fields = List.copyOf(fields);
      near = List.copyOf(near);
    }
  }

  /**
   * The versions of an article, and how one became another.
   *
   * @param versions the oldest first
   * @param before the number of the version that is compared; as {@code after} where there is one
   *     version only
   * @param changes what differs between the two
   */
  public record Versions(
      Head head, List<ArticleVersion> versions, int before, int after, List<Change> changes) {
    public Versions {
      Objects.requireNonNull(head, "head");
      versions = List.copyOf(versions);
      changes = List.copyOf(changes);
    }
  }

  /**
   * A field that differs.
   *
   * @param field its name among a case's fields
   */
  public record Change(String field, TextDiff diff) {
    public Change {
      Objects.requireNonNull(field, "field");
      Objects.requireNonNull(diff, "diff");
    }
  }

  /**
   * A part of a page's source.
   *
   * @param version whose page it is
   * @param from the first character of the part
   * @param length of the whole, in characters
   * @param step to the parts before and behind
   */
  public record Source(Head head, int version, String text, int from, int length, int step) {
    public Source {
      Objects.requireNonNull(head, "head");
      Objects.requireNonNull(text, "text");
    }
  }

  /** A page as it looked. */
  public record Look(Head head, int version) {
    public Look {
      Objects.requireNonNull(head, "head");
    }
  }

  /** The language of a text as HTML has it; none where it is none that there is. */
  public static @Nullable String lang(Optional<String> language) {
    return language
        .map(Locale::forLanguageTag)
        .filter(locale -> LANGUAGES.contains(locale.getLanguage()))
        .map(Locale::toLanguageTag)
        .orElse(null);
  }
}
