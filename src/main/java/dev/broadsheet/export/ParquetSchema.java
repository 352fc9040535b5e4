package dev.broadsheet.export;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The columns of a Parquet file. */
final class ParquetSchema {
  static final MessageType ARTICLE =
      MessageTypeParser.parseMessageType(
          """
          message ParquetRow {
            required binary id (STRING);
            required binary url (STRING);
            required binary site (STRING);
            required binary title (STRING);
            optional binary subtitle (STRING);
            optional binary lead (STRING);
            required binary text (STRING);
            required group body (LIST) {
              repeated group list {
                optional group element {
                  required binary type (STRING);
                  optional binary text (STRING);
                  optional int32 level;
                  optional boolean ordered;
                  optional group items (LIST) {
                    repeated group list { optional binary element (STRING); }
                  }
                  optional group rows (LIST) {
                    repeated group list {
                      optional group element (LIST) {
                        repeated group list { optional binary element (STRING); }
                      }
                    }
                  }
                  optional binary url (STRING);
                  optional binary caption (STRING);
                  optional binary credit (STRING);
                  optional binary language (STRING);
                }
              }
            }
            optional int64 published (TIMESTAMP(MICROS,true));
            optional binary publishedIso (STRING);
            optional binary publishedPrecision (STRING);
            optional int64 modified (TIMESTAMP(MICROS,true));
            optional binary modifiedIso (STRING);
            optional binary modifiedPrecision (STRING);
            required group authors (LIST) {
              repeated group list { optional binary element (STRING); }
            }
            required group tags (LIST) {
              repeated group list { optional binary element (STRING); }
            }
            optional binary section (STRING);
            optional binary language (STRING);
            required group images (LIST) {
              repeated group list {
                optional group element {
                  optional binary url (STRING);
                  optional binary caption (STRING);
                  optional binary credit (STRING);
                }
              }
            }
            optional binary source (STRING);
            optional binary license (STRING);
            optional boolean free;
            required int64 fetched (TIMESTAMP(MICROS,true));
            required binary fetchedIso (STRING);
            required binary adapter (STRING);
            required group provenance (MAP) {
              repeated group key_value {
                required binary key (STRING);
                optional binary value (STRING);
              }
            }
            required int32 words;
            required binary hash (STRING);
            optional binary group (STRING);
            optional binary drift (STRING);
          }
          """);

  private ParquetSchema() {}
}
