package dev.broadsheet.cli;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.corpus.CorpusException;
import dev.broadsheet.export.ExportException;
import dev.broadsheet.extract.WrongFileException;
import dev.broadsheet.schedule.ScheduleException;
import dev.broadsheet.search.IndexException;
import dev.broadsheet.search.QueryException;
import dev.broadsheet.store.StoreException;
import dev.broadsheet.upkeep.UpkeepException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a sentence and an exit code. */
final class Failures {
  static final int OK = 0;
  static final int FAILED = 1;
  static final int WRONG = 2;

  private Failures() {}

  /** A wrong command: what is wrong, what was perhaps meant, and where the help is. */
  static int tellMisuse(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    Screen.err().println(e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    Screen.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return WRONG;
  }

  static int tell(Exception e, CommandLine command, ParseResult parsed) {
    return switch (e) {
      case AdapterException a -> {
        a.mistakes().forEach(m -> Screen.err().println(m));
        yield WRONG;
      }
      case QueryException q -> {
        Screen.err().println(q.getMessage());
        yield WRONG;
      }
      case ParameterException p -> tellMisuse(p, new String[0]);
      case StoreException s -> failed(s);
      case ExportException x -> failed(x);
      case CorpusException c -> failed(c);
      case ScheduleException s -> failed(s);
      case UpkeepException u -> failed(u);
      case IndexException i -> failed(i);
      case NoSuchFileException n -> {
        Screen.err().println("No such file: " + n.getMessage());
        yield WRONG;
      }
      case WrongFileException w -> {
        Screen.err().println(w.getMessage());
        yield WRONG;
      }
      case AccessDeniedException a -> failed(new IOException("No permission: " + a.getMessage()));
      case UncheckedIOException io -> failed(io);
      case IOException io -> failed(io);
      default -> {
        Screen.err().println("This is a fault of Broadsheet, not yours; please report it:");
        e.printStackTrace(Screen.err());
        yield FAILED;
      }
    };
  }

  private static int failed(Exception e) {
    Screen.err().println(e.getMessage());
    return FAILED;
  }
}
