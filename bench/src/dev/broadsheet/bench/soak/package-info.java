/** Lets schedules run for weeks at an accelerated clock, and looks for what went wrong. */
@NullMarked
package dev.broadsheet.bench.soak;

import org.jspecify.annotations.NullMarked;
