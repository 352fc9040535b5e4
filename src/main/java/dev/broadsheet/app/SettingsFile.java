package dev.broadsheet.app;

import dev.broadsheet.adapter.AdapterException;
import dev.broadsheet.adapter.AdapterException.Mistake;
import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Spot;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.adapter.Yaml;
import dev.broadsheet.crawl.DriftOptions;
import dev.broadsheet.notify.Email;
import dev.broadsheet.notify.MailServer;
import dev.broadsheet.notify.MailServer.Login;
import dev.broadsheet.notify.Notifier;
import dev.broadsheet.notify.Webhook;
import dev.broadsheet.upkeep.KeepOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the operator sets in {@code settings.yaml} of the data folder, and how it is read. */
final class SettingsFile {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");
  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.-]+:[0-9]{1,5}");
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

  private static final Key<String> SMTP =
      Key.required(
          "smtp",
          Kinds.matching("a host and a port such as mail.example.org:587", SERVER),
          "mail.example.org:587",
          "The mail server.");
  private static final Key<String> FROM =
      Key.required("from", address(), "broadsheet@example.org", "The sender.");
  private static final Key<List<String>> TO =
      Key.required("to", Kinds.oneOrMany(address()), "you@example.org", "Who gets the letters.");
  private static final Key<String> USER =
      Key.optional("user", Kinds.TEXT, "broadsheet", "Who logs in.");
  private static final Key<String> PASSWORD_ENV =
      Key.optional(
          "password-env",
          variable(),
          "BROADSHEET_SMTP_PASSWORD",
          "The environment variable that holds the password.");

  private static final Key<DriftOptions> DRIFT =
      Key.optional("drift", DRIFT_SHAPE, "{pages: 20}", "When a site is said to drift.")
          .or(DriftOptions.DEFAULT, "{pages: 20}");
  private static final Key<URI> WEBHOOK =
      Key.optional(
          "webhook", Kinds.URL, "https://chat.example.org/hook", "Gets each notice as JSON.");

  /**
   * What was read.
   *
   * @param notifiers the ways of telling things
   * @param keep how long things are kept
   */
  record Read(DriftOptions drift, List<Notifier> notifiers, KeepOptions keep) {
    Read {
      notifiers = List.copyOf(notifiers);
    }
  }

  private final Map<String, String> environment;

  private SettingsFile(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads the file; what it does not say, or all without it, is as it is by default.
   *
   * @throws AdapterException with every mistake in it
   */
  static Read read(Path file, Map<String, String> environment) {
    List<Mistake> mistakes = new ArrayList<>();
    Optional<Read> read =
        Files.exists(file)
            ? Yaml.read(file, mistakes)
                .flatMap(
                    yaml ->
                        new SettingsFile(environment)
                            .shape()
                            .read(yaml, Spot.ofFile(Yaml.shown(file), mistakes)))
            : Optional.of(new Read(DriftOptions.DEFAULT, List.of(), KeepOptions.DEFAULT));
    if (!mistakes.isEmpty()) {
      throw new AdapterException(mistakes);
    }
    return read.orElseThrow();
  }

  private Shape<Read> shape() {
    Key<Email> email =
        Key.optional(
            "email",
            new Shape<>(
                "email",
                "Letters to the operator.",
                List.of(SMTP, FROM, TO, USER, PASSWORD_ENV),
                this::email),
            "{smtp: 'mail.example.org:587', from: b@example.org, to: you@example.org}",
            "Gets each notice as a letter.");
    Shape<List<Notifier>> ways =
        new Shape<>(
            "notify",
            "Who is told what an operator should know.",
            List.of(WEBHOOK, email),
            values ->
                Optional.of(
                    Stream.<Optional<? extends Notifier>>of(
                            values.find(WEBHOOK).map(Webhook::new), values.find(email))
                        .<Notifier>flatMap(Optional::stream)
                        .toList()));
    Key<List<Notifier>> notify =
        Key.optional(
            "notify",
            ways,
            "{webhook: 'https://chat.example.org/hook'}",
            "Who is told what an operator should know.");
    return new Shape<>(
        "settings",
        "What the operator sets.",
        List.of(DatabaseSettings.key(environment), DRIFT, notify, KeepSettings.KEEP),
        values ->
            Optional.of(
                new Read(
                    values.get(DRIFT),
                    values.find(notify).orElse(List.of()),
                    values.get(KeepSettings.KEEP))));
  }

  private Optional<Email> email(Values values) {
    Optional<String> user = values.find(USER);
    Optional<String> variable = values.find(PASSWORD_ENV);
    if (user.isPresent() != variable.isPresent()) {
      values.at(USER).wrong("found one of user and password-env, expected both or neither");
      return Optional.empty();
    }
    Optional<String> password = variable.map(environment::get);
    if (password.isEmpty() && variable.isPresent()) {
      values
          .at(PASSWORD_ENV)
          .wrong(
              "found no environment variable " + variable.get() + ", expected the password there");
      return Optional.empty();
    }
    String smtp = values.get(SMTP);
    int colon = smtp.indexOf(':');
    MailServer server =
        new MailServer(
            smtp.substring(0, colon),
            Integer.parseInt(smtp.substring(colon + 1)),
            user.flatMap(u -> password.map(p -> new Login(u, p))));
    return Optional.of(new Email(server, values.get(FROM), values.get(TO)));
  }

  static Kind<String> variable() {
    return Kinds.matching("the name of an environment variable", VARIABLE);
  }

  private static Kind<String> address() {
    return Kinds.matching("an e-mail address", ADDRESS);
  }
}
