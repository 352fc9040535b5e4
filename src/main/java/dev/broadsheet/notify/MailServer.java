package dev.broadsheet.notify;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * Where letters are handed in.
 *
 * @param port 465 is spoken to by TLS from the beginning, others by STARTTLS where they offer it
 * @param login without it nobody logs in
 * @param patience the longest that handing in one letter may take (default 30 s)
 */
record MailServer(String host, int port, Optional<Login> login, Duration patience) {
  private static final int TLS = 465;
  private static final String TIMEOUT_MILLIS = "10000";

  /** A user and a password, which is sent by TLS only. */
  record Login(String user, String password) {
    Login {
      Objects.requireNonNull(user, "user");
      Objects.requireNonNull(password, "password");
    }

    @Override
    public String toString() {
      return user;
    }
  }

  MailServer {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(patience, "patience");
  }

  MailServer(String host, int port, Optional<Login> login) {
    this(host, port, login, Duration.ofSeconds(30));
  }

  /** As Jakarta Mail is told. */
  Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.quitwait", "false"); // the letter is taken then
    properties.put("mail.smtp.ssl.enable", String.valueOf(port == TLS));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", String.valueOf(login.isPresent()));
    properties.put("mail.smtp.auth", String.valueOf(login.isPresent()));
    return properties;
  }
}
