/**
 * The parts wired by hand: {@link dev.broadsheet.app.Broadsheet} makes each when it is first asked
 * for, so that a command pays only for what it uses. Here the clock, randomness and the operator's
 * settings enter.
 */
@NullMarked
package dev.broadsheet.app;

import org.jspecify.annotations.NullMarked;
