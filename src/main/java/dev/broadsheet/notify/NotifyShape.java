package dev.broadsheet.notify;

import dev.broadsheet.adapter.Key;
import dev.broadsheet.adapter.Kind;
import dev.broadsheet.adapter.Kinds;
import dev.broadsheet.adapter.Shape;
import dev.broadsheet.adapter.Values;
import dev.broadsheet.notify.MailServer.Login;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a file can say of whom to tell. */
public final class NotifyShape {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");
  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.-]+:[0-9]{1,5}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Key<URI> WEBHOOK =
      Key.optional(
          "webhook", Kinds.URL, "https://chat.example.org/hook", "Gets each notice as JSON.");
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
          Kinds.matching("the name of an environment variable", VARIABLE),
          "BROADSHEET_SMTP_PASSWORD",
          "The environment variable that holds the password.");

  private final Map<String, String> environment;

  private NotifyShape(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The mapping with {@code webhook} and {@code email}.
   *
   * @param name of its section
   * @param environment holds the passwords
   */
  public static Shape<List<Notifier>> of(String name, Map<String, String> environment) {
    NotifyShape notify = new NotifyShape(environment);
    Key<Email> email =
        Key.optional(
            "email",
            new Shape<>(
                "email",
                "Letters to the operator.",
                List.of(SMTP, FROM, TO, USER, PASSWORD_ENV),
                notify::email),
            "{smtp: 'mail.example.org:587', from: b@example.org, to: you@example.org}",
            "Gets each notice as a letter.");
    return new Shape<>(
        name,
        "Who is notified of troubles.",
        List.of(WEBHOOK, email),
        values ->
            Optional.of(
                Stream.<Optional<? extends Notifier>>of(
                        values.find(WEBHOOK).map(Webhook::new), values.find(email))
                    .<Notifier>flatMap(Optional::stream)
                    .toList()));
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
    return server(values, user.flatMap(u -> password.map(p -> new Login(u, p))))
        .map(server -> new Email(server, values.get(FROM), values.get(TO)));
  }

  private static Optional<MailServer> server(Values values, Optional<Login> login) {
    String smtp = values.get(SMTP);
    int colon = smtp.indexOf(':');
    int port = Integer.parseInt(smtp.substring(colon + 1));
    if (port > Kinds.HIGHEST_PORT) {
      values
          .at(SMTP)
          .wrong("found the port " + port + ", expected " + Kinds.HIGHEST_PORT + " at most");
      return Optional.empty();
    }
    return Optional.of(new MailServer(smtp.substring(0, colon), port, login));
  }

  private static Kind<String> address() {
    return Kinds.matching("an e-mail address", ADDRESS);
  }
}
