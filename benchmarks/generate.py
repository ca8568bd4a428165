"""Generated news pages for benchmarks: plausible, neutral, invented, English and Arabic.

The same number gives the same page on every machine. Pages are dated 2025, so that libraries which
rule out future dates do no extra work. Outlets do not exist (``.example``), places
are real, nobody is named. Run as a script it writes a folder of pages or a WARC:

    python benchmarks/generate.py pages FOLDER --count 1000
    python benchmarks/generate.py warc FILE.warc.gz --megabytes 1000
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

PLACES = {
    "en": ["Aqaba", "Kisumu", "Sylhet", "Valletta", "Izmir", "Gdansk", "Mombasa", "Salalah", "Trieste", "Chittagong"],
    "ar": ["العقبة", "كيسومو", "سيلهت", "فاليتا", "إزمير", "غدانسك", "مومباسا", "صلالة", "ترييستي", "شيتاغونغ"],
}
BODIES = {
    "en": ["the harbour office", "the transport ministry", "the river authority", "the dockers' union",
           "the chamber of trade", "the district relief office", "the water board", "the port operator"],
    "ar": ["مكتب الميناء", "وزارة النقل", "هيئة النهر", "نقابة عمال الأرصفة",
           "غرفة التجارة", "مكتب الإغاثة", "مجلس المياه", "شركة تشغيل الميناء"],
}  # fmt: skip
SENTENCES = {
    "en": [
        "Officials from {body} said on {day} that work on the {number}-metre quay in {place} begins in {few} weeks.",
        "According to {body}, about {number} people in {place} were asked to register for the new ferry line.",
        "“We have counted every crate twice,” a spokesperson for {body} told reporters in {place}.",
        "The plan for {place} foresees {few} new pumping stations, at a cost of {few} to {number} million dollars.",
        "Traffic between {place} and the towns around it was back to normal after {few} hours, {body} said.",
        "Last year {body} had put the number of ships waiting off {place} at {number}.",
        "Nobody was hurt, and the road was open again by the evening of {day}.",
        "The next meeting of {body} is planned in {place}, and both sides said that they would attend it.",
    ],
    "ar": [
        "وقال مسؤولون في {body} يوم {day} إن العمل في رصيف {place} وطوله {number} مترا يبدأ خلال {few} أسابيع.",
        "وبحسب {body} فقد سجل نحو {number} شخصا في {place} أسماءهم في خط العبارات الجديد.",
        "وأضاف متحدث باسم {body} للصحفيين في {place}: «لقد أحصينا كل صندوق مرتين».",
        "وتتضمن خطة {place} بناء {few} محطات ضخ جديدة بكلفة تتراوح بين {few} و{number} مليون دولار.",
        "وعادت الحركة بين {place} والبلدات المجاورة إلى طبيعتها بعد {few} ساعات، وفق ما جاء في بيان {body}.",
        "وكانت {body} قد قدرت العام الماضي عدد السفن المنتظرة قبالة {place} بنحو {number} سفينة.",
        "ولم يصب أحد بأذى، وأعيد فتح الطريق مساء {day}.",
        "ومن المقرر أن تعقد {body} اجتماعها المقبل في {place}، وأكد الطرفان أنهما سيحضرانه.",
    ],
}
DAYS = {"en": ["Sunday", "Monday", "Tuesday", "Wednesday"], "ar": ["الأحد", "الاثنين", "الثلاثاء", "الأربعاء"]}
MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"],
    "ar": ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
           "ديسمبر"],
}  # fmt: skip
TITLES = {
    "en": "{place}: {body} sets out plan for {number} berths, report {serial}",
    "ar": "{place}: خطة من {body} لإنشاء {number} رصيفا، التقرير {serial}",
}
OUTLETS = {"en": ["The Quay Letter", "Harbour Daily"], "ar": ["رسالة الرصيف", "يومية المرفأ"]}
MENU = {
    "en": ["Home", "World", "Economy", "Weather", "Opinion", "Pictures", "About us", "Contact", "Terms of use"],
    "ar": ["الرئيسية", "العالم", "اقتصاد", "الطقس", "رأي", "صور", "من نحن", "اتصل بنا", "شروط الاستخدام"],
}
RELATED = {"en": "Read also", "ar": "اقرأ أيضا"}

#: What stands around an article, so that a page has about the 1,300 elements that news pages have.
_MENU_LINKS, _CARDS = 120, 40

_FIRST_DAY = datetime(2025, 1, 1, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class GeneratedPage:
    """One invented article: its address, title, paragraphs and what stands around it."""

    number: int
    language: str
    outlet: str
    url: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]
    related: tuple[str, ...]
    script: str

    @property
    def printed_date(self) -> str:
        """The date as a reader sees it."""
        return f"{self.published.day} {MONTHS[self.language][self.published.month - 1]} {self.published.year}"

    def html(self) -> bytes:
        """Render the page as HTML in UTF-8, with the furniture and scripts that pages have."""
        declared = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.published.isoformat(),
            "publisher": {"@type": "Organization", "name": self.outlet},
        }
        words = MENU[self.language]
        links = [f'<a class="nav-link" href="/{n}">{words[n % len(words)]} {n}</a>' for n in range(_MENU_LINKS)]
        menu = "".join(
            f'<li class="nav-item"><div class="nav-item__in"><span>{link}</span></div></li>' for link in links
        )
        related = "".join(_card(n, escape(title)) for n, title in enumerate(self.related))
        body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)
        direction = "rtl" if self.language == "ar" else "ltr"
        return f"""<!DOCTYPE html>
<html lang="{self.language}" dir="{direction}"><head><meta charset="utf-8">
<title>{escape(self.title)} | {self.outlet}</title>
<meta property="og:title" content="{escape(self.title)}"><meta property="og:site_name" content="{self.outlet}">
<meta property="article:published_time" content="{self.published.isoformat()}"><link rel="canonical" href="{self.url}">
<script type="application/ld+json">{json.dumps(declared, ensure_ascii=False)}</script>
<script>{self.script}</script></head>
<body><header class="site-header"><nav><ul class="menu">{menu}</ul></nav></header>
<main><article class="story"><h1>{escape(self.title)}</h1>
<div class="meta"><time datetime="{self.published.isoformat()}">{self.printed_date}</time></div>
{body}
</article><aside class="related"><h2>{RELATED[self.language]}</h2><div class="cards">{related}</div></aside></main>
<footer class="site-footer"><div class="columns"><ul class="links">{menu}</ul></div><p>© 2025 {self.outlet}</p></footer>
<script>{self.script[::-1].replace("<", " ")}</script></body></html>
""".encode()

    def scraped(self) -> bytes:
        """Render the page as a scraper leaves it: lines of text and some furniture, in UTF-8."""
        middle = len(self.paragraphs) // 2
        lines = [
            self.title,
            self.printed_date,
            *self.paragraphs[:middle],
            f"{RELATED[self.language]}: {self.related[0]}",
            *self.paragraphs[middle:],
            f"© 2025 {self.outlet}",
        ]
        return ("\n\n".join(lines) + "\n").encode()


def page(number: int) -> GeneratedPage:
    """Make the page of this number; even numbers are English, odd ones Arabic."""
    chance = random.Random(number)
    language = "ar" if number % 2 else "en"
    outlet = chance.randrange(len(OUTLETS[language]))
    sentences = [_sentence(chance, language) for _ in range(chance.randint(24, 90))]
    paragraphs, start = [], 0
    while start < len(sentences):
        size = chance.randint(1, 4)
        paragraphs.append(" ".join(sentences[start : start + size]))
        start += size
    return GeneratedPage(
        number,
        language,
        OUTLETS[language][outlet],
        f"https://quay-{language}-{outlet}.example/{number}",
        _title(chance, language, number),
        _FIRST_DAY + timedelta(minutes=number * 37 % 500_000),
        tuple(paragraphs),
        tuple(_title(chance, language, chance.randrange(10**6)) for _ in range(_CARDS)),
        _script(chance),
    )


def pages(count: int, first: int = 0) -> Iterator[GeneratedPage]:
    """Make ``count`` pages from number ``first`` on."""
    return (page(number) for number in range(first, first + count))


def write_folder(folder: Path, count: int) -> None:
    """Write ``count`` HTML pages into a folder, a hundred to a subfolder."""
    for each in pages(count):
        path = folder / f"{each.number // 100:04}" / f"{each.number:06}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.html())


def write_warc(path: Path, megabytes: int) -> int:
    """Write responses into a WARC, gzipped record by record, until they hold ``megabytes`` uncompressed.

    Returns the number of pages.
    """
    written, number = 0, 0
    with path.open("wb") as stream:
        while written < megabytes * 10**6:
            record = _warc_response(page(number))
            stream.write(gzip.compress(record, 5, mtime=0))
            written += len(record)
            number += 1
    return number


def _warc_response(each: GeneratedPage) -> bytes:
    body = each.html()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    fetched = (each.published + timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M:%SZ")
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{each.number:012x}>\r\n"
        f"WARC-Target-URI: {each.url}\r\nWARC-Date: {fetched}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return fields.encode() + head + body + b"\r\n\r\n"


def _sentence(chance: random.Random, language: str) -> str:
    return chance.choice(SENTENCES[language]).format(
        body=chance.choice(BODIES[language]),
        place=chance.choice(PLACES[language]),
        day=chance.choice(DAYS[language]),
        number=chance.randint(11, 9000),
        few=chance.randint(2, 9),
    )


def _card(number: int, title: str) -> str:
    """Make the box that links to another story: picture, heading, label."""
    return (
        f'<div class="card card--{number % 3}"><a class="card__link" href="/r/{number}"><figure class="card__figure">'
        f'<picture><source srcset="/i/{number}.webp 640w"><img alt="" src="/i/{number}.jpg" loading="lazy"></picture>'
        f'</figure><div class="card__text"><h3 class="card__title">{title}</h3></div></a></div>'
    )


def _title(chance: random.Random, language: str, serial: int) -> str:
    return TITLES[language].format(
        place=chance.choice(PLACES[language]),
        body=chance.choice(BODIES[language]),
        number=chance.randint(3, 60),
        serial=serial,
    )


_WORDS = (
    "header",
    "article",
    "tracking",
    "consent",
    "layout",
    "image",
    "https://cdn.example/a/b",
    "true",
    "article-body",
)


def _script(chance: random.Random) -> str:
    """Make the kind of inline script that makes up most of a news page's bytes."""
    pairs = (f'"key{n}":"{chance.choice(_WORDS)}-{chance.randrange(1000)}"' for n in range(chance.randint(200, 1200)))
    return "window.__state={" + ",".join(pairs) + "};"


def main() -> None:
    """Write pages or a WARC, as the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    folder = kinds.add_parser("pages", help="a folder of HTML pages")
    folder.add_argument("path", type=Path)
    folder.add_argument("--count", type=int, default=1000)
    warc = kinds.add_parser("warc", help="a WARC.gz of responses")
    warc.add_argument("path", type=Path)
    warc.add_argument("--megabytes", type=int, default=1000, help="uncompressed")
    options = parser.parse_args()
    if options.kind == "pages":
        write_folder(options.path, options.count)
    else:
        write_warc(options.path, options.megabytes)


if __name__ == "__main__":
    main()
