package dev.broadsheet.cli;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number that can't be negative: how many, or the number of a run. */
record CountArgument<T>(Function<String, T> reading) implements ITypeConverter<T> {
  @Override
  public T convert(String text) {
    try {
      if (text.matches("\\d+")) {
        return reading.apply(text);
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("found \"" + text + "\", expected a smaller number");
    }
    throw new TypeConversionException("found \"" + text + "\", expected a whole number, 0 or more");
  }
}
