/**
 * When which sites are crawled. Schedules are YAML files, read and checked as strictly as adapters
 * ({@link dev.broadsheet.schedule.Schedules}); {@link dev.broadsheet.schedule.ScheduleRunner} runs
 * them on Quartz, which keeps its triggers in the store's own database, so that a stopped process
 * knows afterwards what it missed. What a schedule does when its time comes is handed in: this room
 * knows the hour, not the crawl.
 */
@NullMarked
package dev.broadsheet.schedule;

import org.jspecify.annotations.NullMarked;
