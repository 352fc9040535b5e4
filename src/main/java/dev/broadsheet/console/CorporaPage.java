package dev.broadsheet.console;

import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.corpus.Build;
import dev.broadsheet.corpus.BuildProgress;
import dev.broadsheet.corpus.Builds;
import dev.broadsheet.corpus.CorpusPlan;
import dev.broadsheet.corpus.CorpusPlans;
import dev.broadsheet.corpus.Difference;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static final int NAMED = 200;

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
   * @param articles the first ones that are not the same
   */
  public record Changes(Build before, Build after, Difference difference, List<Change> articles) {
    public Changes {
      articles = List.copyOf(articles);
    }
  }

  /** What became of an article. */
  public record Change(Difference.Kind kind, String id) {}

  /**
   * A page of the corpora that there are.
   *
   * @param plans reads their files
   * @param builds of a corpus, by its name
   * @param builder builds one anew
   * @param updater adds to its last build what is new
   */
  public CorporaPage(
      Supplier<CorpusPlans> plans, Function<String, Builds> builds, Maker builder, Maker updater) {
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
    List<Change> articles = new ArrayList<>();
    Difference difference =
        builds
            .apply(named(request).name())
            .difference(
                before,
                after,
                (kind, id) -> {
                  if (articles.size() < NAMED) {
                    articles.add(new Change(kind, id));
                  }
                });
    request.show(
        after.manifest().about().title(),
        "corpus-changes.jte",
        new Changes(before, after, difference, articles));
  }

  private void chart(Request request) throws IOException {
    Path file =
        build(request).file(chartPath(request.path("chart"))).orElseThrow(Request::notFound);
    request.context().header("Content-Security-Policy", CHART_POLICY);
    request.context().contentType("image/svg+xml; charset=utf-8").result(Files.readString(file));
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
