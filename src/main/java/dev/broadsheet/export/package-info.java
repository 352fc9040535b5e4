/**
 * Corpora: articles leave the store as a stream in a format of choice, into a file or a folder that
 * is whole or absent, and come back by an import. A new format is a class and a line in {@link
 * dev.broadsheet.export.ExportFormat}.
 */
@NullMarked
package dev.broadsheet.export;

import org.jspecify.annotations.NullMarked;
