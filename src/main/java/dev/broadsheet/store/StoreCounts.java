package dev.broadsheet.store;

/** How much is stored: articles with their versions, known addresses, remembered runs. */
public record StoreCounts(long articles, long versions, long addresses, long runs) {}
