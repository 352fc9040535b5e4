package dev.broadsheet.app.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What a site answers.
 *
 * @param delay how long it takes its time
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and dropped
record Answer(int status, Map<String, String> headers, byte[] body, Duration delay) {
  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(String type, Charset charset, String text) {
    return new Answer(
        200,
        Map.of("Content-Type", type + "; charset=" + charset.name().toLowerCase(Locale.ROOT)),
        text.getBytes(charset),
        Duration.ZERO);
  }

  static Answer bytes(String type, byte[] body) {
    return new Answer(200, Map.of("Content-Type", type), body, Duration.ZERO);
  }

  static Answer moved(String location) {
    return new Answer(301, Map.of("Location", location), new byte[0], Duration.ZERO);
  }

  static Answer notFound() {
    return new Answer(
        404,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        "<!DOCTYPE html><title>404</title><h1>404</h1><p>Not found</p>"
            .getBytes(StandardCharsets.UTF_8),
        Duration.ZERO);
  }

  Answer after(Duration time) {
    return new Answer(status, headers, body, time);
  }
}
