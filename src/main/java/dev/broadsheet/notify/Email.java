package dev.broadsheet.notify;

import dev.broadsheet.notify.MailServer.Login;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Writes a letter of plain text to each of some people. */
record Email(MailServer server, String from, List<String> to) implements Notifier {
  Email {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(from, "from");
    to = List.copyOf(to);
  }

  @Override
  public String channel() {
    return "email";
  }

  /** The conversation has a thread of its own: servers can drip, which only its end ends. */
  @Override
  public void tell(Notice notice) throws NotifyException {
    FutureTask<Void> conversation = new FutureTask<>(() -> handIn(notice));
    Thread.startVirtualThread(conversation); // to interrupt one closes the socket on which it waits
    try {
      conversation.get(server.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw failure(String.valueOf(cause.getMessage()), e);
    } catch (TimeoutException e) {
      throw failure("did not take the letter in " + server.patience().toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted", e);
    } finally {
      conversation.cancel(true);
    }
  }

  private @Nullable Void handIn(Notice notice) throws MessagingException {
    Session session = Session.getInstance(server.properties());
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage letter = letter(notice, session);
      transport.connect(
          server.host(),
          server.port(),
          server.login().map(Login::user).orElse(null),
          server.login().map(Login::password).orElse(null));
      transport.sendMessage(letter, letter.getAllRecipients());
    }
    return null;
  }

  private NotifyException failure(String what, Exception cause) {
    return new NotifyException("the mail server at " + server.host() + ": " + what, cause);
  }

  private MimeMessage letter(Notice notice, Session session) throws MessagingException {
    MimeMessage letter = new MimeMessage(session);
    letter.setFrom(new InternetAddress(from));
    for (String address : to) {
      letter.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    String charset = StandardCharsets.UTF_8.name();
    letter.setSubject("Broadsheet: " + notice.subject(), charset);
    letter.setText(notice.text(), charset);
    letter.setSentDate(Date.from(notice.at()));
    letter.saveChanges();
    return letter;
  }
}
