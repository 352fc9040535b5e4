package dev.broadsheet.cli;

import dev.broadsheet.app.Broadsheet;
import dev.broadsheet.app.EffectiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "settings",
    mixinStandardHelpOptions = true,
    header = "Shows every setting, where its value comes from, and its environment variable.",
    description = {
      "",
      "An option takes precedence over a variable, a variable over settings.yaml in the data"
          + " folder, and that over the default. Secrets are not shown.",
      ""
    })
final class SettingsCommand implements Callable<Integer> {
  @Mixin private Workplace workplace = new Workplace();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Broadsheet broadsheet = workplace.open()) {
      EffectiveSettings read = broadsheet.effectiveSettings();
      List<EffectiveSettings.Value> all = new ArrayList<>(workplace.values());
      all.addAll(read.values());
      if (json) {
        Screen.out().println(json(all, read.unused()));
        return Failures.OK;
      }
      Table table = new Table("setting", "value", "from", "variable");
      all.forEach(v -> table.row(v.key(), v.text(), v.from(), v.variable()));
      Screen.print(table);
      read.unused()
          .forEach(name -> Screen.out().println(name + " is set, and is no setting's variable"));
      return Failures.OK;
    }
  }

  private static ObjectNode json(List<EffectiveSettings.Value> values, List<String> unused) {
    ObjectNode all = Json.object();
    ArrayNode settings = all.putArray("settings");
    values.forEach(
        v ->
            settings
                .addObject()
                .put("key", v.key())
                .put("value", v.text())
                .put("from", v.from())
                .put("variable", v.variable()));
    ArrayNode strange = all.putArray("unused");
    unused.forEach(strange::add);
    return all;
  }
}
