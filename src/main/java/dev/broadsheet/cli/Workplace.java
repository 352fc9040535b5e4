package dev.broadsheet.cli;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.SiteAdapter;
import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.EffectiveSettings;
import dev.broadsheet.app.Settings;
import dev.broadsheet.fetch.FetchSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where things lie, the same for every command. */
final class Workplace {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${env:BROADSHEET_DATA}",
      description =
          "The folder of database, archive and logs (default: data in Broadsheet's" + " folder).")
  private @Nullable Path data;

  @Option(
      names = "--adapters",
      paramLabel = "FOLDER",
      defaultValue = "${env:BROADSHEET_ADAPTERS}",
      description =
          "A folder of your own adapters; they replace Broadsheet's for the same site. May be"
              + " repeated.")
  private List<Path> adapters = List.of();

  @Option(
      names = "--schedules",
      paramLabel = "FOLDER",
      defaultValue = "${env:BROADSHEET_SCHEDULES}",
      description = "A folder of schedules, instead of Broadsheet's. May be repeated.")
  private List<Path> schedules = List.of();

  @Option(
      names = "--corpora",
      paramLabel = "FOLDER",
      defaultValue = "${env:BROADSHEET_CORPORA}",
      description = "A folder of corpora, instead of Broadsheet's. May be repeated.")
  private List<Path> corpora = List.of();

  @Option(
      names = "--allow-host",
      paramLabel = "HOST:PORT",
      description =
          "Permits requests to an address that is not public, such as 127.0.0.1:8080. May be"
              + " repeated.")
  private Set<String> allowedHosts = Set.of();

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      defaultValue = "${env:BROADSHEET_CONTACT}",
      description = "Your e-mail or web address, sent to the sites in the User-Agent.")
  private @Nullable String contact;

  Settings settings() {
    Settings settings = Settings.under(home());
    if (data != null) {
      settings = settings.withData(data);
    }
    if (!schedules.isEmpty()) {
      settings = settings.withSchedules(schedules);
    }
    if (!corpora.isEmpty()) {
      settings = settings.withCorpora(corpora);
    }
    return settings.withMoreAdapters(adapters).withFetching(fetching());
  }

  private FetchSettings fetching() {
    try {
      FetchSettings bounds =
          FetchSettings.DEFAULT.withAllowedHosts(new LinkedHashSet<>(allowedHosts));
      return contact == null || contact.isBlank() ? bounds : bounds.withContact(contact);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** What the options say, and where that comes from. */
  List<EffectiveSettings.Value> values() {
    Settings settings = settings();
    return List.of(
        value("data", settings.data().toString()),
        value("adapters", settings.adapters().toString()),
        value("schedules", settings.schedules().toString()),
        value("corpora", settings.corpora().toString()),
        value("contact", contact == null ? "" : contact));
  }

  private EffectiveSettings.Value value(String name, String text) {
    String option = "--" + name;
    String variable = "BROADSHEET_" + name.toUpperCase(Locale.ROOT);
    String byDefault = System.getenv(variable) == null ? "default" : variable;
    return new EffectiveSettings.Value(name, text, isGiven(option) ? option : byDefault, variable);
  }

  private boolean isGiven(String option) {
    return Objects.requireNonNull(command).commandLine().getParseResult().hasMatchedOption(option);
  }

  /** The command was called in a wrong way. */
  ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
  }

  /** Shows the command's help. */
  void usage() {
    Objects.requireNonNull(command).commandLine().usage(Screen.out());
  }

  /** What leads another command to the same data: nothing where it lies in its usual place. */
  String where() {
    return data == null ? "" : " --data " + data;
  }

  /** Broadsheet's own folder, as the launcher tells it; else the working folder. */
  static Path home() {
    return Path.of(System.getProperty("broadsheet.home", ""));
  }

  Broadsheet open() {
    return open(false);
  }

  /**
   * Opens what the options name, to work with one site's adapter: where its folder is not there,
   * ours would quietly take its place.
   */
  Broadsheet openAdapters() {
    for (Path folder : adapters) {
      if (Files.notExists(folder)) {
        throw wrong("--adapters: found no such folder: " + folder);
      }
    }
    return open();
  }

  /**
   * Opens what the options name.
   *
   * @param generic whether pages of sites without an adapter are read too
   */
  Broadsheet open(boolean generic) {
    return new Broadsheet(settings().withGeneric(generic), Clock.systemUTC());
  }

  /**
   * The sites named. When none is: those of the folders that the command line names, else of all
   * folders, as far as they are enabled. Who tries an adapter of his own does not mean our
   * hundreds.
   */
  List<SiteAdapter> sites(Broadsheet broadsheet, List<String> names) {
    List<SiteAdapter> sites = broadsheet.sites(names);
    if (!names.isEmpty()) {
      return sites;
    }
    List<SiteAdapter> own = sites.stream().filter(this::means).toList();
    if (own.isEmpty() && isGiven("--adapters")) {
      throw wrong("--adapters: found no enabled site in " + adapters + "; name those you mean");
    }
    return own;
  }

  /** Whether a site is meant when none is named. */
  boolean means(SiteAdapter site) {
    Path file = site.file().toAbsolutePath().normalize();
    return !isGiven("--adapters")
        || adapters.stream()
            .map(folder -> folder.toAbsolutePath().normalize())
            .anyMatch(file::startsWith);
  }

  /** Tells broken adapters; the others go on working. */
  static int tellMistakes(List<AdapterException.Mistake> mistakes) {
    mistakes.forEach(m -> Screen.err().println(m));
    return mistakes.isEmpty() ? Failures.OK : Failures.WRONG;
  }
}
