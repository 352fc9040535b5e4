package dev.broadsheet.cli;

import dev.broadsheet.adapter.Kinds;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads durations as adapters and schedules write them. */
final class DurationArgument implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return Kinds.duration(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "found \"" + text + "\", expected a duration such as 30m or 2h");
    }
  }
}
