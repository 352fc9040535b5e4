package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.store.Move;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "move",
    mixinStandardHelpOptions = true,
    header = "Copies the whole store to another database.",
    description = {
      "",
      "From the file in the data folder to a PostgreSQL server, or back. The other database must"
          + " be empty; it gets everything or nothing, and the copy is read again and compared."
          + " The first database stays as it is.",
      ""
    })
final class MoveCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL|FOLDER",
      description =
          "The new database, such as jdbc:postgresql://db.example.org/broadsheet, or a"
              + " data folder.")
  private String target = "";

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "broadsheet",
      description = "The user on the server (default: ${DEFAULT-VALUE}).")
  private String user = "";

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the password.")
  private @Nullable String passwordEnv;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      List<Move.Carried> carried =
          broadsheet
              .upkeep()
              .move(
                  target,
                  user,
                  Optional.ofNullable(passwordEnv),
                  line -> Screen.err().println(Screen.safe(line)));
      if (json) {
        Screen.out().println(json(carried));
        return Failures.OK;
      }
      Table table = new Table("table", "rows", "digest");
      carried.forEach(c -> table.row(c.table(), c.rows(), c.digest()));
      Screen.print(table);
      Screen.out().println("Both databases hold the same. " + next(broadsheet));
      return Failures.OK;
    }
  }

  private String next(Broadsheet broadsheet) {
    String file = broadsheet.settings().data().resolve("settings.yaml").toString();
    return target.startsWith("jdbc:")
        ? "To work on the new one, write into %s:%ndatabase:%n  url: %s%n  user: %s%s"
            .formatted(
                file,
                target,
                user,
                passwordEnv == null ? "" : "%n  password-env: %s".formatted(passwordEnv))
        : "To work on the new one, take the section database out of " + file + ".";
  }

  private static ObjectNode json(List<Move.Carried> carried) {
    ObjectNode all = Json.object();
    ArrayNode tables = all.putArray("tables");
    for (Move.Carried one : carried) {
      tables
          .addObject()
          .put("table", one.table())
          .put("rows", one.rows())
          .put("digest", one.digest());
    }
    return all;
  }
}
