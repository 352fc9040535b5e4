package dev.broadsheet.store;

import org.jdbi.v3.core.statement.PreparedBatch;

/** Batches that may be empty, which databases refuse. */
final class Batches {
  private Batches() {}

  static void execute(PreparedBatch batch) {
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
