"""The rule sets of the vectors: how a dozen countries tax, round and pay."""

from __future__ import annotations

from words import rules

RULES = {
    "uk": rules("GBP", "with tax", "line", std="vat20:20", red="vat5:5", zero="vat0:0"),
    "uk_document": rules("GBP", "with tax", "document", std="vat20:20", red="vat5:5", zero="vat0:0"),
    "de": rules("EUR", "with tax", "document", std="de19:19", red="de7:7"),
    "fr": rules("EUR", "with tax", "line", std="fr20:20", mid="fr10:10", red="fr5.5:5.5", press="fr2.1:2.1"),
    "ch": rules("CHF", "with tax", "line", 5, std="ch8.1:8.1", red="ch2.6:2.6"),
    "es_surcharge": rules("EUR", "with tax", "line", std="es21:21 re5.2:5.2", red="es10:10 re1.4:1.4"),
    "es_surcharge_document": rules("EUR", "with tax", "document", std="es21:21 re5.2:5.2", red="es10:10 re1.4:1.4"),
    "us": rules("USD", "without tax", "document", std="county:2.25 state:6", food="", clothes="state:6"),
    "us_line": rules("USD", "without tax", "line", std="county:2.25 state:6", food="", clothes="state:6"),
    "ca": rules("CAD", "without tax", "line", 5, std="gst:5 qst:9.975", zero="gst:0"),
    "trade": rules("EUR", "without tax", "line", std="de19:19", red="de7:7"),
    "trade_document": rules("EUR", "without tax", "document", std="de19:19", red="de7:7"),
    "jp": rules("JPY", "with tax", "document", std="jp10:10", red="jp8:8"),
    "kw": rules("KWD", "with tax", "line", 5, std=""),
}
