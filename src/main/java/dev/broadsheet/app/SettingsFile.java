package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.console.ConsoleSettings;
import dev.broadsheet.crawl.DriftOptions;
import dev.broadsheet.crawl.WatchOptions;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.notify.NotifyShape;
import dev.broadsheet.upkeep.KeepOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the operator sets in {@code settings.yaml} of the data folder, and how it is read. */
final class SettingsFile {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Key<Integer> PAGES =
      Key.optional(
              "pages",
              Kinds.integer(5, 200),
              "20",
              "So many last pages of a site are compared with those before.")
          .or(DriftOptions.DEFAULT.pages(), "20");
  private static final Shape<DriftOptions> DRIFT_SHAPE =
      new Shape<>(
          "drift",
          "When a site is said to drift.",
          List.of(PAGES),
          values -> Optional.of(new DriftOptions(values.get(PAGES))));

  private static final Key<DriftOptions> DRIFT =
      Key.optional("drift", DRIFT_SHAPE, "{pages: 20}", "When a site is said to drift.")
          .or(DriftOptions.DEFAULT, "{pages: 20}");
  private static final Key<Integer> FAILING_RUNS =
      Key.optional(
              "failing-runs",
              Kinds.integer(1, 1000),
              "3",
              "A site that failed in this many runs in a row is reported.")
          .or(WatchOptions.DEFAULT.failingRuns(), "3");
  private static final Key<Long> DISK =
      Key.optional("disk", Kinds.SIZE, "5GB", "Less free disk space than this is reported.")
          .or(WatchOptions.DEFAULT.disk(), "1GB");
  private static final Key<WatchOptions> WATCH =
      Key.optional(
              "watch",
              new Shape<>(
                  "watch",
                  "What counts as trouble.",
                  List.of(FAILING_RUNS, DISK),
                  values ->
                      Optional.of(new WatchOptions(values.get(FAILING_RUNS), values.get(DISK)))),
              "{failing-runs: 3, disk: 5GB}",
              "What counts as trouble.")
          .or(WatchOptions.DEFAULT, "{failing-runs: 3, disk: 1GB}");

  /**
   * What was read.
   *
   * @param notifiers the ways of telling things
   * @param keep how long things are kept
   * @param console where the console is
   */
  record Read(
      DriftOptions drift,
      WatchOptions watch,
      List<Notifier> notifiers,
      KeepOptions keep,
      ConsoleSettings console) {
    Read {
      notifiers = List.copyOf(notifiers);
    }
  }

  private final Map<String, String> environment;

  private SettingsFile(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads the file, and over it the variables of its keys; what neither says is as it is by
   * default.
   *
   * @throws AdapterException with every mistake in them
   */
  static Read read(Path file, Map<String, String> environment) {
    List<Mistake> mistakes = new ArrayList<>();
    Shape<Read> shape = new SettingsFile(environment).shape();
    Mapping settings = new Variables(shape, environment).over(mapping(file, mistakes), mistakes);
    Optional<Read> read =
        settings.entries().isEmpty()
            ? Optional.of(
                new Read(
                    DriftOptions.DEFAULT,
                    WatchOptions.DEFAULT,
                    List.of(),
                    KeepOptions.DEFAULT,
                    ConsoleSettings.DEFAULT))
            : shape.read(settings, Spot.ofFile(Yaml.shown(file), mistakes));
    if (!mistakes.isEmpty()) {
      throw new AdapterException(mistakes);
    }
    return read.orElseThrow();
  }

  /** What stands in the file; nothing where there is none, or where it can't be read. */
  static Mapping mapping(Path file, List<Mistake> mistakes) {
    return Files.exists(file)
        ? Yaml.read(file, mistakes).orElse(Variables.NOTHING)
        : Variables.NOTHING;
  }

  /**
   * What holds, and why.
   *
   * @throws AdapterException with every mistake
   */
  static EffectiveSettings effective(Path file, Map<String, String> environment) {
    Read _ = read(file, environment);
    Variables variables = variables(environment);
    Mapping settings = variables.over(mapping(file, new ArrayList<>()), new ArrayList<>());
    return new EffectiveSettings(
        new SettingsReport(Yaml.shown(file), settings, variables.given()).of(variables.keys()),
        variables.unused());
  }

  /** The settings that an environment says. */
  static Variables variables(Map<String, String> environment) {
    return new Variables(new SettingsFile(environment).shape(), environment);
  }

  private Shape<Read> shape() {
    Key<List<Notifier>> notify =
        Key.optional(
            "notify",
            NotifyShape.of("notify", environment),
            "{webhook: 'https://chat.example.org/hook'}",
            "Who is notified of troubles.");
    return new Shape<>(
        "settings",
        "What the operator sets.",
        List.of(
            DatabaseSettings.key(environment),
            DRIFT,
            WATCH,
            notify,
            KeepSettings.KEEP,
            ConsoleSection.CONSOLE),
        values ->
            Optional.of(
                new Read(
                    values.get(DRIFT),
                    values.get(WATCH),
                    values.find(notify).orElse(List.of()),
                    values.get(KeepSettings.KEEP),
                    values.get(ConsoleSection.CONSOLE))));
  }

  static Kind<String> variable() {
    return Kinds.matching("the name of an environment variable", VARIABLE);
  }
}
