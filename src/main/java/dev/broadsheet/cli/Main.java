package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import java.time.LocalDate;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The front door of the program. Exit code 0: done; 1: the work failed; 2: the command or an
 * adapter is wrong.
 */
@Command(
    name = "broadsheet",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    header = "Turns news sites into clean, dated, tagged text corpora.",
    description = {
      "",
      "A site is described once, in a short YAML adapter; Broadsheet finds its articles, fetches"
          + " them politely, stores one normalized article for each page with its history and its"
          + " raw page, and exports corpora.",
      ""
    },
    footer = {
      "",
      "First steps:",
      "  ${sys:broadsheet.called:-broadsheet} demo                        see everything at work on"
          + " invented sites",
      "  ${sys:broadsheet.called:-broadsheet} adapter list                list the known sites",
      "  ${sys:broadsheet.called:-broadsheet} crawl gazeta.ru --limit 20  fetch and store twenty"
          + " articles",
      "  ${sys:broadsheet.called:-broadsheet} export --format jsonl --out corpus.jsonl",
      "",
      "Exit codes: 0 done, 1 the work failed, 2 the command or one of its files is wrong."
    },
    subcommands = {
      DemoCommand.class,
      CrawlCommand.class,
      IngestCommand.class,
      ServeCommand.class,
      OpenCommand.class,
      ExtractCommand.class,
      DatesCommand.class,
      AdapterCommand.class,
      ArticlesCommand.class,
      RunsCommand.class,
      ScheduleCommand.class,
      ExportCommand.class,
      CorpusCommand.class,
      ImportCommand.class,
      ReextractCommand.class,
      RebuildCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      MoveCommand.class,
      VerifyCommand.class,
      CleanCommand.class,
      CompactCommand.class,
      StatusCommand.class,
      SettingsCommand.class,
      AutoComplete.GenerateCompletion.class
    })
public final class Main implements Runnable {
  private Main() {}

  public static void main(String[] args) {
    // in files that are made, and to those that read them, a number is written one way everywhere
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(run(args));
  }

  /** Runs a command and gives its exit code. */
  static int run(String... args) {
    return new CommandLine(new Main())
        .setHelpFactory(CommandHelp::new)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, new DayArgument())
        .registerConverter(int.class, new CountArgument<>(Integer::valueOf))
        .registerConverter(Integer.class, new CountArgument<>(Integer::valueOf))
        .registerConverter(long.class, new CountArgument<>(Long::valueOf))
        .registerConverter(Long.class, new CountArgument<>(Long::valueOf))
        .setExecutionExceptionHandler(Failures::tell)
        .setParameterExceptionHandler(Failures::tellMisuse)
        .execute(args);
  }

  @Override
  public void run() {
    new CommandLine(this).usage(Screen.out());
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"broadsheet " + Broadsheet.version()};
    }
  }
}
