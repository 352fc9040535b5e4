"""Scrapy on the benchmark's news site: scrapy runspider scrapy_race.py -a origin=… -a articles=… -O FILE"""

import scrapy


class Town(scrapy.spiders.SitemapSpider):
    name = "town"
    custom_settings = {
        "ROBOTSTXT_OBEY": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "WARNING",
        "FEED_EXPORT_ENCODING": "utf8",
    }

    def __init__(self, origin, articles, **rest):
        super().__init__(**rest)
        self.sitemap_urls = [f"{origin}/sitemap-{articles}.xml"]

    def parse(self, response):
        yield {
            "url": response.url,
            "title": response.css("h1.headline::text").get(),
            "published": response.css("time.date::attr(datetime)").get(),
            "tags": response.css(".tags a::text").getall(),
            "text": "\n\n".join(response.css("div.text p::text").getall()),
        }
