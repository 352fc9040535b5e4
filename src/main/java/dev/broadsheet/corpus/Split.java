package dev.broadsheet.corpus;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A part of a corpus that models are trained on, tuned on or tested on; or all of it. */
public enum Split {
  ALL,
  TRAIN,
  DEV,
  TEST;

  /** As files are called by it. */
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
