package dev.broadsheet.cli;

import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.article.Article;
import dev.broadsheet.article.ArticleJson;
import dev.broadsheet.article.Field;
import dev.broadsheet.article.Page;
import dev.broadsheet.extract.LeftOut;
import dev.broadsheet.extract.Trial;
import dev.broadsheet.extract.Trial.Tried;
import dev.broadsheet.extract.Win;
import dev.broadsheet.normalize.Counted;
import dev.broadsheet.workshop.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an adapter made of a page, as a person reads it on a terminal, and as JSON. */
final class TrialView {
  private static final int LABEL = 44;
  private static final int VALUE = 100;
  private static final int MOST_LEFT_OUT = 60;

  private final Trial trial;
  private final boolean all;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param all whether candidates that found nothing are shown
   */
  TrialView(Trial trial, boolean all) {
    this.trial = trial;
    this.all = all;
  }

  List<String> lines(Page page, SiteAdapter adapter) {
    lines.add(Ink.BOLD.on(adapter.version()) + "  " + Screen.safe(page.url().toString()));
    for (Field field : Field.values()) {
      add(field);
    }
    addLeftOut();
    trial.extraction().article().ifPresent(this::addText);
    addProblems();
    return lines;
  }

  private void add(Field field) {
    List<Tried> candidates =
        trial.tried().stream().filter(t -> t.field() == field).filter(this::isShown).toList();
    Optional<Win> win = Optional.ofNullable(trial.extraction().wins().get(field));
    if (candidates.isEmpty() && win.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(Ink.BOLD.on("%-10s".formatted(field.key())) + " " + value(field, win));
    candidates.forEach(this::add);
    win.filter(w -> candidates.stream().noneMatch(t -> t.verdict() == Trial.Verdict.WON))
        .ifPresent(w -> lines.add(Ink.GREEN.on("  + " + Screen.shortened(w.rule(), VALUE))));
  }

  private boolean isShown(Tried tried) {
    return all || !tried.inherited() || tried.verdict() != Trial.Verdict.NOTHING;
  }

  private String value(Field field, Optional<Win> win) {
    if (win.isEmpty()) {
      return Ink.DIM.on("nothing");
    }
    Optional<Article> article = trial.extraction().article();
    if (field == Field.BODY) {
      return article
          .map(a -> Counted.of(a.words(), "word") + " in " + Counted.of(a.body().size(), "block"))
          .orElse("found");
    }
    return article
        .map(a -> String.join(" | ", FieldValues.of(a, field)))
        .map(v -> Screen.shortened(v, VALUE + LABEL))
        .orElse("found");
  }

  private void add(Tried tried) {
    String label = "%-44s".formatted(Screen.shortened(tried.label(), LABEL));
    String values = Screen.shortened(String.join(" | ", tried.values()), VALUE);
    String more = tried.found() > 1 ? " (" + tried.found() + ")" : "";
    lines.add(
        switch (tried.verdict()) {
          case WON -> Ink.GREEN.on("  + " + label) + " " + values + more;
          case BEHIND -> Ink.DIM.on("    " + label + " " + values + more);
          case NOT_TAKEN -> Ink.YELLOW.on("  ! " + label) + " " + values + more;
          case NOTHING -> Ink.DIM.on("  - " + label.stripTrailing());
        });
  }

  private void addLeftOut() {
    if (trial.leftOut().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(Ink.BOLD.on("left out of the body"));
    for (LeftOut leftOut : trial.leftOut().stream().limit(MOST_LEFT_OUT).toList()) {
      String rule =
          "%-44s".formatted(Screen.shortened(name(leftOut.why()) + " " + leftOut.rule(), LABEL));
      lines.add(Ink.RED.on("  x " + rule) + " " + Screen.shortened(leftOut.text(), VALUE));
    }
    if (trial.leftOut().size() > MOST_LEFT_OUT) {
      lines.add("    and " + (trial.leftOut().size() - MOST_LEFT_OUT) + " more");
    }
  }

  private static String name(LeftOut.Why why) {
    return switch (why) {
      case DROPPED -> "drop:";
      case LINE -> "line:";
      case CUT -> "behind:";
      case TAKEN -> "taken:";
      case REPEATED -> "said already in";
      case SILENT -> "never text:";
      case RESIDUE -> "words of";
      case UNLIKELY -> "not the article's,";
    };
  }

  private void addText(Article article) {
    lines.add("");
    lines.add(Ink.BOLD.on("text"));
    article.text().lines().map(Screen::safe).forEach(lines::add);
  }

  private void addProblems() {
    if (trial.extraction().problems().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(Ink.BOLD.on("problems"));
    trial
        .extraction()
        .problems()
        .forEach(
            p ->
                lines.add(
                    "  "
                        + Ink.YELLOW.on(
                            p.field().map(f -> f.key() + ": ").orElse("")
                                + Screen.safe(p.message()))));
  }

  static ObjectNode json(Trial trial, Page page, SiteAdapter adapter) {
    ObjectNode json =
        Json.object().put("adapter", adapter.version()).put("url", page.url().toString());
    trial
        .extraction()
        .article()
        .ifPresent(a -> json.set("article", JsonMapper.shared().readTree(ArticleJson.toJson(a))));
    ObjectNode won = json.putObject("won");
    trial.extraction().wins().forEach((field, win) -> won.put(field.key(), win.rule()));
    ArrayNode candidates = json.putArray("candidates");
    trial.tried().forEach(t -> add(candidates.addObject(), t));
    ArrayNode leftOut = json.putArray("leftOut");
    trial
        .leftOut()
        .forEach(
            l ->
                leftOut
                    .addObject()
                    .put("text", l.text())
                    .put("why", dashed(l.why()))
                    .put("rule", l.rule()));
    ArrayNode problems = json.putArray("problems");
    trial
        .extraction()
        .problems()
        .forEach(
            p ->
                problems
                    .addObject()
                    .put("kind", dashed(p.kind()))
                    .put("field", p.field().map(Field::key).orElse(""))
                    .put("message", p.message()));
    return json;
  }

  private static void add(ObjectNode json, Tried tried) {
    json.put("field", tried.field().key())
        .put("rule", tried.label())
        .put("rank", tried.rank())
        .put("inherited", tried.inherited())
        .put("verdict", dashed(tried.verdict()))
        .put("found", tried.found());
    ArrayNode values = json.putArray("values");
    tried.values().forEach(values::add);
  }

  private static String dashed(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
