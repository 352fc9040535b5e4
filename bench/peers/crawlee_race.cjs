// Crawlee on the benchmark's news site: crawlee_race.cjs ORIGIN ARTICLES CONNECTIONS -> crawlee.jsonl
const { createWriteStream } = require('node:fs');
const { CheerioCrawler, Configuration } = require('crawlee');

const [origin, articles, connections] = process.argv.slice(2);
const out = createWriteStream('crawlee.jsonl');

const crawler = new CheerioCrawler(
  {
    minConcurrency: Number(connections),
    maxConcurrency: Number(connections),
    requestHandler({ $, request }) {
      out.write(
        JSON.stringify({
          url: request.url,
          title: $('h1.headline').text(),
          published: $('time.date').attr('datetime'),
          tags: $('.tags a').map((_, a) => $(a).text()).get(),
          text: $('div.text p').map((_, p) => $(p).text()).get().join('\n\n'),
        }) + '\n',
      );
    },
  },
  new Configuration({ persistStorage: false }),
);

crawler
  .run(Array.from({ length: Number(articles) }, (_, n) => `${origin}/news/${n}.html`))
  .then(() => out.end());
