package dev.broadsheet.app;

import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.YamlNode;
import dev.broadsheet.adapter.YamlNode.Mapping;
import dev.broadsheet.adapter.YamlNode.Scalar;
import dev.broadsheet.adapter.YamlNode.Sequence;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what holds of each key of the settings, and why. */
final class SettingsReport {
  /** Of these only the host is shown: their path often is a password. */
  private static final Set<String> SECRET_ADDRESSES = Set.of("notify.webhook");

  private final String file;
  private final Mapping settings;
  private final List<SettingsKeys.Entry> given;

  /**
   * @param file as it is shown
   * @param settings the file's, and over it those of variables
   * @param given the keys that variables say
   */
  SettingsReport(String file, Mapping settings, List<SettingsKeys.Entry> given) {
    this.file = file;
    this.settings = settings;
    this.given = given;
  }

  List<EffectiveSettings.Value> of(List<SettingsKeys.Entry> keys) {
    return keys.stream()
        .filter(SettingsKeys.Entry::isValue)
        .flatMap(entry -> value(entry).stream())
        .toList();
  }

  private Optional<EffectiveSettings.Value> value(SettingsKeys.Entry entry) {
    Optional<YamlNode> node = node(entry.path());
    if (node.isEmpty()) {
      String text = entry.key().fallback().map(Key.Fallback::written).orElse("");
      return Optional.of(
          new EffectiveSettings.Value(
              entry.path(), text, text.isEmpty() ? "not set" : "default", entry.variable()));
    }
    return text(entry.path(), node.get())
        .map(
            text ->
                new EffectiveSettings.Value(
                    entry.path(), text, from(entry.path(), node.get()), entry.variable()));
  }

  private Optional<YamlNode> node(String path) {
    Optional<YamlNode> node = Optional.of(settings);
    for (String key : path.split("\\.", -1)) {
      node =
          node.filter(Mapping.class::isInstance).map(Mapping.class::cast).flatMap(m -> m.get(key));
    }
    return node;
  }

  /** Empty of a mapping: its keys are told each for itself. */
  private static Optional<String> text(String path, YamlNode node) {
    return switch (node) {
      case Scalar scalar ->
          Optional.of(SECRET_ADDRESSES.contains(path) ? hidden(scalar) : scalar.text());
      case Sequence list ->
          Optional.of(
              list.items().stream()
                  .flatMap(item -> text(path, item).stream())
                  .collect(Collectors.joining(", ", "[", "]")));
      case Mapping mapping -> Optional.empty();
    };
  }

  private static String hidden(Scalar address) {
    URI url = URI.create(address.text());
    return url.getScheme() + "://" + url.getHost() + "/…";
  }

  private String from(String path, YamlNode node) {
    return given.stream()
        .filter(e -> path.equals(e.path()) || path.startsWith(e.path() + "."))
        .reduce((first, second) -> second)
        .map(SettingsKeys.Entry::variable)
        .orElseGet(() -> file + ":" + node.line());
  }
}
