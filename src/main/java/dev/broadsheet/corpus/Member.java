package dev.broadsheet.corpus;

/** An article that belongs to a corpus, and its split. */
record Member(Candidate article, Split split) {}
