package dev.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What the program logs for people to read on a terminal. */
class LogTest {
  @Test
  void showsNoControlCharactersOfPagesAndKeepsTheLinesOfATrace() throws JoranException {
    String esc = "\u001b[31m\u0007\u009b2J\u202e";
    Throwable fault = new IllegalStateException("strange " + esc, new Error("cause " + esc));

    String logged = logged("https://example.org/" + esc + "\r", fault);

    assertThat(logged).contains("https://example.org/", "strange", "cause", "\n\tat ");
    assertThat(logged.replaceAll("[\n\t]", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
  }

  /** As the configuration of the program writes it to standard error. */
  private static String logged(String message, Throwable thrown) throws JoranException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ConsoleAppender<ILoggingEvent> text = (ConsoleAppender<ILoggingEvent>) root.getAppender("text");
    LoggingEvent event = new LoggingEvent("", root, Level.WARN, message, thrown, null);
    return new String(text.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
