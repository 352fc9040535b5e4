"""Scrapy on the benchmark's news site: scrapy_race.py ORIGIN ARTICLES CONNECTIONS -> articles.jsonl"""

import sys

import scrapy
from scrapy.crawler import CrawlerProcess

ORIGIN, ARTICLES, CONNECTIONS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


class Town(scrapy.spiders.SitemapSpider):
    name = "town"
    sitemap_urls = [f"{ORIGIN}/sitemap-{ARTICLES}.xml"]

    def parse(self, response):
        yield {
            "url": response.url,
            "title": response.css("h1.headline::text").get(),
            "published": response.css("time.date::attr(datetime)").get(),
            "tags": response.css(".tags a::text").getall(),
            "text": "\n\n".join(response.css("div.text p::text").getall()),
        }


process = CrawlerProcess(
    {
        "CONCURRENT_REQUESTS": CONNECTIONS,
        "CONCURRENT_REQUESTS_PER_DOMAIN": CONNECTIONS,
        "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "WARNING",
        "FEEDS": {"scrapy.jsonl": {"format": "jsonlines", "encoding": "utf8", "overwrite": True}},
    }
)
process.crawl(Town)
process.start()
