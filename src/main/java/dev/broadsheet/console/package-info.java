/**
 * What a running Broadsheet shows over HTTP, on loopback only: by now its metrics, for those who
 * watch many programs with one tool.
 */
@NullMarked
package dev.broadsheet.console;

import org.jspecify.annotations.NullMarked;
