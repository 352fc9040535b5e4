package dev.broadsheet.console;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterKeys;
import dev.broadsheet.adapter.Adapters;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.article.Field;
import dev.broadsheet.workshop.AdapterSaving.Outcome;
import dev.broadsheet.workshop.Pointed;
import dev.broadsheet.workshop.RuleEdits;
import dev.broadsheet.workshop.RuleList;
import dev.broadsheet.workshop.StudioDesk;
import dev.broadsheet.workshop.StudioStart;
import dev.broadsheet.workshop.StyleSheets;
import dev.broadsheet.workshop.TextChange;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The studio: a page is shown, and an adapter is made by pointing at it. */
public final class StudioConsole implements ConsolePage {
  private static final List<String> BEGINNINGS = List.of("address", "site", "article");
  private static final String DESK = "/studio/{desk}";

  private final StudioDesks desks;
  private final Consumer<StudioDesk> dresser;
  private final StyleSheets sheets;
  private final Supplier<Adapters> adapters;
  private final SnapshotFrame frame = SnapshotFrame.pointing();

  /**
   * @param dresser asks sites for style sheets that a desk's pages lack
   * @param sheets those that are at hand, and what went wrong with others
   * @param adapters as they are now
   */
  public StudioConsole(
      StudioDesks.Opener opener,
      Consumer<StudioDesk> dresser,
      StyleSheets sheets,
      Supplier<Adapters> adapters) {
    this.desks = new StudioDesks(opener);
    this.dresser = dresser;
    this.sheets = sheets;
    this.adapters = adapters;
  }

  @Override
  public Optional<NavEntry> nav() {
    return Optional.of(new NavEntry("/studio", "studio.title"));
  }

  @Override
  public void add(Routes routes) {
    routes.operatorLook("/studio", request -> start(request, ""));
    routes.operate("/studio", this::open);
    routes.operatorLook(DESK, this::desk);
    routes.operatorLook(DESK + "/page/{page}", this::page);
    routes.operate(DESK + "/view", request -> view(request, Optional.empty()));
    routes.operate(DESK + "/dress", this::dress);
    routes.operate(DESK + "/point", this::point);
    routes.operate(DESK + "/edit", this::edit);
    routes.operate(DESK + "/change", this::change);
    routes.operate(DESK + "/save", this::save);
    routes.operate(DESK + "/record", this::record);
    routes.operate(DESK + "/check", this::check);
  }

  private void start(Request request, String problem) {
    Map<String, String> begun = new HashMap<>();
    BEGINNINGS.forEach(
        name ->
            request.query(name).or(() -> request.form(name)).ifPresent(v -> begun.put(name, v)));
    request.show(
        request.texts().of("studio.title"),
        "studio-start.jte",
        new StudioModels.Start(
            adapters.get().all().stream().map(SiteAdapter::site).toList(),
            desks.all(),
            begun,
            problem));
  }

  private void open(Request request) {
    Optional<StudioStart> start = beginning(request);
    if (start.isPresent()) {
      request.seeOther("/studio/" + desks.open(start.get()).id());
    } else {
      start(request, request.texts().of("studio.start.wrong"));
    }
  }

  private Optional<StudioStart> beginning(Request request) {
    Optional<String> article = request.form("article").filter(a -> !a.isBlank());
    Optional<String> site = request.form("site").map(String::strip).filter(s -> !s.isEmpty());
    if (article.isPresent()) {
      return article.map(StudioStart.Stored::new);
    }
    return site.isPresent()
        ? site.filter(this::isKnown).map(StudioStart.Known::new)
        : request.form("address").flatMap(StudioConsole::address).map(StudioStart.Address::new);
  }

  /** An address of the web, also without its scheme. Whether it may be asked, the fetcher says. */
  private static Optional<URI> address(String written) {
    String text = written.strip();
    try {
      URI url = new URI(text.contains("://") ? text : "https://" + text);
      boolean isWeb = List.of("http", "https").contains(String.valueOf(url.getScheme()));
      return isWeb && url.getHost() != null && url.getUserInfo() == null
          ? Optional.of(url.getRawPath().isEmpty() ? url.resolve("/") : url)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private StudioDesks.Place place(Request request) {
    return desks.find(request.path("desk")).orElseThrow(Request::notFound);
  }

  private StudioDesk openDesk(Request request) {
    return place(request).desk().orElseThrow(Request::notFound);
  }

  private void desk(Request request) {
    StudioDesks.Place place = place(request);
    if (place.desk().isEmpty()) {
      if (request.wantsPiece()) {
        request.showPiece("studio-progress.jte", place);
      } else {
        request.show(place.name(), "studio-opening.jte", place);
      }
      return;
    }
    if (request.wantsPiece()) {
      request.context().header("HX-Refresh", "true"); // it is open now
      return;
    }
    StudioDesk desk = place.desk().get();
    int page = request.number("page", 0, 0, desk.leaves().size() - 1);
    String text = place.text().orElseGet(desk::text);
    request.show(
        desk.file().shown(),
        "studio-desk.jte",
        new StudioModels.Desk(
            place.id(),
            desk,
            text,
            model(desk, text, page, Optional.empty()),
            AdapterKeys.all(),
            page,
            dress(desk)));
  }

  private StudioModels.Dress dress(StudioDesk desk) {
    return new StudioModels.Dress(
        sheets.wanted(desk.sheets()).size(), sheets.troubles(desk.sheets()));
  }

  private static StudioModels.View model(
      StudioDesk desk, String text, int page, Optional<String> changed) {
    return new StudioModels.View(desk.view(text, page), desk.previews(text, page), changed);
  }

  private void page(Request request) {
    StudioDesk desk = openDesk(request);
    frame.show(
        desk.snapshot(number(request.path("page")), sheets).orElseThrow(Request::notFound),
        request.context());
  }

  private void view(Request request, Optional<String> changed) {
    StudioDesk desk = openDesk(request);
    String text = changed.orElseGet(() -> text(request, desk));
    place(request).keep(text);
    request.showPiece("studio-read.jte", model(desk, text, number(form(request, "page")), changed));
  }

  private void dress(Request request) {
    StudioDesk desk = openDesk(request);
    dresser.accept(desk);
    request.showPiece("studio-told.jte", new StudioModels.Told.Dressed(dress(desk)));
  }

  private void point(Request request) {
    StudioDesk desk = openDesk(request);
    String text = text(request, desk);
    Pointed pointed =
        desk.point(
                text,
                number(form(request, "page")),
                number(form(request, "element")),
                request.form("field").flatMap(Field::ofKey))
            .orElseThrow(Request::notFound);
    List<String> own = RuleEdits.rules(text, new RuleList.Candidates(pointed.field()));
    request.showPiece("studio-pointed.jte", new StudioModels.At(pointed, own, desk.leaves()));
  }

  private void edit(Request request) {
    StudioDesk desk = openDesk(request);
    String text = text(request, desk);
    String candidate = request.form("candidate").map(String::strip).orElse("");
    RuleList list =
        RuleList.ofKey(form(request, "field")).orElseThrow(() -> Request.badRequest("field"));
    int rank = request.form("rank").filter(r -> !r.isEmpty()).map(r -> number(r)).orElse(0);
    String edited =
        switch (form(request, "op")) {
          case "take" -> candidate.isEmpty() ? text : RuleEdits.take(text, list, candidate);
          case "raise" -> RuleEdits.raise(text, list, rank);
          case "remove" -> RuleEdits.remove(text, list, rank);
          case "exchange" ->
              candidate.isEmpty()
                  ? RuleEdits.remove(text, list, rank)
                  : RuleEdits.exchange(text, list, rank, candidate);
          default -> throw Request.badRequest("op");
        };
    view(request, Optional.of(edited));
  }

  private void change(Request request) throws IOException {
    StudioDesk desk = openDesk(request);
    String text = text(request, desk);
    request.showPiece("studio-saving.jte", saving(desk.file().look(text), desk.file().shown(text)));
  }

  private void save(Request request) throws IOException {
    StudioDesk desk = openDesk(request);
    Outcome outcome = desk.file().save(text(request, desk), request.form("seen").orElse(""));
    request.showPiece("studio-saving.jte", saving(outcome, desk.file().shown()));
  }

  private StudioModels.Saving saving(Outcome outcome, String file) {
    return switch (outcome) {
      case Outcome.Ready ready -> new StudioModels.Saving.Asked(file, ready.change());
      case Outcome.Saved _ -> new StudioModels.Saving.Done(file);
      case Outcome.Wrong wrong -> new StudioModels.Saving.Wrong(wrong.mistakes());
      case Outcome.ChangedMeanwhile(TextChange change, String seen) ->
          new StudioModels.Saving.Meanwhile(file, change, seen);
      case Outcome.AlreadyThere(Path there, String site, TextChange change, String seen) ->
          new StudioModels.Saving.There(Yaml.shown(there), site, isKnown(site), change, seen);
    };
  }

  private boolean isKnown(String site) {
    return adapters.get().all().stream().anyMatch(a -> a.site().equals(site));
  }

  private void record(Request request) throws IOException {
    StudioDesk desk = openDesk(request);
    StudioModels.Told told;
    try {
      told =
          desk.record(text(request, desk), number(form(request, "page")))
              .<StudioModels.Told>map(
                  made -> new StudioModels.Told.Recorded(made, desk.file().check()))
              .orElseGet(
                  () -> new StudioModels.Told.Failed(request.texts().of("studio.record.none")));
    } catch (AdapterException e) {
      told = new StudioModels.Told.Failed(String.valueOf(e.getMessage()));
    }
    request.showPiece("studio-told.jte", told);
  }

  private void check(Request request) {
    StudioModels.Told told;
    try {
      told = new StudioModels.Told.Checked(openDesk(request).file().check());
    } catch (AdapterException e) {
      told = new StudioModels.Told.Failed(String.valueOf(e.getMessage()));
    }
    request.showPiece("studio-told.jte", told);
  }

  /** Forms send lines as they did on teleprinters; the file keeps its own ends. */
  private static String text(Request request, StudioDesk desk) {
    String text = form(request, "yaml").replace("\r\n", "\n");
    return desk.text().contains("\r\n") ? text.replace("\n", "\r\n") : text;
  }

  private static String form(Request request, String name) {
    return request.form(name).orElseThrow(() -> Request.badRequest(name));
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Request.badRequest("expected a number");
    }
  }
}
