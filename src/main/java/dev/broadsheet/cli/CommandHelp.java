package dev.broadsheet.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The help of a command: its own options first, below them those that most commands have. */
final class CommandHelp extends Help {
  CommandHelp(CommandSpec command, ColorScheme colours) {
    super(command, colours);
  }

  @Override
  public String optionList() {
    String own = optionListExcludingGroups(options(false));
    List<OptionSpec> shared = options(true);
    return shared.isEmpty()
        ? own
        : own
            + String.format("%nOptions of most commands:%n%n")
            + optionListExcludingGroups(shared);
  }

  /** Without the shared ones, which would fill it with what is below in any case. */
  @Override
  protected Text createDetailedSynopsisOptionsText(
      Collection<ArgSpec> done, Comparator<OptionSpec> order, boolean clusters) {
    List<ArgSpec> without = new ArrayList<>(done);
    without.addAll(options(true));
    return super.createDetailedSynopsisOptionsText(without, order, clusters);
  }

  private List<OptionSpec> options(boolean shared) {
    Set<String> names =
        commandSpec().mixins().values().stream()
            .filter(mixin -> mixin.userObject() instanceof Workplace)
            .flatMap(mixin -> mixin.options().stream())
            .map(OptionSpec::longestName)
            .collect(Collectors.toSet());
    return commandSpec().options().stream()
        .filter(option -> names.contains(option.longestName()) == shared)
        .toList();
  }
}
