/**
 * The command line: what a person types, sees and gets as exit code. The only room that prints; all
 * work is done by {@link dev.broadsheet.app.Broadsheet}.
 */
@NullMarked
package dev.broadsheet.cli;

import org.jspecify.annotations.NullMarked;
