package dev.broadsheet.store;

/**
 * What does not fit together inside the database; all is 0 in a sound one.
 *
 * @param lostVersions versions that articles count and that are not there
 * @param lostTexts articles of which exports would know nothing: without a card of the current
 *     version, or without a text
 * @param stuckAddresses addresses that wait and have no time at which they are due
 * @param unknownAddresses articles with a page of which the frontier knows no address
 */
public record Soundness(
    long lostVersions, long lostTexts, long stuckAddresses, long unknownAddresses) {
  static Soundness of(Database database) {
    return database.inTransaction(
        "checking the database",
        handle ->
            handle
                .createQuery(
                    """
                    select
                      (select coalesce(sum(version), 0) from articles)
                        - (select count(*) from versions) as lost,
                      (select count(*) from articles)
                        - (select count(*) from articles a
                          join cards c on c.article = a.id and c.version = a.version
                          join texts t on t.number = c.number) as untold,
                      (select count(*) from frontier
                        where due is null and state in ('NEW', 'LEASED', 'DUE_AGAIN', 'FAILED'))
                        as stuck,
                      (select count(*) from cards c
                        where c.raw_file <> ''
                          and not exists (select 1 from frontier f where f.id = c.article)
                          and not exists (select 1 from aliases l join frontier f on f.id = l.id
                            where l.article = c.article)) as strange
                    """)
                .map(
                    (row, context) ->
                        new Soundness(
                            row.getLong("lost"),
                            row.getLong("untold"),
                            row.getLong("stuck"),
                            row.getLong("strange")))
                .one());
  }
}
