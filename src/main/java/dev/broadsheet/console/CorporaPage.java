package dev.broadsheet.console;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.article.Article;
import dev.broadsheet.corpus.Build;
import dev.broadsheet.corpus.BuildProgress;
import dev.broadsheet.corpus.Builds;
import dev.broadsheet.corpus.CorpusPlan;
import dev.broadsheet.corpus.CorpusPlans;
import dev.broadsheet.corpus.Difference;
import dev.broadsheet.store.ArticleFilter;
import dev.broadsheet.store.ArticleStore;
import dev.broadsheet.store.Criterion;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Corpora, their builds with cards and charts, and a new build in the background. */
public final class CorporaPage implements ConsolePage {
  private static final List<String> CHARTS = List.of("months", "sites", "languages", "lengths");

  /** Nothing of it runs, whoever opens it by itself; its style is its own. */
  private static final String CHART_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

  /** Of each kind of change. */
  private static final int NAMED = 100;

  private final ArticleStore articles;
  private final Supplier<CorpusPlans> plans;
  private final Function<String, Builds> builds;
  private final Maker builder;
  private final Maker updater;
  private final Map<String, Progress> progress = new ConcurrentHashMap<>();
  private final Errands errands = new Errands();

  /** Makes a build, and tells how far it is. */
  @FunctionalInterface
  public interface Maker {
    void make(CorpusPlan plan, BuildProgress progress);
  }

  /** How many articles of a build are read, of how many. */
  public record Progress(long done, long all) {}

  /** All corpora. */
  public record All(List<Row> corpora, List<Mistake> mistakes) {
    public All {
      corpora = List.copyOf(corpora);
      mistakes = List.copyOf(mistakes);
    }
  }

  /** One in the list. */
  public record Row(CorpusPlan plan, Optional<Build> last) {}

  /**
   * A corpus.
   *
   * @param file what its file says
   */
  public record One(CorpusPlan plan, Now now, String file) {}

  /**
   * What changes of it while one looks.
   *
   * @param isBuilding whether somebody has begun a build here
   * @param progress of that build; empty while its articles are chosen
   * @param written how many bytes of the new build there are
   * @param failure why it failed when it was begun here
   * @param builds the last one first
   */
  public record Now(
      String corpus,
      boolean isBuilding,
      Optional<Progress> progress,
      long written,
      Optional<String> failure,
      List<Build> builds) {
    public Now {
      builds = List.copyOf(builds);
    }
  }

  /**
   * The card of a build.
   *
   * @param charts by name
   * @param before the number of the build before it
   */
  public record Card(Build build, List<String> charts, Optional<Integer> before) {
    public Card {
      charts = List.copyOf(charts);
    }
  }

  /**
   * How a build differs from the one before it.
   *
   * @param changes by kind, without what is the same
   */
  public record Changes(Build before, Build after, Difference difference, List<Change> changes) {
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /**
   * What became of some articles.
   *
   * @param count of all of them
   * @param first of them, by id
   */
  public record Change(Difference.Kind kind, long count, List<Member> first) {
    public Change {
      first = List.copyOf(first);
    }
  }

  /**
   * An article of a build.
   *
   * @param article empty where it is stored no more
   */
  public record Member(String id, Optional<Article> article) {}

  /**
   * A page of the corpora that there are.
   *
   * @param articles that builds are made of
   * @param plans reads their files
   * @param builds of a corpus, by its name
   * @param builder builds one anew
   * @param updater adds to its last build what is new
   */
  public CorporaPage(
      ArticleStore articles,
      Supplier<CorpusPlans> plans,
      Function<String, Builds> builds,
      Maker builder,
      Maker updater) {
    this.articles = articles;
    this.plans = plans;
    this.builds = builds;
    this.builder = builder;
    this.updater = updater;
  }

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/corpora", "corpora.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.look("/corpora", this::all);
    routes.look("/corpora/{name}", this::one);
    routes.live(
        "/corpora/{name}/live", request -> request.piece("corpus-now.jte", now(named(request))));
    routes.look("/corpora/{name}/{build}", this::card);
    routes.look("/corpora/{name}/{build}/changes", this::changes);
    routes.look("/corpora/{name}/{build}/charts/{chart}", this::chart);
    routes.look("/corpora/{name}/{build}/files/<path>", this::download);
    routes.operate("/corpora/{name}/build", request -> make(request, builder));
    routes.operate("/corpora/{name}/update", request -> make(request, updater));
  }

  private void all(Request request) {
    CorpusPlans read = plans.get();
    request.show(
        request.texts().of("corpora.title"),
        "corpora.jte",
        new All(
            read.all().stream()
                .map(plan -> new Row(plan, builds.apply(plan.name()).last()))
                .toList(),
            read.mistakes()));
  }

  private void one(Request request) throws IOException {
    CorpusPlan plan = named(request);
    request.show(
        plan.about().title(),
        "corpus.jte",
        new One(plan, now(plan), Files.readString(plan.file())));
  }

  private Now now(CorpusPlan plan) {
    Builds all = builds.apply(plan.name());
    boolean isBuilding = errands.isUnderWay(plan.name());
    return new Now(
        plan.name(),
        isBuilding,
        Optional.ofNullable(progress.get(plan.name())).filter(_ -> isBuilding),
        isBuilding ? all.written() : 0,
        errands.failure(plan.name()),
        all.all().reversed());
  }

  private void card(Request request) {
    Build build = build(request);
    request.show(
        build.manifest().about().title(),
        "corpus-build.jte",
        new Card(
            build,
            CHARTS.stream().filter(chart -> build.file(chartPath(chart)).isPresent()).toList(),
            before(request, build).map(Build::number)));
  }

  private void changes(Request request) {
    Build after = build(request);
    Build before = before(request, after).orElseThrow(Request::notFound);
    Map<Difference.Kind, List<String>> first = new EnumMap<>(Difference.Kind.class);
    Difference difference =
        builds
            .apply(named(request).name())
            .difference(
                before,
                after,
                (kind, id) -> {
                  List<String> ids = first.computeIfAbsent(kind, k -> new ArrayList<>());
                  if (ids.size() < NAMED) {
                    ids.add(id);
                  }
                });
    request.show(
        after.manifest().about().title(),
        "corpus-changes.jte",
        new Changes(
            before,
            after,
            difference,
            first.entrySet().stream()
                .map(e -> new Change(e.getKey(), difference.of(e.getKey()), members(e.getValue())))
                .toList()));
  }

  private List<Member> members(List<String> ids) {
    Map<String, Article> stored = new HashMap<>();
    articles.forEachStored(
        ArticleFilter.ALL.and(new Criterion.Ids(ids)),
        found -> stored.put(found.card().id(), found.article()));
    return ids.stream().map(id -> new Member(id, Optional.ofNullable(stored.get(id)))).toList();
  }

  private void chart(Request request) throws IOException {
    Path file =
        build(request).file(chartPath(request.path("chart"))).orElseThrow(Request::notFound);
    request.context().header("Content-Security-Policy", CHART_POLICY);
    request
        .context()
        .contentType("image/svg+xml; charset=utf-8")
        .result(ChartCaptions.in(request.texts(), Files.readString(file)));
  }

  private static String chartPath(String chart) {
    return "charts/" + chart + ".svg";
  }

  private void download(Request request) throws IOException {
    Path file = build(request).file(request.path("path")).orElseThrow(Request::notFound);
    Context context = request.context();
    context
        .disableCompression()
        .contentType("application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"" + plain(file) + "\"")
        .header("Content-Length", String.valueOf(Files.size(file)))
        .result(Files.newInputStream(file));
  }

  private static String plain(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("[^\\w.-]", "_");
  }

  private void make(Request request, Maker how) {
    CorpusPlan plan = named(request);
    String name = plan.name();
    errands.begin(
        name,
        stopping -> {
          progress.remove(name);
          how.make(plan, (done, all) -> progress.put(name, new Progress(done, all)));
        });
    request.seeOther("/corpora/" + Request.encoded(name));
  }

  private CorpusPlan named(Request request) {
    return plans.get().byName(request.path("name")).orElseThrow(Request::notFound);
  }

  private Build build(Request request) {
    String number = request.path("build");
    if (!number.matches("\\d{1,9}")) {
      throw Request.notFound();
    }
    return builds
        .apply(named(request).name())
        .find(Integer.parseInt(number))
        .orElseThrow(Request::notFound);
  }

  private Optional<Build> before(Request request, Build after) {
    return builds.apply(named(request).name()).before(after.number());
  }

  /** What became of an article, as texts call it. */
  public static String word(Difference.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    errands.close();
  }
}
