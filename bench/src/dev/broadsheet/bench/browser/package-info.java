/** Measures pages through the browser: Broadsheet's beside a bare loop with Playwright. */
@NullMarked
package dev.broadsheet.bench.browser;

import org.jspecify.annotations.NullMarked;
