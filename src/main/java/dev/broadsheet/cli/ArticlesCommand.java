package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.archive.RawArchive;
import dev.broadsheet.archive.RawRef;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.Moment;
import dev.broadsheet.article.Page;
import dev.broadsheet.normalize.Charsets;
import dev.broadsheet.search.Found;
import dev.broadsheet.search.Order;
import dev.broadsheet.search.Search;
import dev.broadsheet.search.TextQuery;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.ArticleVersion;
import dev.broadsheet.store.StoredArticle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "articles",
    mixinStandardHelpOptions = true,
    subcommands = ArticlesDeleteCommand.class,
    header = "Lists, shows, searches and deletes stored articles.",
    synopsisSubcommandLabel = "(list | show | search | delete)")
final class ArticlesCommand {
  /** Of a group; all are had by list --group. */
  private static final int MEMBERS = 20;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      header = "Lists articles, the newest first.")
  int list(
      @Mixin Workplace workplace,
      @Mixin FilterOptions filter,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "20",
              description = "How many (default: 20).")
          int limit,
      @Option(names = "--json", description = "Prints one JSON object per line.") boolean json) {
    try (Broadsheet broadsheet = workplace.open()) {
      print(broadsheet.store().articles(), filter.filter(workplace, broadsheet), limit, json);
      return Failures.OK;
    }
  }

  @Command(
      name = "search",
      mixinStandardHelpOptions = true,
      header = "Finds articles by their words, in any form.",
      description = {
        "",
        "An article must have all the words. A query may also have \"a phrase\", a OR b, -without,"
            + " begin*, (brackets), title:word, author:word, tag:\"a tag\", site:name,"
            + " language:uk, from:2024-03 and to:2024-03-17. Put it in single quotes, so that the"
            + " shell does not interpret it.",
        ""
      })
  int search(
      @Mixin Workplace workplace,
      @Mixin FilterOptions filter,
      @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to search for.")
          List<String> query,
      @Option(
              names = "--sort",
              paramLabel = "ORDER",
              defaultValue = "relevance",
              description = "relevance, newest or oldest (default: ${DEFAULT-VALUE}).")
          Order order,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "10",
              description = "Hits per page (default: 10).")
          int limit,
      @Option(
              names = "--page",
              paramLabel = "N",
              defaultValue = "1",
              description = "Which page (default: 1).")
          int page,
      @Option(
              names = "--facets",
              description = "Also counts all hits by site, language, month," + " tag.")
          boolean facets,
      @Option(names = "--json", description = "Prints one JSON object.") boolean json) {
    TextQuery words = TextQuery.parse(String.join(" ", query));
    try (Broadsheet broadsheet = workplace.open()) {
      ArticleFilter chosen = filter.filter(workplace, broadsheet);
      Search search = search(workplace, words, chosen, order, page, limit, facets);
      Found found = Indexing.current(broadsheet).search(search);
      if (json) {
        Screen.out().println(FoundView.json(found));
      } else {
        FoundView.lines(found, search).forEach(Screen.out()::println);
      }
      return Failures.OK;
    }
  }

  private static Search search(
      Workplace workplace,
      TextQuery words,
      ArticleFilter filter,
      Order order,
      int page,
      int size,
      boolean facets) {
    try {
      return new Search(words, filter, order, page, size, facets);
    } catch (IllegalArgumentException e) {
      throw workplace.wrong(String.valueOf(e.getMessage()));
    }
  }

  @Command(name = "show", mixinStandardHelpOptions = true, header = "Shows an article.")
  int show(
      @Mixin Workplace workplace,
      @Parameters(paramLabel = "ID", description = "The id, or the beginning of one.") String id,
      @Option(names = "--json", description = "Prints it as JSON, as an export writes it.")
          boolean json,
      @Option(names = "--versions", description = "Lists its versions: what changed, and when.")
          boolean versions,
      @Option(names = "--raw", description = "Prints the page as it was fetched.") boolean raw) {
    try (Broadsheet broadsheet = workplace.open()) {
      ArticleStore articles = broadsheet.store().articles();
      Optional<StoredArticle> stored = articles.findStored(id);
      if (stored.isEmpty()) {
        Screen.err()
            .println("No article, or more than one, has an id that begins with " + id + ".");
        return Failures.FAILED;
      }
      Article article = stored.get().article();
      List<ArticleVersion> history = articles.versions(article.id());
      if (raw) {
        return printPage(history.getLast(), broadsheet.archive());
      }
      if (json) {
        Screen.out().println(json(stored.get()));
      } else {
        print(article, articles);
      }
      if (versions) {
        ArticleView.versions(history).forEach(Screen.out()::println);
      }
      return Failures.OK;
    }
  }

  /** In a pipe a page is data; on a terminal its control characters would be commands. */
  private static int printPage(ArticleVersion version, RawArchive archive) {
    if (!version.hasPage()) {
      Screen.err().println("The article was imported: there is no page of it.");
      return Failures.FAILED;
    }
    Page page = archive.read(new RawRef(version.rawFile(), version.rawOffset()));
    Charsets.decode(page)
        .lines()
        .map(l -> Screen.TERMINAL ? Screen.safe(l) : l)
        .forEach(Screen.out()::println);
    return Failures.OK;
  }

  private static void print(Article article, ArticleStore articles) {
    ArticleView.lines(article).forEach(Screen.out()::println);
    article
        .group()
        .map(g -> articles.search(ArticleFilter.ofGroup(g), MEMBERS))
        .map(members -> ArticleView.group(article, members))
        .ifPresent(lines -> lines.forEach(Screen.out()::println));
    articles
        .withdrawn(article.id())
        .ifPresent(when -> Screen.out().println("The site has taken this away: " + when));
  }

  private static void print(ArticleStore articles, ArticleFilter filter, int limit, boolean json) {
    List<StoredArticle> found = articles.newest(filter, limit);
    if (json) {
      found.forEach(a -> Screen.out().println(json(a)));
      return;
    }
    Table table = new Table("id", "published", "site", "words", "doubtful", "title");
    found.forEach(a -> table.row(row(a)));
    Screen.print(table.withoutZeros("doubtful"));
    long all = articles.count(filter);
    if (all > found.size()) {
      Screen.out().println(found.size() + " of " + all + "; more with --limit.");
    }
  }

  private static Object[] row(StoredArticle stored) {
    Article article = stored.article();
    return new Object[] {
      article.id(),
      article.published().map(Moment::iso).orElse(""),
      article.site(),
      article.words(),
      stored.drift().isPresent() ? "drift" : "",
      Screen.shortened(article.title(), 72)
    };
  }

  private static String json(StoredArticle article) {
    return new String(article.utf8(), StandardCharsets.UTF_8);
  }
}
